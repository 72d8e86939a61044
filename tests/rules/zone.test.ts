import { expect, test } from 'vitest';
import { dayAfter, startOfDay } from '../../src/rules/zone.ts';

test.each([
  ['2026-11-21', 'UTC', '2026-11-21T00:00:00.000Z'],
  ['2026-11-21', 'Africa/Nairobi', '2026-11-20T21:00:00.000Z'],
  ['2026-01-01', 'America/New_York', '2026-01-01T05:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
  ['2026-06-15', 'Asia/Kathmandu', '2026-06-14T18:15:00.000Z'],
  // The days of the change, and those after.
  ['2026-03-29', 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, instant) => {
  expect(startOfDay(day, zone)).toBe(instant);
});

test.each(['', '2026-02-30', '2026-13-01', '21.11.2026', '2026-1-1', 'x', '2026-11-21T00:00'])(
  '"%s" is no day',
  (day) => {
    expect(startOfDay(day, 'UTC')).toBeUndefined();
    expect(dayAfter(day)).toBeUndefined();
  },
);

test('the day after the last of a month is the first', () => {
  expect(dayAfter('2026-11-30')).toBe('2026-12-01');
  expect(dayAfter('2028-02-28')).toBe('2028-02-29');
});
