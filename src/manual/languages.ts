import type { Locale } from '../schemas/atoms.ts';

/** The languages in which a page of the manual shows its examples, one for each direction. */
export function exampleLanguages(locale: Locale): [ltr: Locale, rtl: Locale] {
  return [locale === 'ar' ? 'en' : locale, 'ar'];
}
