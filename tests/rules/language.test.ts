import { expect, test } from 'vitest';
import { bestLocale } from '../../src/rules/language.ts';

test.each([
  ['ar-SA,ar;q=0.9,en;q=0.5', 'ar'],
  ['de, fr;q=0.7', 'fr'],
  ['fr;q=0.3, en;q=0.8', 'en'],
  ['AR', 'ar'],
  ['fr;q=0, ar;q=0.1', 'ar'],
  ['fr;q=nonsense', 'en'],
  ['de', 'en'],
  ['*', 'en'],
  ['', 'en'],
  [null, 'en'],
])('a browser that wants %j reads %s', (header, locale) => {
  expect(bestLocale(header)).toBe(locale);
});
