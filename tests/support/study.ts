import { fileURLToPath } from 'node:url';
import type { LessonContent } from '../../src/content/course-content.ts';
import { findLesson, outline } from '../../src/content/course-lookup.ts';
import { readCourses } from '../../src/content/courses.ts';
import { getQuiz, type PlacedQuiz, type StudiedCourse } from '../../src/domain/quiz.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import type { Answer } from '../../src/schemas/answer.ts';
import type { Quiz } from '../../src/schemas/quiz.ts';
import type { User } from '../../src/store/user.ts';

/** The fixture courses: `protocol`, which anybody may read, and `closed`, for members. */
export const COURSES: StudiedCourse[] = readCourses(
  fileURLToPath(new URL('../fixtures/courses', import.meta.url)),
).courses.map((course) => ({ course, outline: outline(course) }));

/** A fixture course. */
export function courseOf(slug = 'protocol'): StudiedCourse {
  const found = COURSES.find(({ course }) => course.slug === slug);
  if (!found) throw new Error(`no fixture course ${slug}`);
  return found;
}

/** A quiz of a fixture course, as `changes` edit it. */
export function quizOf(name: string, changes: Partial<Quiz> = {}, course = 'protocol'): PlacedQuiz {
  const placed = getQuiz(courseOf(course), name);
  return { ...placed, quiz: { ...placed.quiz, ...changes } };
}

/** A lesson of a fixture course, by `module/lesson`. */
export function lessonOf(path: string, course = 'protocol'): LessonContent {
  const [module = '', lesson = ''] = path.split('/');
  const found = findLesson(courseOf(course).course, module, lesson);
  if (!found) throw new Error(`no fixture lesson ${path}`);
  return found.lesson;
}

/** Somebody, signed in. */
export function viewerOf(user: User): Viewer {
  return { ...user, sessionId: 'session' };
}

/** The answer that chooses these options. */
export function choose(...chosen: string[]): Answer {
  return { shape: 'choice', chosen };
}
