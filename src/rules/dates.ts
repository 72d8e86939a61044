import type { Locale } from '../schemas/atoms.ts';

/** A day in words, as the language writes it: `3 May 2026`, `٣ مايو ٢٠٢٦`, `3 mai 2026`, in the reader's time zone. */
export function longDate(locale: Locale, instant: string, timeZone: string): string {
  return format(locale, timeZone, { day: 'numeric', month: 'long', year: 'numeric' }, instant);
}

/** A day as a stamp has it: `03 May 2026`, `٠٣ مايو ٢٠٢٦`. */
export function stampDate(locale: Locale, instant: string, timeZone: string): string {
  return format(locale, timeZone, { day: '2-digit', month: 'short', year: 'numeric' }, instant);
}

/** A day and the time of day in the reader's time zone. */
export function dateTime(locale: Locale, instant: string, timeZone: string): string {
  return format(locale, timeZone, { dateStyle: 'long', timeStyle: 'short' }, instant);
}

/** The time of day in the reader's time zone. */
export function timeOfDay(locale: Locale, instant: string, timeZone: string): string {
  return format(locale, timeZone, { timeStyle: 'short' }, instant);
}

const TAGS: Record<Locale, string> = { en: 'en-GB', ar: 'ar-EG-u-nu-arab', fr: 'fr' };
const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs more than a page's other work, so each is made once.
function format(
  locale: Locale,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  instant: string,
): string {
  const key = JSON.stringify([locale, timeZone, options]);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone });
  formats.set(key, made);
  return made.format(new Date(instant));
}
