import type { Quiz } from '../schemas/quiz.ts';
import { stream } from './stream.ts';

/**
 * The ids of the items an attempt shows, in its order: `draw` of the bank, or all of it. Which ones depends on the seed
 * alone. With `shuffle` their order does too; without it they stand as the author wrote them.
 */
export function drawItems(quiz: Quiz, seed: string): string[] {
  const bank = quiz.items.map((item) => item.id);
  const drawn = shuffled(bank, stream(seed)).slice(0, quiz.draw);
  return quiz.shuffle ? drawn : bank.filter((id) => drawn.includes(id));
}

/**
 * A copy in random order; `random` gives numbers in [0, 1). Every order is equally likely (Fisher and Yates 1938, in
 * Durstenfeld's form, 1964).
 */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
  }
  return copy;
}
