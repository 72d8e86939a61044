import type { Unsent } from './unsent.ts';

/** What came back: the response, and the page it brought. */
export type Answer = { response: Response; page: Document; blank: boolean };

/** Milliseconds after which a silent line counts as broken. */
const PATIENCE = 20_000;

/**
 * Sends the form of that id; the request may outlive the page. `undefined` when the line is down or stays silent for
 * 20 seconds.
 */
export async function post({ action, fields }: Unsent, form: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'x-fragment': form },
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE),
    });
    const text = await response.text();
    return { response, page: new DOMParser().parseFromString(text, 'text/html'), blank: text.trim() === '' };
  } catch {
    return undefined;
  }
}

/** Goes to a page, also where it differs from this one in its hash alone, which would only scroll. */
export function goTo(url: string): void {
  if (url.split('#')[0] === location.href.split('#')[0]) location.reload();
  else location.assign(url);
}
