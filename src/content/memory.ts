/**
 * Keeps what was made of a text under a name (a file's), so that it is made again only when the text is another.
 * A second reading of a thousand lessons then parses the one that was edited.
 */
export type Memory = <T>(name: string, text: string, make: () => T) => T;

/** A memory that is empty. Under one name there must always be the same kind of value. */
export function newMemory(): Memory {
  const kept = new Map<string, { text: string; value: unknown }>();
  return <T>(name: string, text: string, make: () => T): T => {
    const before = kept.get(name);
    if (before?.text === text) return before.value as T;
    const value = make();
    kept.set(name, { text, value });
    return value;
  };
}
