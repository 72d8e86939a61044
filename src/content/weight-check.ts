import { gzipSync } from 'node:zlib';
import type { CourseContent } from './course-content.ts';
import { type Fault, fault } from './fault.ts';
import type { LessonFile } from './lesson-file.ts';
import type { ReadLesson } from './lesson-list.ts';

/** What the text and drawings of a lesson may weigh, in kB after gzip: a slow line carries it in a few seconds. */
const LIMIT = 24;

/**
 * The lessons that are too heavy. It is an estimate: the Markdown, which is a little lighter than the page made of it,
 * and each drawing of the lesson and of its quizzes once. The frame of the page and pictures beside the lesson,
 * which load by themselves, are left out.
 */
export function checkWeights(course: CourseContent, read: readonly ReadLesson[]): Fault[] {
  return read.flatMap(({ path, file }) => {
    const parts = partsOf(course, file);
    // Compressed it is never heavier than this, and most lessons need not be compressed to be known as light.
    if (parts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) <= LIMIT * 1000) return [];
    const weighed = parts
      .map(({ name, text }) => ({ name, kb: gzipSync(text).length / 1000 }))
      .sort((a, b) => b.kb - a.kb);
    const kb = weighed.reduce((sum, part) => sum + part.kb, 0);
    const [heaviest] = weighed;
    if (kb <= LIMIT || !heaviest) return [];
    const params = { kb: tenth(kb), limit: LIMIT, heaviest: heaviest.name, heaviestKb: tenth(heaviest.kb) };
    return [fault({ file: path, line: 1, column: 1 }, 'page-weight', params)];
  });
}

function partsOf(course: CourseContent, file: LessonFile): { name: string; text: string }[] {
  const own = file.uses.filter(({ kind }) => kind === 'figure').map(({ name }) => name);
  const asked = file.quizzes.flatMap(({ name }) =>
    (course.quizzes[name]?.items ?? []).flatMap((item) => (item.kind === 'hotspot' ? [item.figure] : [])),
  );
  const figures = [...new Set([...own, ...asked])].map((name) => ({
    name: `figures/${name}.svg`,
    text: course.figures[name] ?? '',
  }));
  return [{ name: 'text', text: file.source }, ...figures];
}

function tenth(kb: number): number {
  return Math.round(kb * 10) / 10;
}
