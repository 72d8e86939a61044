import { LOCALES, type Locale } from '../schemas/atoms.ts';
import { type Fault, fault } from './fault.ts';
import type { At, Path } from './report.ts';

/**
 * The texts of a value (localised, at any depth) that lack a language: the course's original, which is an error, or
 * another in which it is offered. Where a language has no text at all in the value, that is said once, at its start.
 */
export function checkLanguages(
  value: unknown,
  original: Locale,
  offered: readonly Locale[],
  at: At,
): Fault[] {
  const texts = textsOf(value, []);
  const used = new Set(texts.flatMap(({ text }) => Object.keys(text)));
  const [there, absent] = [
    offered.filter((locale) => used.has(locale)),
    offered.filter((locale) => !used.has(locale)),
  ];
  return [
    ...(texts.length > 0 ? absent : []).map((locale) => fault(at([]), 'no-translated-text', { locale })),
    ...texts.flatMap(({ path, text }) => [
      ...blanks(text, path).map((blank) => fault(at(blank), 'blank-text', {})),
      ...(Object.hasOwn(text, original) ? [] : [fault(at(path), 'no-original', { original })]),
      ...there
        .filter((locale) => !Object.hasOwn(text, locale))
        .map((locale) => fault(at(path), 'no-translated-text', { locale })),
    ]),
  ];
}

function textsOf(value: unknown, path: Path): { path: Path; text: object }[] {
  // Accepted answers count in every language, so one language is enough for them.
  if (!value || typeof value !== 'object' || path.at(-1) === 'accept' || path.at(-1) === 'answers') return [];
  if (Array.isArray(value)) return value.flatMap((inner, index) => textsOf(inner, [...path, index]));
  const entries = Object.entries(value);
  if (entries.every(([key]) => LANGUAGES.has(key))) return [{ path, text: value }];
  return entries.flatMap(([key, inner]) => textsOf(inner, [...path, key]));
}

function blanks(text: object, path: Path): Path[] {
  return Object.entries(text).flatMap(([locale, words]) =>
    typeof words === 'string' && words.trim() === '' ? [[...path, locale]] : [],
  );
}

const LANGUAGES: ReadonlySet<string> = new Set(LOCALES);
