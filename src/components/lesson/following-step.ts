import { lessonsOf } from '../../content/course-lookup.ts';
import type { StudiedCourse } from '../../domain/quiz.ts';
import { paths } from '../../paths.ts';
import { pick } from '../../rules/localized.ts';
import { lessonMinutes } from '../../rules/progress.ts';
import type { Locale } from '../../schemas/atoms.ts';

/** What comes after a lesson in the course's order, or before it. */
export interface FollowingStep {
  href: string;
  title: string;
  /** For a lesson. */
  minutes: number | undefined;
}

/** The lesson after this one, or the module's quiz after its last; after the last module the course's page. */
export function followingStep(
  { course, outline }: StudiedCourse,
  path: string,
  locale: Locale,
): FollowingStep {
  const all = lessonsOf(course);
  const at = all.findIndex(({ lesson }) => lesson.path === path);
  const [here, next] = [all[at], all[at + 1]];
  if (here && next?.module.slug !== here.module.slug) {
    const quiz = course.quizzes[here.module.quiz];
    const title = quiz ? pick(quiz.title, locale, course.original).text : here.module.quiz;
    return { href: paths.quiz(locale, course.slug, here.module.quiz), title, minutes: undefined };
  }
  const minutes = next && lessonMinutes(outline, next.lesson.path);
  const text = next?.lesson.texts[locale] ?? next?.lesson.texts[course.original];
  const href = next ? paths.lesson(locale, course.slug, next.lesson.path) : paths.course(locale, course.slug);
  return { href, title: text?.title ?? pick(course.title, locale, course.original).text, minutes };
}

/** The lesson before this one, or undefined for the first. */
export function precedingLesson(
  { course }: StudiedCourse,
  path: string,
  locale: Locale,
): FollowingStep | undefined {
  const all = lessonsOf(course);
  const before = all[all.findIndex(({ lesson }) => lesson.path === path) - 1]?.lesson;
  const text = before?.texts[locale] ?? before?.texts[course.original];
  return (
    before && {
      href: paths.lesson(locale, course.slug, before.path),
      title: text?.title ?? '',
      minutes: undefined,
    }
  );
}
