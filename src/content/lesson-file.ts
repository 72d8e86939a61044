import { readFileSync } from 'node:fs';
import { mdxToHast } from 'satteri';
import { LessonFrontmatter } from '../schemas/lesson.ts';
import type { LessonText, PlacedQuiz } from './course-content.ts';
import { type Fault, type Place, fault } from './fault.ts';
import { guardMdx } from './guard.ts';
import { readTree } from './lesson-tree.ts';
import { LESSON_FEATURES, placeOf } from './mdx.ts';
import { readYaml } from './yaml-file.ts';

/** A name that a lesson uses and that must exist elsewhere, with its place. */
export interface Use {
  kind: 'quiz' | 'term' | 'source' | 'figure';
  name: string;
  place: Place;
}

/** A lesson's file, read: its text when it has no fault of its own, and what it refers to. */
export interface LessonFile {
  text: LessonText | undefined;
  quizzes: PlacedQuiz[];
  uses: Use[];
  faults: Fault[];
}

/** Reads one MDX file by itself; whether the names that it uses exist is for the course to say. */
export function readLesson(file: string): LessonFile {
  const source = readFileSync(file, 'utf8');
  const front = readFrontmatter(source, file);
  const guarded = guardMdx(source, file);
  const faults = [...front.faults, ...guarded];
  if (guarded.some(({ code }) => code === 'syntax'))
    return { text: undefined, quizzes: [], uses: [], faults };
  const tree = readTree(mdxToHast(source, { features: LESSON_FEATURES }));
  const { blocks, cites, terms } = tree;
  return {
    text: front.data && { ...front.data, file, words: countWords(blocks), blocks, cites, terms },
    quizzes: tree.quizzes.map(({ name, optional }) => ({ name, optional })),
    uses: tree.uses.map(({ kind, name, node }) => ({ kind, name, place: placeOf(node, file) })),
    faults,
  };
}

function readFrontmatter(
  source: string,
  file: string,
): { data?: LessonFrontmatter | undefined; faults: Fault[] } {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m.exec(source);
  if (!match || match.index !== 0) {
    const place = { file, line: 1, column: 1 };
    return {
      faults: [fault(place, 'missing-key', { key: 'title', expected: 'frontmatter between two lines ---' })],
    };
  }
  // One line break stands for the first ---, so that lines count as in the file.
  return readYaml(`\n${match[1]}`, file, LessonFrontmatter);
}

function countWords(blocks: LessonText['blocks']): number {
  const read = blocks.filter(({ kind }) => kind !== 'quiz' && kind !== 'figure');
  return read.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0), 0);
}
