import type { Locale } from '../schemas/atoms.ts';

/**
 * Words read in a minute by normally sighted native speakers reading aloud, in texts matched for content and difficulty
 * between the languages (Trauzettel-Klosinski and Dietz 2012, "Standardized Assessment of Reading Performance: The New
 * International Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53(9), 5452-5461). Silent
 * readers are faster; who studies a text is not.
 */
const WORDS_PER_MINUTE: Record<Locale, number> = { en: 228, ar: 138, fr: 195 };

/** How many minutes a text of so many words takes to read: a whole number, at least 1. */
export function readingMinutes(words: number, locale: Locale): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE[locale]));
}
