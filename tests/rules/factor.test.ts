import { describe, expect, test } from 'vitest';
import { type Demand, type Factor, owedFactor, recoveryForm, totpDigits } from '../../src/rules/factor.ts';

type Case = [has: string, demand: Demand | null, given: Factor | null, owes: 'give' | 'set-up' | undefined];

describe('what is owed', () => {
  test.each<Case>([
    ['', null, null, undefined],
    ['', 'any', null, 'set-up'],
    ['', 'passkey', null, 'set-up'],
    // What was given and then removed is not asked for again, unless the role needs it.
    ['', null, 'totp', undefined],
    ['', 'any', 'totp', 'set-up'],
    ['totp', null, null, 'give'],
    ['totp', null, 'totp', undefined],
    ['totp', null, 'recovery', undefined],
    ['totp', 'any', null, 'give'],
    ['totp', 'any', 'totp', undefined],
    // Never is a key added before the one that is there has been given.
    ['totp', 'passkey', null, 'give'],
    ['totp', 'passkey', 'totp', 'set-up'],
    ['totp', 'passkey', 'recovery', 'set-up'],
    ['passkey', null, null, 'give'],
    ['passkey', 'passkey', null, 'give'],
    ['passkey', 'passkey', 'passkey', undefined],
    ['passkey', 'passkey', 'recovery', undefined],
    ['totp passkey', null, 'totp', undefined],
    ['totp passkey', 'any', 'totp', undefined],
    ['totp passkey', 'passkey', 'totp', 'give'],
    ['totp passkey', 'passkey', 'passkey', undefined],
  ])('by somebody with "%s" whose role needs %s and who gave %s: %s', (has, demand, given, owes) => {
    const standing = { totp: has.includes('totp'), passkey: has.includes('passkey'), demand, given };
    expect(owedFactor(standing)).toBe(owes);
  });
});

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳-۴۵۶', '123456'],
  ['１２３４５６', '123456'],
  ['12345', undefined],
  ['1234567', undefined],
  ['12345O', undefined],
  ['', undefined],
])('the digits of "%s" are %s', (typed, digits) => {
  expect(totpDigits(typed)).toBe(digits);
});

test.each([
  ['7kqf-0000-1111-zzzz', '7KQF00001111ZZZZ'],
  ['7KQF oOoO iIlL ZZZZ', '7KQF00001111ZZZZ'],
  ['‏7KQF–0000—1111‑ZZZZ', '7KQF00001111ZZZZ'],
])('the recovery code "%s" is %s', (typed, form) => {
  expect(recoveryForm(typed)).toBe(form);
});
