/** A block of a lesson: its id, what it is, and its words. */
export type LaidBlock = readonly [id: string, kind: string, text: string];

/** How alike an old and a new block must be to be one that was edited. */
const ALIKE = 0.5;

/**
 * Which blocks of an older text became which of a newer one, by their ids. A block that is in both is itself. One that is
 * gone became one that is new, of its kind and between the same neighbours that both texts have, if they share half of
 * their words; the likest first. What finds none is not told: it is gone.
 */
export function movedBlocks(older: readonly LaidBlock[], newer: readonly LaidBlock[]): Map<string, string> {
  const [left, come] = [apart(older, newer), apart(newer, older)];
  const pairs = left.flatMap((old) =>
    come
      .filter((one) => one.kind === old.kind && one.between === old.between)
      .map((one) => ({ old, one, alike: likeness(old.words, one.words) })),
  );
  const moves = new Map<string, string>();
  for (const { old, one } of pairs
    .filter(({ alike }) => alike >= ALIKE)
    .toSorted((a, b) => b.alike - a.alike)) {
    if (!moves.has(old.id) && ![...moves.values()].includes(one.id)) moves.set(old.id, one.id);
  }
  return moves;
}

interface Apart {
  id: string;
  kind: string;
  words: string[];
  /** The nearest blocks before and after it that stand in both texts. */
  between: string;
}

/** The blocks of a text that the other has not. */
function apart(blocks: readonly LaidBlock[], other: readonly LaidBlock[]): Apart[] {
  const shared = new Set(other.map(([id]) => id));
  return blocks.flatMap(([id, kind, text], index) => {
    if (shared.has(id)) return [];
    const before = blocks.slice(0, index).findLast(([one]) => shared.has(one))?.[0] ?? '';
    const after = blocks.slice(index + 1).find(([one]) => shared.has(one))?.[0] ?? '';
    const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return [{ id, kind, words, between: `${before} ${after}` }];
  });
}

/** From 0 to 1: twice the words that both have, of all their words (Dice 1945, with repeated words counted). */
function likeness(a: readonly string[], b: readonly string[]): number {
  const rest = [...b];
  const both = a.filter((word) => {
    const at = rest.indexOf(word);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return a.length + b.length === 0 ? 0 : (2 * both.length) / (a.length + b.length);
}
