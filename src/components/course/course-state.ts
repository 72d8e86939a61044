import type { CourseContent } from '../../content/course-content.ts';
import { lessonsOf } from '../../content/course-lookup.ts';
import type { Record } from '../../domain/completion.ts';
import type { Progress } from '../../rules/progress.ts';
import { LOCALES, type Locale } from '../../schemas/atoms.ts';

/** The languages in which every lesson of a course can be read. */
export function courseLanguages(course: CourseContent): Locale[] {
  return LOCALES.filter((locale) => lessonsOf(course).every(({ lesson }) => lesson.texts[locale]));
}

/** Whether a person has done a course, begun it, or has it ahead. */
export function courseState(
  course: CourseContent,
  record: Record | undefined,
  progress: Progress,
): 'done' | 'begun' | 'ahead' {
  if (progress.done) return 'done';
  const touched = [...(record?.completions ?? []), ...(record?.attempts ?? [])];
  return touched.some((one) => one.course === course.slug) ? 'begun' : 'ahead';
}

/** A course's modules as a line of steps; the first that is not done is the one at hand. */
export function moduleSteps({ modules }: Progress): ('done' | 'now' | 'ahead')[] {
  const done = [...modules.values()].map((module) => module.done);
  const now = done.indexOf(false);
  return done.map((one, index) => (one ? 'done' : index === now ? 'now' : 'ahead'));
}
