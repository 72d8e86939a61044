import type { Locale } from '../schemas/atoms.ts';

/**
 * The number a trainee typed, or `undefined` when it is none.
 *
 * - Digits are ASCII, Arabic-Indic or Persian; `٫` is a decimal mark and `٬` separates thousands in every language.
 * - English and Arabic: `.` is the decimal mark and `,` separates thousands, in groups of three. A single comma that
 *   cannot separate thousands is a decimal mark: `1,234` is 1234, while `1,5`, `0,125` and `1234,567` have decimals.
 *   The Arabic comma `،` reads as `,`.
 * - French: `,` is the decimal mark, and so is `.`, which number pads type; spaces of any width separate thousands.
 * - A sign (`+`, `-`, `−`) may stand in front, a percent sign at either end; spaces around them do not count.
 */
export function parseNumber(text: string, locale: Locale): number | undefined {
  const [, sign, digits = ''] = /^([+-]?)(.*)$/s.exec(bare(text)) ?? [];
  const match = FORMS[locale].map((form) => form.exec(digits)).find((found) => found !== null);
  if (!match) return undefined;
  const [, whole = '', decimals = '0'] = match;
  return Number(`${sign}${whole.replace(/\D/g, '')}.${decimals}`);
}

/** The same text with Arabic-Indic and Persian digits written as ASCII digits. */
export function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

// Whole part and decimals. The whole part may be missing before a decimal mark (`.5`). A group never begins with 0.
const POINT = /^([1-9]\d{0,2}(?:[,٬]\d{3})+|\d+|(?=[.٫]))(?:[.٫](\d+))?$/;
const SINGLE_COMMA = /^(\d+),(\d+)$/;
const COMMA = /^([1-9]\d{0,2}(?:[\s٬]\d{3})+|\d+|(?=[,.٫]))(?:[,.٫](\d+))?$/;

const FORMS: Record<Locale, RegExp[]> = { en: [POINT, SINGLE_COMMA], ar: [POINT, SINGLE_COMMA], fr: [COMMA] };

/** Without direction marks, outer spaces and percent sign; one kind of digit, comma and minus. */
function bare(text: string): string {
  return asciiDigits(text)
    .replace(/\p{Bidi_Control}/gu, '')
    .replaceAll('،', ',')
    .replaceAll('−', '-')
    .replace(/^[\s%٪]+|[\s%٪]+$/g, '');
}
