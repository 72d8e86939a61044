import type { Locale } from '../schemas/atoms.ts';
import { number } from './plural.ts';

/** The number of a part, such as `1.2`, as the language writes it: in Arabic with its own digits and `٫`. */
export function sectionNumber(locale: Locale, section: string): string {
  const separator = locale === 'ar' ? '٫' : '.';
  return section
    .split('.')
    .map((part) => number(locale, Number(part)))
    .join(separator);
}
