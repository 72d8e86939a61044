import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { CourseContent } from '../content/course-content.ts';
import type { Outline } from '../rules/progress.ts';
import type { Item, Quiz } from '../schemas/quiz.ts';

/** A course as the verbs of learning need it. */
export interface StudiedCourse {
  course: CourseContent;
  outline: Outline;
}

/** A quiz of a course, as it stands today. */
export interface PlacedQuiz extends StudiedCourse {
  name: string;
  quiz: Quiz;
}

/** @throws AppError `not_found` when the course has no quiz of that name */
export function getQuiz(studied: StudiedCourse, name: string): PlacedQuiz {
  const quiz = Object.hasOwn(studied.course.quizzes, name) ? studied.course.quizzes[name] : undefined;
  if (!quiz) throw new AppError('not_found', `no quiz ${name} in ${studied.course.slug}`);
  return { ...studied, name, quiz };
}

/** @throws AppError `not_found` when the quiz has no item of that id */
export function getItem(quiz: Quiz, id: string): Item {
  const item = quiz.items.find((candidate) => candidate.id === id);
  if (!item) throw new AppError('not_found', `no item ${id}`);
  return item;
}

/** A quiz's content and its hash: attempts are pinned to it, so an edited quiz is another version. */
export function versionOf(quiz: Quiz): { hash: string; content: string } {
  const known = versions.get(quiz);
  if (known) return known;
  const content = JSON.stringify(quiz);
  const version = { hash: contentHash(content), content };
  versions.set(quiz, version);
  return version;
}

/** The hash under which a quiz's JSON is kept. */
export function contentHash(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

const versions = new WeakMap<Quiz, { hash: string; content: string }>();
