import { asciiDigits } from './number-form.ts';

/**
 * The form in which two words are compared: they count as the same when their normal forms are equal.
 *
 * What does not matter: capitals; accents and other marks, Arabic short vowels and shadda among them; a hamza, whether
 * on its carrier or alone, and madda; which alef is written (أ إ آ ٱ are ا), ى or ي, ة or ه, Persian ی and ک;
 * tatweel; œ and æ or two letters; Arabic-Indic, Persian or ASCII digits; which apostrophe and which hyphen or dash;
 * quotes, punctuation and spaces around the words, and how much space stands between them; invisible characters, such
 * as direction marks.
 *
 * What does matter: every other letter, the digits, and punctuation and hyphens inside. Doing it twice changes nothing.
 */
export function normalForm(text: string): string {
  // NFKD is NFKC followed by NFD: presentation forms and ligatures become letters, and every mark stands alone.
  const letters = text.replaceAll('´', "'").normalize('NFKD').replace(IGNORED, '').toLowerCase();
  return asciiDigits(letters)
    .replace(VARIANT, (letter) => BASE[letter] ?? letter)
    .replace(APOSTROPHE, "'")
    .replace(DASH, '-')
    .replace(/\s+/g, ' ')
    .replace(OUTER, '');
}

/** Marks (\p{M}), invisible format characters (\p{Cf}), tatweel and the hamza that stands alone or high. */
const IGNORED = /[\p{M}\p{Cf}\u0640\u0621\u0674]/gu;

const BASE: Record<string, string> = {
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  œ: 'oe',
  æ: 'ae',
};
const VARIANT = new RegExp(`[${Object.keys(BASE).join('')}]`, 'g');

const APOSTROPHE = /[`‘’‛ʼʹ′]/g;
const DASH = /[\p{Pd}−]/gu;
const OUTER = /^[\p{P}\s]+|[\p{P}\s]+$/gu;
