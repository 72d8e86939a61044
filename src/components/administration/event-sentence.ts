import type { Named, ReadEvent } from '../../domain/event.ts';
import { event as texts } from '../../locales/event.ts';
import { passport } from '../../locales/passport.ts';
import { record } from '../../locales/record.ts';
import { number } from '../../rules/plural.ts';
import type { Locale } from '../../schemas/atoms.ts';
import type { EventKind } from '../../schemas/event.ts';

/** What is done to an academy by whoever stands at its door: nobody is signed in, and no command was given. */
const OUTSIDE: readonly EventKind[] = [
  'sign_in_failed',
  'sign_in_limited',
  'factor_failed',
  'password_reset_asked',
];

/**
 * What an entry tells, in a sentence; by its kind alone where what it said was taken out. Names in it are set apart, so
 * that they may be written in either direction.
 */
export function sentenceOf({ kind, details, subject, erased }: ReadEvent, locale: Locale): string {
  const t = texts[locale];
  // A kind that somebody wrote by hand is shown as it stands.
  if (!Object.hasOwn(t.sentences, kind)) return kind;
  const whom = wordsOf(subject, record[locale].somebodyElsewhere, locale);
  if (erased) return subject ? `${record[locale].kinds[kind]}: ${whom}` : record[locale].kinds[kind];
  return t.sentences[kind]({
    whom,
    said: (detail) => say(details[detail], detail, locale),
    count: (detail) => (typeof details[detail] === 'number' ? details[detail] : 0),
    has: (detail) => Boolean(details[detail]),
  });
}

/** Who did it: a person, a command, or nobody who is known. */
export function actorOf({ kind, actor }: ReadEvent, locale: Locale): string {
  const t = record[locale];
  if (actor) return wordsOf(actor, t.elsewhere, locale);
  return OUTSIDE.includes(kind) ? t.nobody : t.command;
}

function wordsOf(named: Named, elsewhere: string, locale: Locale): string {
  if (named === 'elsewhere') return elsewhere;
  return typeof named === 'object' ? apart(named.name) : record[locale].gone;
}

function say(value: string | number | boolean | null | undefined, detail: string, locale: Locale): string {
  if (value === undefined) return '…';
  if (value === null) return record[locale].noMinistry;
  if (typeof value === 'number') return number(locale, value);
  const words: Readonly<Record<string, string>> =
    detail === 'factor' ? texts[locale].factors : passport[locale].roles;
  const known = typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined;
  return (
    known?.toLocaleLowerCase(locale) ??
    apart(detail === 'format' ? String(value).toUpperCase() : String(value))
  );
}

function apart(text: string): string {
  return `\u2068${text}\u2069`;
}
