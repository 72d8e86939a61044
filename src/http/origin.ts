/**
 * Whether a write comes from a page of this site. Every browser of the last years sends `Origin` with a POST, whatever
 * its body, so it must be ours to the letter; `null` (a sandboxed frame, a `data:` page) is not. Where it is missing,
 * the browser's own word that the page is ours (`Sec-Fetch-Site: same-origin`, which no script can set) is enough;
 * without either we cannot know, and refuse.
 * @param headers the request's
 * @param origin the academy's public origin, as `https://academy.mfa.example`
 */
export function fromThisSite(headers: Headers, origin: string): boolean {
  const given = headers.get('origin');
  return given === null ? headers.get('sec-fetch-site') === 'same-origin' : given === origin;
}
