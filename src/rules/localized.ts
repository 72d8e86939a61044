import type { Locale, Localized } from '../schemas/atoms.ts';

/**
 * The text to show to a reader of `locale`: in that language, else in the `original` language of the course, else in
 * any language it has. `lang` is the language of what is returned, for the `lang` attribute. A text without any
 * language gives ''.
 */
export function pick(text: Localized, locale: Locale, original: Locale): { text: string; lang: Locale } {
  const languages = [locale, original, ...(Object.keys(text) as Locale[])];
  const lang = languages.find((language) => text[language] !== undefined) ?? original;
  return { text: text[lang] ?? '', lang };
}
