import { asciiDigits } from '../rules/number-form.ts';
import type { LessonBlock } from './lesson-file.ts';

/** Two blocks that stand for each other; one that has no counterpart stands with undefined. */
export type Pair = [original: LessonBlock | undefined, translation: LessonBlock | undefined];

/**
 * Lays a translation beside its original, in the order of both. Blocks of other kinds are never paired, nor other
 * quizzes or figures. Where one side has more, those are paired that share terms, sources and numbers and are of
 * like length: the sum of likenesses is the greatest possible (Needleman and Wunsch 1970, without a cost for gaps).
 */
export function alignBlocks(original: readonly LessonBlock[], translation: readonly LessonBlock[]): Pair[] {
  const alike =
    original.length === translation.length &&
    original.every((block, index) => keyOf(block) === keyOf(translation[index]));
  if (alike) return original.map((block, index) => [block, translation[index]]);
  const a = original.map(featuresOf);
  const b = translation.map(featuresOf);
  const best = bestSums(a, b);
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const here = best[i]?.[j] ?? 0;
    const paired = likeness(a[i], b[j]);
    if (paired > 0 && here === paired + (best[i + 1]?.[j + 1] ?? 0)) {
      pairs.push([original[i++], translation[j++]]);
    } else if (j === b.length || (i < a.length && here === (best[i + 1]?.[j] ?? 0))) {
      pairs.push([original[i++], undefined]);
    } else pairs.push([undefined, translation[j++]]);
  }
  return pairs;
}

interface Features {
  key: string;
  marks: Set<string>;
  /** Characters, as a share of the longest block of its text. */
  length: number;
}

function featuresOf(block: LessonBlock, _: number, all: readonly LessonBlock[]): Features {
  const longest = Math.max(...all.map(({ text }) => text.length), 1);
  const numbers = asciiDigits(block.text).match(/\d+/g) ?? [];
  return {
    key: keyOf(block),
    marks: new Set([...block.uses, ...numbers]),
    length: block.text.length / longest,
  };
}

function keyOf(block: LessonBlock | undefined): string {
  if (!block) return '';
  return block.kind === 'quiz' || block.kind === 'figure' ? block.id : block.kind;
}

/** From 1 (only the kind) to 3 (the same marks and length); 0 when the two cannot stand for each other. */
function likeness(a: Features | undefined, b: Features | undefined): number {
  if (!a || !b || a.key !== b.key) return 0;
  const all = a.marks.union(b.marks).size;
  const shared = all === 0 ? 0.5 : a.marks.intersection(b.marks).size / all;
  return 1 + shared + (1 - Math.abs(a.length - b.length));
}

/** `sums[i][j]`: the greatest sum of likenesses of what follows from `a[i]` and `b[j]` on. */
function bestSums(a: readonly Features[], b: readonly Features[]): number[][] {
  const sums = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = sums[i];
      const paired = likeness(a[i], b[j]);
      const together = paired > 0 ? paired + (sums[i + 1]?.[j + 1] ?? 0) : 0;
      if (row) row[j] = Math.max(together, sums[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return sums;
}
