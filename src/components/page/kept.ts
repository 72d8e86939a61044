import { hash } from 'node:crypto';

/** Characters of markup that are kept: about as many bytes, in Arabic twice. */
const ROOM = 8_000_000;

/** Where something stands in kept markup that is each reader's own. Nobody can guess it, so no text can hold it. */
const MARK = crypto.randomUUID();
/** Stands for a form's idempotency key: each gets its own. */
export const KEY = `${MARK}key;`;
/** Stands for the reader's id. */
export const OWNER = `${MARK}owner;`;

/**
 * Markup that depends on nothing but `of`: rendered once and kept while it is asked for; what was not asked for the
 * longest goes first. In development it is rendered every time.
 */
export async function keepMarkup(of: unknown[], render: () => Promise<string>): Promise<string> {
  const name = hash('sha256', JSON.stringify(of), 'base64');
  const markup = kept.get(name) ?? (await render());
  if (import.meta.env.DEV) return markup;
  // Set once more, it is the last to go.
  forget(name);
  kept.set(name, markup);
  size += markup.length;
  for (const [oldest] of kept) {
    if (size <= ROOM) break;
    forget(oldest);
  }
  return markup;
}

/** Kept markup with a reader's own values in it. */
export function fill(markup: string, owner: string | undefined): string {
  return markup.replaceAll(KEY, () => crypto.randomUUID()).replaceAll(OWNER, owner ?? '');
}

const kept = new Map<string, string>();
let size = 0;

function forget(name: string): void {
  size -= kept.get(name)?.length ?? 0;
  kept.delete(name);
}
