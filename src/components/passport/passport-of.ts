import { progressIn, type Record } from '../../domain/completion.ts';
import type { StudiedCourse } from '../../domain/quiz.ts';
import { pick } from '../../rules/localized.ts';
import type { Localized } from '../../schemas/atoms.ts';
import type { Locale } from '../../schemas/atoms.ts';

/** One module done: what its stamp says. */
export interface EarnedStamp {
  /** `course/module`. */
  id: string;
  courseNumber: number;
  course: string;
  courseTitle: string;
  short: string;
  number: string;
  title: string;
  place: string;
  completedAt: string;
  /** The best graded score in per cent, or undefined. */
  score: number | undefined;
}

/** What a person's record comes to. */
export interface Passport {
  /** In the order in which they were earned. */
  stamps: EarnedStamp[];
  /** How many there are to earn. */
  allStamps: number;
  hours: { done: number; all: number };
  completed: { title: string; completedAt: string }[];
}

/** A person's record as a passport: stamps of the modules done, hours, courses completed. */
export function passportOf(
  courses: readonly StudiedCourse[],
  record: Record | undefined,
  locale: Locale,
): Passport {
  const parts = courses.map((studied) => coursePart(studied, record, locale));
  const hours = (select: (part: CoursePart) => number) => parts.reduce((sum, part) => sum + select(part), 0);
  const order = (a: { completedAt: string }, b: { completedAt: string }) =>
    a.completedAt.localeCompare(b.completedAt);
  return {
    stamps: parts.flatMap(({ stamps }) => stamps).sort(order),
    allStamps: courses.reduce((sum, { course }) => sum + course.modules.length, 0),
    hours: { done: hours(({ hoursDone }) => hoursDone), all: hours(({ hours: all }) => all) },
    completed: parts.flatMap(({ completed }) => completed).sort(order),
  };
}

interface CoursePart {
  stamps: EarnedStamp[];
  hours: number;
  hoursDone: number;
  completed: { title: string; completedAt: string }[];
}

function coursePart(
  { course, outline }: StudiedCourse,
  record: Record | undefined,
  locale: Locale,
): CoursePart {
  const say = (text: Localized) => pick(text, locale, course.original).text;
  const done = (record?.completions ?? []).filter((one) => one.course === course.slug);
  const stamps = done
    .filter(({ scope }) => scope === 'module')
    .flatMap(({ slug, completedAt }): EarnedStamp[] => {
      const module = course.modules.find((one) => one.slug === slug);
      if (!module) return [];
      return [
        {
          id: `${course.slug}/${slug}`,
          courseNumber: course.number,
          course: course.slug,
          courseTitle: say(course.title),
          short: say(course.short),
          number: module.number,
          title: say(module.title),
          place: say(module.place),
          completedAt,
          score: bestScore(record, course.slug, module.quiz),
        },
      ];
    });
  const { steps } = progressIn(record, course.slug, outline);
  const completed = done.filter(({ scope }) => scope === 'course');
  return {
    stamps,
    hours: course.hours,
    hoursDone: (course.hours * steps.done) / steps.all,
    completed: completed.map(({ completedAt }) => ({ title: say(course.title), completedAt })),
  };
}

function bestScore(record: Record | undefined, course: string, quiz: string): number | undefined {
  const scores = (record?.attempts ?? [])
    .filter((one) => one.course === course && one.quiz === quiz && one.closedAt)
    .map(({ percent }) => percent ?? 0);
  return scores.length > 0 ? Math.max(...scores) : undefined;
}
