import type { Locale } from '../schemas/atoms.ts';

/** A phrase for each plural category of a language; a category that is left out reads as `other`. */
export type PluralForms = Partial<Record<'zero' | 'two' | 'few' | 'many', string>> &
  Record<'one' | 'other', string>;

/**
 * The phrase for `n` things, with each `{n}` replaced by the number as the language writes it. The category is
 * Unicode's (CLDR, through `Intl.PluralRules`); `zero`, where it is given, is used for 0 in every language.
 */
export function plural(locale: Locale, n: number, forms: PluralForms): string {
  const category = n === 0 && forms.zero !== undefined ? 'zero' : RULES[locale].select(n);
  return (forms[category] ?? forms.other).replaceAll('{n}', number(locale, n));
}

/** A number as the language writes it, at most three decimals: `1,234.5`, `١٬٢٣٤٫٥`, `1 234,5`. */
export function number(locale: Locale, n: number): string {
  return NUMBERS[locale].format(n);
}

/**
 * A share from 0 to 1 as whole per cent: `70%`, `٧٠٪`, `70 %`. It is rounded down, as a score is, so that nobody reads
 * 70 who has reached 69.9.
 */
export function percent(locale: Locale, share: number): string {
  return PERCENTS[locale].format(share);
}

// Arabic names its digits: without `nu` they would depend on the engine's idea of the region.
const TAGS: Record<Locale, string> = { en: 'en', ar: 'ar-u-nu-arab', fr: 'fr' };

const RULES = perLocale((tag) => new Intl.PluralRules(tag));
const NUMBERS = perLocale((tag) => new Intl.NumberFormat(tag));
const PERCENTS = perLocale((tag) => new Intl.NumberFormat(tag, { style: 'percent', roundingMode: 'floor' }));

function perLocale<T>(make: (tag: string) => T): Record<Locale, T> {
  return { en: make(TAGS.en), ar: make(TAGS.ar), fr: make(TAGS.fr) };
}
