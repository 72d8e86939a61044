import { nearest } from '../rules/nearest.ts';
import type { CourseContent } from './course-content.ts';
import { type Fault, type Place, fault } from './fault.ts';
import type { Use } from './lesson-file.ts';
import type { ReadLesson } from './lesson-list.ts';
import type { At } from './report.ts';

/** The names that lessons use and nobody has. A kind whose names are not known is not checked. */
export function checkUses(
  read: readonly ReadLesson[],
  known: Record<Use['kind'], string[] | undefined>,
): Fault[] {
  const sets = new Map(Object.entries(known).map(([kind, names]) => [kind, names && new Set(names)]));
  return read.flatMap(({ file }) =>
    file.uses.flatMap(({ kind, name, place }) =>
      sets.get(kind)?.has(name) === false
        ? [fault(place, 'unknown-name', { kind, name, known: known[kind] ?? [] })]
        : [],
    ),
  );
}

/** A quiz file, and where its parts stand. */
export interface QuizFile {
  name: string;
  at: At;
}

/** A quiz where a lesson or course.yaml names it. */
interface Placement {
  name: string;
  place: Place;
  where: string;
  kind: 'lesson' | 'module' | 'final';
}

/**
 * Module quizzes and the final exist and are graded, those of lessons are not, and every quiz has one place in the
 * course: one lesson, one module or the final.
 */
export function checkPlaces(
  course: CourseContent,
  read: readonly ReadLesson[],
  quizzes: readonly QuizFile[],
  at: At,
): Fault[] {
  const files = new Map(quizzes.map((quiz) => [quiz.name, quiz]));
  const first = new Map<string, Placement>();
  const faults = placements(course, read, at).flatMap((placement) => {
    const { name, place, kind } = placement;
    const before = first.get(name);
    if (before) return [fault(place, 'placed-twice', { quiz: name, before: before.where })];
    first.set(name, placement);
    const file = files.get(name);
    if (!file) return kind === 'lesson' ? [] : [unknownQuiz(place, name, [...files.keys()])];
    return checkMode(course, placement, file);
  });
  // A mistyped name leaves a quiz without a place; it is said once.
  const mistyped = [...first.keys()].filter((name) => !files.has(name));
  const idle = quizzes.filter(
    ({ name }) => !first.has(name) && !mistyped.some((typed) => nearest(typed, [name])),
  );
  return [...faults, ...idle.map((quiz) => fault(quiz.at([]), 'unplaced-quiz', { quiz: quiz.name }))];
}

/** A translation places the quizzes of its original, in the same order: else a lesson could not be finished in it. */
export function checkTranslatedQuizzes(course: CourseContent, read: readonly ReadLesson[]): Fault[] {
  const originals = new Map(
    read.filter(({ locale }) => locale === course.original).map(({ lesson, file }) => [lesson, file]),
  );
  return read.flatMap(({ lesson, file }) => {
    const original = originals.get(lesson);
    if (!original?.text || !file.text) return [];
    const [expected, found] = [original.quizzes, file.quizzes].map((list) =>
      list.map(({ name, optional }) => (optional ? `${name} (optional)` : name)),
    );
    if (!expected || !found || expected.join() === found.join()) return [];
    const place = quizUses(file.uses)[0]?.place ?? { file: file.text.file, line: 1, column: 1 };
    return [fault(place, 'quizzes-differ', { found, expected })];
  });
}

function placements(course: CourseContent, read: readonly ReadLesson[], at: At): Placement[] {
  const originals = read.filter(({ locale }) => locale === course.original);
  return [
    ...originals.flatMap(({ lesson, file }) =>
      quizUses(file.uses).map(({ name, place }) => ({ name, place, where: lesson, kind: 'lesson' as const })),
    ),
    ...course.modules.map(({ quiz, slug }, index) => ({
      name: quiz,
      place: at(['modules', index, 'quiz']),
      where: slug,
      kind: 'module' as const,
    })),
    ...(course.final
      ? [{ name: course.final, place: at(['final']), where: 'final', kind: 'final' as const }]
      : []),
  ];
}

function unknownQuiz(place: Place, name: string, known: string[]): Fault {
  return fault(place, 'unknown-name', { kind: 'quiz', name, known });
}

function checkMode(course: CourseContent, { name, kind }: Placement, file: QuizFile): Fault[] {
  const found = course.quizzes[name]?.mode;
  const expected = kind === 'lesson' ? 'practice' : 'graded';
  return !found || found === expected ? [] : [fault(file.at(['mode']), 'quiz-mode', { found, place: kind })];
}

function quizUses(uses: readonly Use[]): Use[] {
  return uses.filter(({ kind }) => kind === 'quiz');
}
