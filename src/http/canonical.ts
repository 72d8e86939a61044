import { LOCALES, type Locale } from '../schemas/atoms.ts';

/**
 * The one form of a path: single slashes, none at the end, the language in small letters. Everything else is kept.
 * Collapsing the slashes first also means that the result never begins with `//`, which a browser would take for
 * another host.
 * @returns undefined when the path already has that form
 */
export function canonicalPath(pathname: string): string | undefined {
  const single = pathname.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  const locale = pathLocale(single.toLowerCase());
  const canonical = locale ? `/${locale}${single.slice(locale.length + 1)}` : single;
  return canonical === pathname ? undefined : canonical;
}

/** The language that a path begins with, or undefined. */
export function pathLocale(pathname: string): Locale | undefined {
  const first = pathname.split('/', 2)[1];
  return LOCALES.find((locale) => locale === first);
}
