import type { Shelf } from '../../src/elements/unsent.ts';

/** A shelf as a browser's storage is one, for one test. */
export function memoryShelf(): Shelf {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}
