import { expect, test } from 'vitest';
import { readingMinutes } from '../../src/rules/reading-time.ts';

test.each([
  [0, 'en', 1],
  [100, 'en', 1],
  [2280, 'en', 10],
  [1380, 'ar', 10],
  [1950, 'fr', 10],
  [1900, 'en', 8],
] as const)('%d words in %s take %d min', (words, locale, minutes) => {
  expect(readingMinutes(words, locale)).toBe(minutes);
});
