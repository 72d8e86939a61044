import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/rules/stream.ts';

const take = (seed: string, count: number) => {
  const next = stream(seed);
  return Array.from({ length: count }, () => next());
};

describe('stream', () => {
  it('gives the same numbers for ever', () => {
    expect(take('attaché', 3)).toEqual([0.2416465173009783, 0.5264198479708284, 0.4279322847723961]);
  });

  it('stays in [0, 1) whatever the seed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (seed) => {
        for (const number of take(seed, 20)) expect(number >= 0 && number < 1).toBe(true);
      }),
    );
  });

  it('is even: each tenth of the range gets about a tenth of the numbers', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const number of take('even', 10_000))
      counts[Math.floor(number * 10)] = (counts[Math.floor(number * 10)] ?? 0) + 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
