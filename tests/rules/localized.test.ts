import { expect, test } from 'vitest';
import { pick } from '../../src/rules/localized.ts';

test.each([
  ['the language asked for', { en: 'Letter', ar: 'رسالة' }, { text: 'رسالة', lang: 'ar' }],
  ['else the original', { en: 'Letter', fr: 'Lettre' }, { text: 'Lettre', lang: 'fr' }],
  ['else any', { en: 'Letter' }, { text: 'Letter', lang: 'en' }],
  ['a language left undefined is not there', { ar: undefined, en: 'Letter' }, { text: 'Letter', lang: 'en' }],
  ['nothing', {}, { text: '', lang: 'fr' }],
] as const)('picks %s', (_, text, picked) => {
  expect(pick(text, 'ar', 'fr')).toEqual(picked);
});
