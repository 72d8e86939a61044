import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiDigits, parseNumber } from '../../src/rules/number-form.ts';
import { number } from '../../src/rules/plural.ts';
import type { Locale } from '../../src/schemas/atoms.ts';

describe.each(['en', 'ar'] as const)('%s', (locale) => {
  test.each([
    ['42', 42],
    ['-3', -3],
    ['−3', -3],
    ['+3', 3],
    ['3.14', 3.14],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['1,234', 1234],
    ['1,234,567.8', 1234567.8],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['1234,567', 1234.567],
    ['١٬٢٣٤٫٥', 1234.5],
    ['١،٥', 1.5],
    ['۱۲', 12],
    ['٣٫٥', 3.5],
    ['25%', 25],
    [' 25 % ', 25],
    ['٪٢٥', 25],
    ['٢٥٪', 25],
    ['\u061c-٥', -5],
    ['007', 7],
  ])('%s is %d', (text, value) => expect(parseNumber(text, locale)).toBe(value));

  test.each([
    '',
    ' ',
    '-',
    '.',
    '%',
    '12,34,567',
    '1,234,56',
    '1.2.3',
    '1 234',
    '1e3',
    '0x10',
    'NaN',
    '--1',
    '5 m',
    '1.',
    ',',
  ])('%j is no number', (text) => expect(parseNumber(text, locale)).toBeUndefined());
});

describe('fr', () => {
  test.each([
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['1 234', 1234],
    ['1\u00a0234,5', 1234.5],
    ['1\u202f234\u202f567,8', 1234567.8],
    ['1,234', 1.234],
    ['٣٫٥', 3.5],
    [',5', 0.5],
    ['25\u00a0%', 25],
    ['−3,2', -3.2],
  ])('%s is %d', (text, value) => expect(parseNumber(text, 'fr')).toBe(value));

  test.each(['', '1,2,3', '12 34', '1  234', '0 123', '1,234.5', '- 3', 'douze', ','])(
    '%j is no number',
    (text) => expect(parseNumber(text, 'fr')).toBeUndefined(),
  );
});

test('what a language writes, it reads', () => {
  const thousandths = fc.integer({ min: -1e12, max: 1e12 }).map((n) => n / 1000);
  const locales = fc.constantFrom<Locale>('en', 'ar', 'fr');
  fc.assert(fc.property(thousandths, locales, (n, locale) => parseNumber(number(locale, n), locale) === n));
});

test('any text is a number or none, never NaN', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'0123456789٣۵.,٫٬،- −+%٪e\u202f'), maxLength: 12 });
  fc.assert(fc.property(typed, (text) => !Number.isNaN(parseNumber(text, 'fr') ?? parseNumber(text, 'en'))));
});

test('digits become ASCII and nothing else changes', () => {
  expect(asciiDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ a٫')).toBe('0123456789 0123456789 a٫');
});
