import { expect, test } from 'vitest';
import { formulaScore, kendallTau } from '../../src/rules/partial-credit.ts';

test.each([
  [[0, 1, 2, 3], 1],
  [[3, 2, 1, 0], -1],
  [[1, 0, 2, 3], 4 / 6],
  [[1, 2, 3, 0], 0],
  [[0], 1],
])('the tau of %j is %d', (ranks, tau) => {
  expect(kendallTau(ranks)).toBeCloseTo(tau, 12);
});

test('the tau of a random order is 0 on average', () => {
  const orders = permutations([0, 1, 2, 3, 4]);
  expect(orders).toHaveLength(120);
  expect(orders.reduce((sum, order) => sum + kendallTau(order), 0)).toBeCloseTo(0, 9);
});

test.each([2, 3, 4])('blind guesses among %d choices are worth 0 on average', (choices) => {
  // Every way to answer five questions whose right choice is 0.
  const ways = Array.from({ length: choices ** 5 }, (_, way) => way.toString(choices).padStart(5, '0'));
  const scores = ways.map((way) => {
    const right = [...way].filter((choice) => choice === '0').length;
    return formulaScore(right, 5 - right, choices);
  });
  expect(Math.max(...scores)).toBe(5);
  expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(0, 9);
});

function permutations(list: number[]): number[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first) =>
    permutations(list.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  );
}
