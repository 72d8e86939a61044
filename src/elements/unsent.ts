/** A form as it was to be sent: its address, its fields in order, when, and whether a button was pressed. */
export type Unsent = { action: string; fields: [string, string][]; at: string; submitted: boolean };

/** What is needed of `localStorage`. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The browser's storage, or a shelf that holds nothing where it is forbidden. */
export function browserShelf(): Shelf {
  try {
    return localStorage;
  } catch {
    return NO_SHELF;
  }
}

const NO_SHELF: Shelf = {
  getItem: () => null,
  setItem: () => {
    throw new Error('storage is forbidden');
  },
  removeItem: () => undefined,
};

/**
 * Where the unsent answer of a form lies. `owner` keeps two people apart who share a browser; without one the form's id
 * is all.
 */
export function shelfMark(form: string, owner = ''): string {
  return `attache:unsent:${form}${owner && `:${owner}`}`;
}

/** Keeps an answer until it is sent; false where the browser does not let us (storage full or forbidden). */
export function keep(shelf: Shelf, mark: string, unsent: Unsent): boolean {
  try {
    shelf.setItem(mark, JSON.stringify(unsent));
    return true;
  } catch {
    return false;
  }
}

/** The answer that was kept, if there is one that can be read. */
export function kept(shelf: Shelf, mark: string): Unsent | undefined {
  try {
    const unsent: unknown = JSON.parse(shelf.getItem(mark) ?? 'null');
    return isUnsent(unsent) ? unsent : undefined;
  } catch {
    return undefined;
  }
}

/** Clears what was kept, unless a newer answer has taken its place since. */
export function forget(shelf: Shelf, mark: string, sent: Unsent): void {
  const now = kept(shelf, mark);
  if (now && keyOf(now) !== keyOf(sent)) return;
  try {
    shelf.removeItem(mark);
  } catch {
    // Storage is forbidden, so nothing was kept.
  }
}

/** Milliseconds to wait after so many failures (from 1): 5 s, 15 s, then a minute each. */
export function delay(failures: number): number {
  return [5_000, 15_000][failures - 1] ?? 60_000;
}

/** What an answer says, without the key under which it is sent: two sends of the same content compare equal. */
export function contentOf({ action, fields }: Pick<Unsent, 'action' | 'fields'>): string {
  return JSON.stringify([action, fields.filter(([name]) => name !== 'key')]);
}

/** Whether an answer to a request means that the same request may succeed later. */
export function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

function keyOf({ fields }: Unsent): string | undefined {
  return fields.find(([name]) => name === 'key')?.[1];
}

function isUnsent(value: unknown): value is Unsent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'action' in value &&
    typeof value.action === 'string' &&
    'fields' in value &&
    Array.isArray(value.fields)
  );
}
