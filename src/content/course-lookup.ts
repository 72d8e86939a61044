import { readingMinutes } from '../rules/reading-time.ts';
import type { Outline } from '../rules/progress.ts';
import type { Quiz } from '../schemas/quiz.ts';
import type { CourseContent, LessonContent, ModuleContent } from './course-content.ts';

/** A lesson with its module. */
export interface FoundLesson {
  module: ModuleContent;
  lesson: LessonContent;
}

/** Where a quiz belongs: every quiz has at most one place in its course. */
export type QuizPlace =
  | { kind: 'lesson'; module: ModuleContent; lesson: LessonContent; optional: boolean }
  | { kind: 'module'; module: ModuleContent }
  | { kind: 'final' };

/** A quiz with its place. */
export interface FoundQuiz {
  name: string;
  quiz: Quiz;
  place: QuizPlace;
}

/** The lesson of a course by its module's slug and its own. */
export function findLesson(course: CourseContent, module: string, lesson: string): FoundLesson | undefined {
  return lessonsOf(course).find((found) => found.module.slug === module && found.lesson.slug === lesson);
}

/** All lessons of a course in order of reading. */
export function lessonsOf(course: CourseContent): FoundLesson[] {
  return course.modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson })));
}

/** A quiz of a course by its name; one that stands nowhere in the course is not found. */
export function findQuiz(course: CourseContent, name: string): FoundQuiz | undefined {
  const quiz = Object.hasOwn(course.quizzes, name) ? course.quizzes[name] : undefined;
  const place = placeOf(course, name);
  return quiz && place && { name, quiz, place };
}

/** The quizzes of a course in its order: each module's lessons', then its own; at the end the final. */
export function quizzesOf(course: CourseContent): FoundQuiz[] {
  const names = course.modules.flatMap(({ lessons, quiz }) => [
    ...lessons.flatMap(({ quizzes }) => quizzes.map(({ name }) => name)),
    quiz,
  ]);
  return [...names, course.final ?? ''].flatMap((name) => findQuiz(course, name) ?? []);
}

/** How long an exercise takes within a lesson, in minutes: an estimate for planning the reading. */
const MINUTES_PER_EXERCISE = 3;

/** What the course asks for (rules/progress.ts). Minutes: the original text's reading time and 3 for each required exercise; a quiz's are its limit. */
export function outline(course: CourseContent): Outline {
  return {
    modules: course.modules.map(({ slug, quiz, lessons }) => ({
      slug,
      quiz,
      quizMinutes: quizMinutes(course.quizzes[quiz]),
      lessons: lessons.map((lesson) => {
        const exercises = lesson.quizzes.filter(({ optional }) => !optional).map(({ name }) => name);
        const words = lesson.texts[course.original]?.words ?? 0;
        const minutes = readingMinutes(words, course.original) + MINUTES_PER_EXERCISE * exercises.length;
        return { slug: lesson.slug, exercises, minutes };
      }),
    })),
    ...(course.final !== undefined && {
      final: course.final,
      finalMinutes: quizMinutes(course.quizzes[course.final]),
    }),
  };
}

/** A graded quiz's time limit, or without one 2 minutes a question. */
function quizMinutes(quiz: Quiz | undefined): number {
  return quiz ? (quiz.minutes ?? 2 * (quiz.draw ?? quiz.items.length)) : 0;
}

function placeOf(course: CourseContent, name: string): QuizPlace | undefined {
  for (const { module, lesson } of lessonsOf(course)) {
    const placed = lesson.quizzes.find((quiz) => quiz.name === name);
    if (placed) return { kind: 'lesson', module, lesson, optional: placed.optional };
  }
  const module = course.modules.find(({ quiz }) => quiz === name);
  if (module) return { kind: 'module', module };
  return course.final === name ? { kind: 'final' } : undefined;
}
