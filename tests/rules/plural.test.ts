import { expect, test } from 'vitest';
import { number, percent, plural } from '../../src/rules/plural.ts';

const lessons = {
  en: { zero: 'no lessons', one: '{n} lesson', other: '{n} lessons' },
  ar: { zero: 'لا دروس', one: 'درس واحد', two: 'درسان', few: '{n} دروس', many: '{n} درسًا', other: '{n} درس' },
  fr: { one: '{n} leçon', other: '{n} leçons' },
};

test.each([
  ['en', 0, 'no lessons'],
  ['en', 1, '1 lesson'],
  ['en', 2, '2 lessons'],
  ['en', 1234, '1,234 lessons'],
  ['ar', 0, 'لا دروس'],
  ['ar', 1, 'درس واحد'],
  ['ar', 2, 'درسان'],
  ['ar', 3, '٣ دروس'],
  ['ar', 11, '١١ درسًا'],
  ['ar', 100, '١٠٠ درس'],
  ['fr', 0, '0 leçon'],
  ['fr', 1, '1 leçon'],
  ['fr', 2, '2 leçons'],
  ['fr', 1_000_000, '1\u202f000\u202f000 leçons'],
] as const)('%s: %d', (locale, n, phrase) => {
  expect(plural(locale, n, lessons[locale])).toBe(phrase);
});

test('every {n} of a phrase is replaced', () => {
  expect(plural('en', 3, { one: '{n}', other: '{n} of {n}' })).toBe('3 of 3');
});

test('numbers are written as the language writes them', () => {
  expect(number('en', 1234.5)).toBe('1,234.5');
  expect(number('ar', 1234.5)).toBe('١٬٢٣٤٫٥');
  expect(number('fr', 1234.5)).toBe('1\u202f234,5');
});

test.each([
  [0.699, '69%'],
  [0.7, '70%'],
  [0.29, '29%'],
  [0.57, '57%'],
  [1, '100%'],
])('%d is %s', (share, text) => {
  expect(percent('en', share)).toBe(text);
});

test('per cent in Arabic and French', () => {
  expect(percent('ar', 0.7)).toContain('٧٠');
  expect(percent('fr', 0.7)).toBe('70\u00a0%');
});
