import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalForm } from '../../src/rules/normal-form.ts';

test.each([
  ['capitals', 'Démarche', 'DÉMARCHE'],
  ['accents', 'démarche', 'demarche'],
  ['accents, composed or not', 'd\u00e9marche', 'de\u0301marche'],
  ['a cedilla', 'Français', 'francais'],
  ['œ', 'Cœur', 'coeur'],
  ['short vowels and shadda', 'السَّفِيرُ', 'السفير'],
  ['tanwin', 'شكرًا', 'شكرا'],
  ['alef with hamza above', 'أزمة', 'ازمة'],
  ['alef with hamza below', 'إعلام', 'اعلام'],
  ['alef with madda', 'آراء', 'ارا'],
  ['alef wasla', 'ٱلسفير', 'السفير'],
  ['hamza on waw', 'مسؤول', 'مسوول'],
  ['hamza on ya', 'هيئة', 'هيية'],
  ['hamza alone', 'سماء', 'سما'],
  ['hamza high', 'ٵزمة', 'ازمة'],
  ['alef maqsura', 'مصطفى', 'مصطفي'],
  ['ta marbuta', 'سياسة', 'سياسه'],
  ['Persian letters', 'ملکی', 'ملكي'],
  ['tatweel', 'ســـفير', 'سفير'],
  ['presentation forms', 'ﺳﻔﻴﺮ ﻻ', 'سفير لا'],
  ['Arabic-Indic digits', '١٩٦١', '1961'],
  ['Persian digits', '۱۹۶۱', '1961'],
  ['full-width letters', 'ＵＮ', 'un'],
  ['quotes and a full stop', '« la démarche ».', 'la démarche'],
  ['an Arabic question mark', 'سفير؟', 'سفير'],
  ['apostrophes', 'l’accord', "l'accord"],
  ['an accent typed as apostrophe', 'l´accord', "l'accord"],
  ['hyphens', 'aide‑mémoire', 'aide-mémoire'],
  ['spaces', ' note \u00a0 verbale\n', 'note verbale'],
  ['direction marks', '\u200fسفير\u202c', 'سفير'],
  ['a soft hyphen', 'am\u00adbassador', 'ambassador'],
])('%s: %s is %s', (_, left, right) => {
  expect(normalForm(left)).toBe(normalForm(right));
});

test.each([
  ['another letter', 'council', 'counsel'],
  ['another Arabic letter', 'سفير', 'سفر'],
  ['a space inside', 'aide mémoire', 'aide-mémoire'],
  ['another digit', '١٩٦١', '1963'],
  ['punctuation inside', 'U.N', 'UN'],
])('%s: %s is not %s', (_, left, right) => {
  expect(normalForm(left)).not.toBe(normalForm(right));
});

test('the form itself', () => {
  expect(normalForm(' «L’Été à Genève» ')).toBe("l'ete a geneve");
  expect(normalForm('الدِّبلوماسيّة الرَّقميّة.')).toBe('الدبلوماسيه الرقميه');
});

test('twice is once', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(text, (any) => normalForm(normalForm(any)) === normalForm(any)),
    { numRuns: 1000 },
  );
});
