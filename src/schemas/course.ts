import * as z from 'zod';
import { Locale, Localized, Slug } from './atoms.ts';

/** A module of a course, in `course.yaml`. Its lessons are the files of the folder `<locale>/NN-<slug>/`. */
export const Module = z.strictObject({
  /** The folder's name without its number. */
  slug: Slug,
  /** The module's name on the page. */
  title: Localized,
  /** One line on what the module is about. */
  summary: Localized,
  /** Where its case study happened: the stamp names it. */
  place: Localized,
  /** The module's quiz, by its file name without `.yaml`. */
  quiz: Slug,
});
export type Module = z.infer<typeof Module>;

/** `course.yaml`. */
export const Course = z.strictObject({
  /** The course's number in the catalogue: it gives its modules' numbers (1.1, 1.2), its stamp's shape and ink. */
  number: z.int().min(1).max(99),
  /** The language in which the course was written. Where a text is not translated, this one is shown. */
  original: Locale,
  /** `public`: anybody may read it; `members`: only those with an account. */
  access: z.enum(['public', 'members']),
  /** How much it takes for granted: `introductory` nothing, `working` the first course, `advanced` some practice. */
  level: z.enum(['introductory', 'working', 'advanced']),
  /** How long the whole course takes, in hours. */
  hours: z.number().positive().max(200),
  /** The course's name on the page. */
  title: Localized,
  /** One word or two for the stamp. */
  short: Localized,
  /** Two sentences at most: what it is about. */
  summary: Localized,
  /** Whom it is for. */
  audience: Localized,
  /** What a trainee can do at the end: each begins with a verb that can be measured. */
  outcomes: z.array(Localized).min(1).max(8),
  /** Its modules in order of reading. */
  modules: z.array(Module).min(1).max(30),
  /** The graded final of the course, by its file name without `.yaml`. */
  final: Slug.optional(),
});
export type Course = z.infer<typeof Course>;
