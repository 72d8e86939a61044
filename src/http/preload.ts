/** How far into a page its head is looked at, in bytes. */
const HEAD = 2048;

/**
 * The style sheets in a page's head as a `Link` header (RFC 8288), so that the browser asks for them before it has read
 * the page; undefined for a page without any.
 */
export function preloads(html: Uint8Array): string | undefined {
  const head = new TextDecoder().decode(html.subarray(0, HEAD));
  const sheets = [...head.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href);
  return sheets.length > 0 ? sheets.map((href) => `<${href}>; rel=preload; as=style`).join(', ') : undefined;
}
