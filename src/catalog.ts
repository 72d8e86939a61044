import { getCollection, getEntry, render } from 'astro:content';
import type { CourseContent, LessonContent } from './content/course-content.ts';
import { type FoundLesson, type FoundQuiz, findLesson, findQuiz } from './content/course-lookup.ts';
import { lessonAddress } from './content/mdx.ts';
import type { Locale } from './schemas/atoms.ts';
import type { Manual } from './manual/manual.ts';
import type { Glossary } from './schemas/term.ts';

export { outline } from './content/course-lookup.ts';

/** All courses as they were built, and the ways to find something in them. Names come from addresses, so they may be wrong. */
export interface Catalog {
  /** In order of their numbers. */
  courses: CourseContent[];
  glossary: Glossary;
  findCourse(slug: string): CourseContent | undefined;
  findLesson(
    course: string,
    module: string,
    lesson: string,
  ): (FoundLesson & { course: CourseContent }) | undefined;
  findQuiz(course: string, name: string): (FoundQuiz & { course: CourseContent }) | undefined;
}

let kept: Promise<Catalog> | undefined;

/** The catalogue; it is read once, in development every time. */
export function catalog(): Promise<Catalog> {
  if (import.meta.env.DEV) return readCatalog();
  return (kept ??= readCatalog());
}

/**
 * A lesson's markup in one of the languages that it has, to be rendered with the components of
 * components/lesson/components.ts.
 */
export async function lessonBody(course: CourseContent, lesson: LessonContent, lang: Locale) {
  const address = lessonAddress(lesson.texts[lang]?.file ?? '');
  const id = address && `${address.course}/${address.locale}/${address.folder}/${address.name}`;
  const entry = id === undefined ? undefined : await getEntry('lessons', id);
  if (!entry) throw new Error(`The build has no lesson ${course.slug}/${lesson.path} in ${lang}`);
  return (await render(entry)).Content;
}

/** What the manual is made of. */
export async function manual(): Promise<Manual> {
  const entry = await getEntry('manual', 'manual');
  if (!entry) throw new Error('The build has no manual');
  return entry.data;
}

/** The markup of a lesson of the manual's example, by `<locale>/<NN-module>/<NN-lesson>`. */
export async function exampleBody(path: string) {
  const { course } = await manual();
  const entry = await getEntry('examples', `${course.slug}/${path}`);
  if (!entry) throw new Error(`The build has no example ${path}`);
  return (await render(entry)).Content;
}

/** The course and the glossary on which a lesson's text draws. The manual's example has a glossary of its own. */
export async function textCourse(slug: string): Promise<{ course: CourseContent; glossary: Glossary }> {
  const { findCourse, glossary } = await catalog();
  const course = findCourse(slug);
  if (course) return { course, glossary };
  const example = await manual();
  if (example.course.slug !== slug) throw new Error(`The build has no course ${slug}`);
  return example;
}

async function readCatalog(): Promise<Catalog> {
  const courses = (await getCollection('courses'))
    .map(({ data }) => data)
    .sort((a, b) => a.number - b.number);
  const terms = await getCollection('terms');
  const findCourse = (slug: string) => courses.find((course) => course.slug === slug);
  return {
    courses,
    glossary: Object.fromEntries(terms.map(({ id, data }) => [id, data])),
    findCourse,
    findLesson(slug, module, lesson) {
      const course = findCourse(slug);
      const found = course && findLesson(course, module, lesson);
      return found && { ...found, course };
    },
    findQuiz(slug, name) {
      const course = findCourse(slug);
      const found = course && findQuiz(course, name);
      return found && { ...found, course };
    },
  };
}
