import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse, type AnalysedAnswer } from '../../src/rules/item-analysis.ts';
import { mark } from '../../src/rules/marking.ts';
import type { Answer } from '../../src/schemas/answer.ts';
import type { Item } from '../../src/schemas/quiz.ts';
import { anyAnswer, anyItem, keyOf } from '../support/item.ts';

const given = (item: Item, userId: string, answer: Answer): AnalysedAnswer => {
  const { points, possible } = mark(item, answer);
  return { userId, answer, points, possible };
};

test('counts answers and people behind each option, also one that nobody chose', () => {
  const item = {
    id: 'whose',
    kind: 'single',
    points: 1,
    text: { en: 'Whose?' },
    options: [
      { id: 'ours', text: { en: 'Ours' }, right: true, feedback: { en: 'Yes' } },
      { id: 'theirs', text: { en: 'Theirs' }, right: false, feedback: { en: 'No' } },
      { id: 'nobodys', text: { en: 'Nobody’s' }, right: false, feedback: { en: 'No' } },
    ],
  } satisfies Item;
  const choose = (userId: string, id: string) => given(item, userId, { shape: 'choice', chosen: [id] });
  const answers = [
    choose('anna', 'theirs'),
    choose('anna', 'ours'),
    choose('basim', 'ours'),
    choose('chloe', 'ours'),
  ];
  expect(analyse(item, answers)).toEqual({
    answers: 4,
    people: 3,
    facility: 0.75,
    right: 0.75,
    choices: [
      { id: 'ours', right: true, answers: 3, people: 3 },
      { id: 'theirs', right: false, answers: 1, people: 1 },
      { id: 'nobodys', right: false, answers: 0, people: 0 },
    ],
  });
});

test('says nothing of a question that nobody answered', () => {
  const item = fc.sample(anyItem, { numRuns: 1, seed: 7 })[0] as Item;
  expect(analyse(item, [])).toMatchObject({ answers: 0, people: 0, facility: undefined, right: undefined });
});

test('the key alone makes every question easy, and only what is right is chosen', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      const { facility, right, choices } = analyse(item, [given(item, 'anna', keyOf(item))]);
      expect([facility, right]).toEqual([1, 1]);
      for (const choice of choices) expect(choice.answers).toBe(choice.right ? 1 : 0);
    }),
  );
});

test('no share is below nothing or above everything, and nobody is counted twice', () => {
  const answered = anyItem.chain((item) =>
    fc.tuple(fc.constant(item), fc.array(anyAnswer(item), { maxLength: 6 })),
  );
  fc.assert(
    fc.property(answered, ([item, answers]) => {
      const analysis = analyse(
        item,
        answers.map((answer, index) => given(item, `person ${index % 2}`, answer)),
      );
      expect(analysis.people).toBeLessThanOrEqual(Math.min(2, answers.length));
      expect(analysis.facility ?? 0).toBeGreaterThanOrEqual(analysis.right ?? 0);
      expect(analysis.facility ?? 0).toBeLessThanOrEqual(1);
      for (const choice of analysis.choices) expect(choice.people).toBeLessThanOrEqual(choice.answers);
    }),
  );
});
