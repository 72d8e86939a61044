import type { CourseContent } from './course-content.ts';
import { type Fault, type Place, fault } from './fault.ts';
import type { Use } from './lesson-file.ts';
import type { ReadLesson } from './lesson-list.ts';
import type { At } from './quiz-check.ts';

/** The names that lessons use and nobody has. A kind whose names are not known is not checked. */
export function checkUses(
  read: readonly ReadLesson[],
  known: Record<Use['kind'], string[] | undefined>,
): Fault[] {
  return read.flatMap(({ file }) =>
    file.uses.flatMap(({ kind, name, place }) => {
      const names = known[kind];
      return !names || names.includes(name)
        ? []
        : [fault(place, 'unknown-name', { kind, name, known: names })];
    }),
  );
}

/** Module quizzes and the final exist, and every quiz has one place in the course: one lesson, one module or the final. */
export function checkPlaces(
  course: CourseContent,
  read: readonly ReadLesson[],
  quizzes: string[],
  at: At,
): Fault[] {
  const { original } = course;
  const places: { name: string; place: Place; where: string }[] = [
    ...read
      .filter(({ locale }) => locale === original)
      .flatMap(({ lesson, file }) =>
        quizUses(file.uses).map(({ name, place }) => ({ name, place, where: lesson })),
      ),
    ...course.modules.map(({ quiz, slug }, index) => ({
      name: quiz,
      place: at(['modules', index, 'quiz']),
      where: slug,
    })),
    ...(course.final ? [{ name: course.final, place: at(['final']), where: 'final' }] : []),
  ];
  const inCourseFile = places.slice(places.length - course.modules.length - (course.final ? 1 : 0));
  return [
    ...inCourseFile
      .filter(({ name }) => !quizzes.includes(name))
      .map(({ name, place }) => fault(place, 'unknown-name', { kind: 'quiz', name, known: quizzes })),
    ...places.flatMap(({ name, place }, index) => {
      const before = places.slice(0, index).find((other) => other.name === name);
      return before ? [fault(place, 'placed-twice', { quiz: name, before: before.where })] : [];
    }),
  ];
}

/** A translation places the quizzes of its original, in the same order: else a lesson could not be finished in it. */
export function checkTranslations(course: CourseContent, read: readonly ReadLesson[]): Fault[] {
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

function quizUses(uses: readonly Use[]): Use[] {
  return uses.filter(({ kind }) => kind === 'quiz');
}
