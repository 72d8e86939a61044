import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawItems, shuffled } from '../../src/rules/drawing.ts';
import { stream } from '../../src/rules/stream.ts';
import type { Item, Quiz } from '../../src/schemas/quiz.ts';

const anyQuiz = fc
  .record({
    size: fc.integer({ min: 1, max: 30 }),
    draw: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    shuffle: fc.boolean(),
  })
  .map(({ size, draw, shuffle }) => quizOf(size, draw, shuffle));

test('an attempt draws as many as asked, of the bank, none twice, and the same for the same seed', () => {
  fc.assert(
    fc.property(anyQuiz, fc.string(), (quiz, seed) => {
      const bank = quiz.items.map(({ id }) => id);
      const drawn = drawItems(quiz, seed);
      expect(drawn).toHaveLength(Math.min(bank.length, quiz.draw ?? bank.length));
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(bank).toEqual(expect.arrayContaining(drawn));
      expect(drawItems(quiz, seed)).toEqual(drawn);
    }),
  );
});

test("without shuffle the drawn items keep the author's order", () => {
  const drawn = drawItems(quizOf(30, 10, false), 'seed');
  expect(drawn).toEqual([...drawn].sort());
  expect(drawn).not.toEqual(drawItems(quizOf(30, 10, false), 'another'));
});

test('with shuffle another seed gives another order', () => {
  expect(drawItems(quizOf(30, undefined, true), 'a')).not.toEqual(
    drawItems(quizOf(30, undefined, true), 'b'),
  );
});

test('every item is drawn about equally often', () => {
  const quiz = quizOf(10, 3, true);
  const drawn = Array.from({ length: 5000 }, (_, n) => drawItems(quiz, `attempt-${n}`)).flat();
  // Expected 1500 each with a standard deviation of 32: five of them leave room, the seeds being fixed anyway.
  for (const { id } of quiz.items)
    expect(Math.abs(drawn.filter((one) => one === id).length - 1500)).toBeLessThan(160);
});

test('shuffling gives every order about equally often and leaves the list alone', () => {
  const random = stream('orders');
  const list = ['a', 'b', 'c'];
  const seen = new Map<string, number>();
  for (let n = 0; n < 6000; n++) {
    const order = shuffled(list, random).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect(seen.size).toBe(6);
  for (const count of seen.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  expect(list).toEqual(['a', 'b', 'c']);
});

function quizOf(size: number, draw: number | undefined, shuffle: boolean): Quiz {
  const items = Array.from({ length: size }, (_, n): Item => ({
    id: `item-${String(n).padStart(2, '0')}`,
    points: 1,
    text: { en: 'Is it so?' },
    kind: 'true-false',
    answer: true,
    feedback: { true: { en: 'Yes.' }, false: { en: 'It is.' } },
  }));
  return { mode: 'graded', title: { en: 'Bank' }, pass: 70, attempts: 3, draw, shuffle, items };
}
