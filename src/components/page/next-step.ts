import { studied } from '../../actions/studied.ts';
import type { CourseContent, LessonContent } from '../../content/course-content.ts';
import { findLesson } from '../../content/course-lookup.ts';
import { getRecord, progressIn, type Record } from '../../domain/completion.ts';
import { oncePerRequest } from './once-per-request.ts';
import { closeExpired, isExpired } from '../../domain/attempt.ts';
import { currentBlock } from '../../domain/block-move.ts';
import { findPlace } from '../../domain/reading.ts';
import type { StudiedCourse } from '../../domain/quiz.ts';
import { common } from '../../locales/common.ts';
import { paths } from '../../paths.ts';
import { pick } from '../../rules/localized.ts';
import { sectionNumber } from '../../rules/numbering.ts';
import { lessonMinutes, type NextStep } from '../../rules/progress.ts';
import type { Locale } from '../../schemas/atoms.ts';

/** What a trainee does next, ready for a link. */
export interface Step {
  kind: NextStep['kind'];
  course: CourseContent;
  href: string;
  /** The lesson's or quiz's title. */
  title: string;
  /** Its module's number as the language writes it, or the course's for the final. */
  number: string;
  /** Reading time, for a lesson. */
  minutes: number | undefined;
  /** All of it in one phrase. */
  label: string;
}

/** The viewer's record, with every attempt closed whose time is over. Undefined for a visitor. */
export const recordOf = oncePerRequest(async ({ app, viewer }): Promise<Record | undefined> => {
  if (!viewer) return undefined;
  const now = new Date();
  const record = await getRecord(app.db, viewer);
  if (!record.attempts.some((attempt) => isExpired(attempt, now))) return record;
  await closeExpired(app, viewer, (await studied()).courses, now);
  return getRecord(app.db, viewer);
});

/**
 * Where the viewer goes on: at the place where they last were, or past it when that is done; in a course not begun
 * otherwise. Undefined for a visitor, and when all is done.
 */
export const nextStep = oncePerRequest(async (locals): Promise<Step | undefined> => {
  const { app, viewer, locale } = locals;
  if (!viewer) return undefined;
  const [{ courses }, record, place] = await Promise.all([
    studied(),
    recordOf(locals),
    locals.place ?? findPlace(app.db, viewer),
  ]);
  const sitting = openSitting(courses, record, place?.visitedAt ?? '', locale);
  if (sitting) return sitting;
  const last = courses.find(({ course }) => course.slug === place?.course);
  if (last && place) {
    const found = findLesson(last.course, ...split(place.lesson));
    const standing = found && progressIn(record, last.course.slug, last.outline).lessons.get(place.lesson);
    if (found && !standing?.done) {
      const kept = place.block && (await currentBlock(app.db, last.course, found.lesson, place.block));
      const block = kept ? anchorOf(found.lesson, kept, locale, last.course.original) : undefined;
      const next = { kind: 'lesson', module: found.module.slug, lesson: found.lesson.slug } as const;
      return describe(last, next, locale, block);
    }
  }
  const ahead = [...(last ? [last] : []), ...courses];
  const open = ahead.find(({ course, outline }) => !progressIn(record, course.slug, outline).done);
  return open && courseStep(open, record, locale);
});

/** Whether a page is where a step leads, or a part of it: there it would lead nowhere. */
export function isAt({ href }: Step, pathname: string): boolean {
  const [path = ''] = href.split('#');
  return pathname === path || pathname.startsWith(`${path}/`);
}

/** The first step of a course that is not done; undefined when the course is. */
export function courseStep(
  studiedCourse: StudiedCourse,
  record: Record | undefined,
  locale: Locale,
): Step | undefined {
  const { next } = progressIn(record, studiedCourse.course.slug, studiedCourse.outline);
  return next && describe(studiedCourse, next, locale);
}

/** A graded attempt that was begun after the last lesson was opened and is not handed in. */
function openSitting(
  courses: readonly StudiedCourse[],
  record: Record | undefined,
  since: string,
  locale: Locale,
): Step | undefined {
  const open = record?.attempts.findLast(
    ({ mode, closedAt, startedAt }) => mode === 'graded' && !closedAt && startedAt > since,
  );
  const studiedCourse = courses.find(({ course }) => course.slug === open?.course);
  const module = studiedCourse?.course.modules.find(({ quiz }) => quiz === open?.quiz);
  if (!open || !studiedCourse?.course.quizzes[open.quiz]) return undefined;
  const next: NextStep = module
    ? { kind: 'quiz', module: module.slug, quiz: open.quiz }
    : { kind: 'final', quiz: open.quiz };
  return { ...describe(studiedCourse, next, locale), href: paths.attempt(locale, open.id) };
}

/** The anchor of a block that was kept in whichever language it was read: the translations' blocks stand in one order. */
function anchorOf(
  { texts }: LessonContent,
  block: string,
  locale: Locale,
  original: Locale,
): string | undefined {
  const read = Object.values(texts).find(({ blocks }) => blocks.some(({ id }) => id === block));
  const at = read?.blocks.findIndex(({ id }) => id === block) ?? -1;
  return (texts[locale] ?? texts[original])?.blocks[at]?.anchor;
}

function describe({ course, outline }: StudiedCourse, next: NextStep, locale: Locale, block?: string): Step {
  const t = common[locale];
  const module = next.kind === 'final' ? undefined : course.modules.find(({ slug }) => slug === next.module);
  const number = sectionNumber(locale, module?.number ?? String(course.number));
  if (next.kind === 'lesson') {
    const lesson = module?.lessons.find(({ slug }) => slug === next.lesson);
    const text = lesson?.texts[locale] ?? lesson?.texts[course.original];
    const minutes = lessonMinutes(outline, `${next.module}/${next.lesson}`);
    const title = text?.title ?? next.lesson;
    const href = paths.lesson(locale, course.slug, `${next.module}/${next.lesson}`, block);
    return {
      kind: 'lesson',
      course,
      href,
      title,
      number,
      minutes,
      label: t.continueWith(`${number} ${title}`, minutes),
    };
  }
  const quiz = course.quizzes[next.quiz];
  const title = quiz ? pick(quiz.title, locale, course.original).text : next.quiz;
  const href = paths.quiz(locale, course.slug, next.quiz);
  return { kind: next.kind, course, href, title, number, minutes: undefined, label: t.continueQuiz(title) };
}

function split(path: string): [module: string, lesson: string] {
  const [module = '', lesson = ''] = path.split('/');
  return [module, lesson];
}
