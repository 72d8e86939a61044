import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { countDown, isReminder, timeLeft } from '../../src/elements/time-left.ts';

describe('the time left', () => {
  test.each([
    [3_600_000, 'en', '60 minutes'],
    [720_001, 'en', '13 minutes'],
    [720_000, 'en', '12 minutes'],
    [61_000, 'en', '2 minutes'],
    [60_000, 'en', '60 seconds'],
    [1_000, 'en', '1 second'],
    [1, 'en', '1 second'],
    [0, 'en', '0 seconds'],
    [-5_000, 'en', '0 seconds'],
    [720_000, 'ar', '١٢ دقيقة'],
    [120_000, 'ar', 'دقيقتان'],
    [30_000, 'ar', '٣٠ ثانية'],
    [720_000, 'fr', '12 minutes'],
  ])('%i ms in %s', (milliseconds, language, text) => {
    expect(timeLeft(milliseconds, language).replace(/[\u00a0\u202f]/g, ' ')).toBe(text);
  });
});

test.each([
  [301_000, 300_000, true],
  [300_000, 299_000, false],
  [60_500, 59_500, true],
  [400_000, 30_000, true],
  [59_500, 58_500, false],
])('from %i to %i ms is worth saying: %s', (before, now, said) => {
  expect(isReminder(before, now)).toBe(said);
});

describe('a countdown', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('tells the time left each second, ends at 0 and says it once', () => {
    const ticks: [number, number][] = [];
    countDown(2_500, (left, before) => ticks.push([left, before]));
    vi.advanceTimersByTime(10_000);
    expect(ticks).toEqual([
      [2_500, 2_500],
      [1_500, 2_500],
      [500, 1_500],
      [0, 500],
    ]);
  });

  test('can be stopped', () => {
    const tick = vi.fn<(left: number) => void>();
    countDown(60_000, tick)();
    vi.advanceTimersByTime(60_000);
    expect(tick).toHaveBeenCalledTimes(1);
  });
});
