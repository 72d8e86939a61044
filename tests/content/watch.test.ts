import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchCourses } from '../../src/content/watch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watching() {
  const told = { answers: 0, closed: false, change: () => {} };
  const source = watchCourses(
    (listener) => {
      told.change = listener;
      return { close: () => (told.closed = true) };
    },
    () => told.answers++,
    40,
  );
  return { told, source };
}

test('answers once for changes that follow closely, and again for a later one', () => {
  const { told } = watching();
  for (let n = 0; n < 5; n++) {
    told.change();
    vi.advanceTimersByTime(30);
  }
  expect(told.answers).toBe(0);
  vi.advanceTimersByTime(10);
  expect(told.answers).toBe(1);
  told.change();
  vi.advanceTimersByTime(40);
  expect(told.answers).toBe(2);
});

test('says nothing more when it is closed', () => {
  const { told, source } = watching();
  told.change();
  source.close();
  vi.advanceTimersByTime(100);
  expect([told.answers, told.closed]).toEqual([0, true]);
});
