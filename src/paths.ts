import type { Locale } from './schemas/atoms.ts';
import type { Role } from './schemas/user.ts';

/** Every address of the site. Pages and redirects take theirs from here. */
export const paths = {
  home: (locale: Locale) => `/${locale}`,
  courses: (locale: Locale) => `/${locale}/courses`,
  course: (locale: Locale, course: string) => `/${locale}/courses/${course}`,
  /** `lesson` is `module/lesson`; `block` the anchor of one of its blocks. */
  lesson: (locale: Locale, course: string, lesson: string, block?: string) =>
    `/${locale}/courses/${course}/${lesson}${block ? `#${block}` : ''}`,
  quiz: (locale: Locale, course: string, quiz: string) => `/${locale}/courses/${course}/quizzes/${quiz}`,
  attempt: (locale: Locale, attempt: string) => `/${locale}/attempts/${attempt}`,
  /** `position` counts the attempt's items from 1. */
  attemptItem: (locale: Locale, attempt: string, position: number) =>
    `/${locale}/attempts/${attempt}/${position}`,
  passport: (locale: Locale) => `/${locale}/passport`,
  teaching: (locale: Locale) => `/${locale}/teaching`,
  quizAnalysis: (locale: Locale, course: string, quiz: string) => `/${locale}/teaching/${course}/${quiz}`,
  /** The officer's list; `search` as `reportSearch` gives it. */
  ministry: (locale: Locale, search = '') => `/${locale}/ministry${search}`,
  ministryFile: (locale: Locale, format: 'csv' | 'xlsx', search = '') =>
    `/${locale}/ministry/people.${format}${search}`,
  ministryPerson: (locale: Locale, person: string) => `/${locale}/ministry/people/${person}`,
  profile: (locale: Locale) => `/${locale}/profile`,
  /** Everything that is held about whoever asks, as a ZIP archive. */
  ownData: (locale: Locale) => `/${locale}/profile/data.zip`,
  signIn: (locale: Locale, next?: string) =>
    `/${locale}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  /** Where a second factor is given or set up before anything else; `next` is where the person wanted to go. */
  secondFactor: (locale: Locale, next?: string) =>
    `/${locale}/second-factor${next ? `?next=${encodeURIComponent(next)}` : ''}`,
  security: (locale: Locale) => `/${locale}/security`,
  factorRules: (locale: Locale) => `/${locale}/administration/security`,
  register: (locale: Locale) => `/${locale}/register`,
  setup: (locale: Locale, token: string) => `/${locale}/setup?token=${encodeURIComponent(token)}`,
  /** The author's manual, or one of its chapters. */
  manual: (locale: Locale, chapter?: string, field?: string) =>
    `/${locale}/manual${chapter ? `/${chapter}` : ''}${field ? `#${field}` : ''}`,
  /** The administrator's people; the filter stands in the query. */
  people: (locale: Locale) => `/${locale}/administration/people`,
  person: (locale: Locale, person: string) => `/${locale}/administration/people/${person}`,
  invite: (locale: Locale) => `/${locale}/administration/invite`,
  ministries: (locale: Locale) => `/${locale}/administration/ministries`,
  record: (locale: Locale) => `/${locale}/administration/record`,
  invitation: (locale: Locale, token: string) => `/${locale}/invitation?token=${encodeURIComponent(token)}`,
  forgotten: (locale: Locale) => `/${locale}/forgotten`,
  reset: (locale: Locale, token: string) => `/${locale}/reset?token=${encodeURIComponent(token)}`,
  health: '/healthz',
};

/** Where somebody begins who did not ask for a page: at the work of their role. */
export function startOf(role: Role, locale: Locale): string {
  if (role === 'officer') return paths.ministry(locale);
  return role === 'administrator' ? paths.people(locale) : paths.passport(locale);
}

/** The same page in another language; pages without a language lead to the catalogue. */
export function inLocale(path: string, locale: Locale): string {
  return /^\/(en|ar|fr)(\/|$)/.test(path) ? path.replace(/^\/[a-z]{2}/, `/${locale}`) : paths.courses(locale);
}

/** A path within this site, or undefined: what a `next` parameter may lead to after sign-in. */
export function localPath(next: string | null | undefined): string | undefined {
  return next && /^\/(en|ar|fr)(\/[^\\]*)?$/.test(next) && !next.includes('//') ? next : undefined;
}
