import type { App } from '../../src/app.ts';
import { openApp } from '../../src/app.ts';
import { type Config } from '../../src/config.ts';
import { lessonsOf, outline } from '../../src/content/course-lookup.ts';
import { readCourses } from '../../src/content/courses.ts';
import { getQuiz, type PlacedQuiz, type StudiedCourse } from '../../src/domain/quiz.ts';
import { walk } from '../../src/domain/sample-way.ts';
import { paths } from '../../src/paths.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import { readSecret } from '../../src/secret.ts';
import type { User } from '../../src/store/user.ts';
import { openSession } from '../support/app.ts';
import { insertPerson } from '../support/person.ts';

/** Who reads: a page's cost grows with what its reader has done. */
const READERS = 8;
/** Who answers: so many that nobody answers one question a thousand times. */
const STUDENTS = 200;

/** A lesson with an exercise, and a question of it that one choice answers. */
export interface Exercise {
  lesson: (locale: Locale) => string;
  placed: PlacedQuiz;
  item: string;
  choice: string;
}

/** Somebody who is signed in. */
export interface Person {
  user: User;
  /** The `Cookie` header. */
  cookie: string;
}

/** People in a database. Readers have done a module and begun the next; students have done nothing. */
export interface People {
  readers: Person[];
  students: Person[];
}

/** The first lesson of the first course that has an exercise with a single choice. */
export function findExercise(coursesDir: string): Exercise {
  for (const studied of studiedIn(coursesDir)) {
    for (const { lesson } of lessonsOf(studied.course)) {
      for (const { name } of lesson.quizzes) {
        const placed = getQuiz(studied, name);
        const item = placed.quiz.items.find(({ kind }) => kind === 'single');
        const choice = item?.kind === 'single' ? item.options[0]?.id : undefined;
        if (!item || choice === undefined) continue;
        const address = (locale: Locale) => paths.lesson(locale, studied.course.slug, lesson.path);
        return { lesson: address, placed, item: item.id, choice };
      }
    }
  }
  throw new Error(`No lesson in ${coursesDir} has an exercise with a single choice.`);
}

/** Opens a new database and fills it. Who opens it closes it. */
export async function seed(config: Config): Promise<{ app: App; people: People }> {
  const app = await openApp(config, readSecret(config), { info: () => undefined, error: console.error });
  const courses = studiedIn(config.coursesDir);
  const readers = await Promise.all(Array.from({ length: READERS }, () => enter(app)));
  const students = await Promise.all(Array.from({ length: STUDENTS }, () => enter(app)));
  const way = { modules: 1.2, began: 16, seen: 1, failures: 1, now: new Date() };
  for (const { user } of readers)
    await walk(app, { ...user, sessionId: 'bench' }, courses, { ...way, seed: user.id });
  return { app, people: { readers, students } };
}

/** Makes an account and signs it in. */
export async function enter(app: App): Promise<Person> {
  const user = await insertPerson(app.db);
  const now = Date.now();
  const times = { updatedAt: new Date(now), expiresAt: new Date(now + 24 * 3_600_000) };
  return { user, cookie: await openSession(app, user.id, times) };
}

function studiedIn(coursesDir: string): StudiedCourse[] {
  return readCourses(coursesDir).courses.map((course) => ({ course, outline: outline(course) }));
}
