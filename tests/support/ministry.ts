import { sql, type Insertable, type Kysely } from 'kysely';
import { v7 } from 'uuid';
import { versionOf, type StudiedCourse } from '../../src/domain/quiz.ts';
import { normalForm } from '../../src/rules/normal-form.ts';
import { stream } from '../../src/rules/stream.ts';
import * as ministries from '../../src/store/ministry.ts';
import * as quizVersions from '../../src/store/quiz-version.ts';
import type { Tables } from '../../src/store/schema.ts';

const DAY = 24 * 3_600_000;
/** Before this everybody's work was done. */
const LAST = Date.parse('2026-02-01T00:00:00.000Z');
const FIRST_NAMES = ['Amina', 'ليلى', 'Bertrand', 'كريم', 'Inès', 'Zoltán', 'أحمد', 'Ngozi', 'Łucja', 'سلمى'];
const LAST_NAMES = ['Haddad', 'المنصوري', 'Okafor', "O'Brien", 'Nguyễn', 'الخطيب', 'de la Cruz', '=SUM(A1)'];

/**
 * Adds a ministry of many people, some thousands in a few seconds: what they read and passed is written as the domain
 * would have, a third of them has begun nothing, and nobody is summed up yet. Two ministries of one size are alike but for their addresses.
 */
export async function insertMinistry(
  db: Kysely<Tables>,
  { name, people, courses }: { name: string; people: number; courses: readonly StudiedCourse[] },
): Promise<{ id: string; userIds: string[] }> {
  const { id } = await ministries.insert(db, { name, createdAt: new Date(LAST).toISOString() });
  const random = stream('people');
  const users = Array.from({ length: people }, (_, index) => personOf(id, index, random));
  await insertAll(db, 'users', users);
  for (const studied of courses) await study(db, studied, users, random);
  return { id, userIds: users.map((user) => user.id) };
}

function personOf(
  ministryId: string,
  index: number,
  random: () => number,
): Insertable<Tables['users']> & { id: string } {
  const pick = (names: readonly string[]) => names[Math.floor(random() * names.length)] ?? '';
  const last = pick(LAST_NAMES);
  const name = last.startsWith('=') ? `${last} ${index}` : `${pick(FIRST_NAMES)} ${last} ${index}`;
  const at = new Date(LAST - 400 * DAY).toISOString();
  return {
    id: v7(),
    name,
    name_key: normalForm(name),
    email: `person${index}@${ministryId.slice(-12)}.example`,
    email_verified: sql<boolean>`(1 = 0)` as never,
    role: 'trainee',
    ministry_id: ministryId,
    locale: 'en',
    time_zone: 'UTC',
    extra_time: 0,
    disabled: 0,
    created_at: at,
    updated_at: at,
  };
}

async function study(
  db: Kysely<Tables>,
  { course, outline }: StudiedCourse,
  users: readonly { id: string }[],
  random: () => number,
): Promise<void> {
  const done: Insertable<Tables['completions']>[] = [];
  const tried: Insertable<Tables['attempts']>[] = [];
  const enrolled: Insertable<Tables['enrolments']>[] = [];
  const versions = new Map<string, string>();
  for (const [name, quiz] of Object.entries(course.quizzes)) {
    const { hash, content } = versionOf(quiz);
    versions.set(name, hash);
    const createdAt = new Date(LAST - 400 * DAY).toISOString();
    await quizVersions.put(db, { hash, course: course.slug, quiz: name, content, createdAt });
  }
  for (const { id } of users) {
    if (random() < 1 / 3) continue;
    const modules =
      random() < 0.25
        ? outline.modules
        : outline.modules.slice(0, Math.floor(random() * outline.modules.length));
    let time = LAST - Math.floor(300 * DAY * random()) - DAY;
    const moment = () => new Date((time += 60_000)).toISOString();
    const startedAt = moment();
    const complete = (scope: 'read' | 'lesson' | 'module' | 'course', slug: string) =>
      done.push({ user_id: id, course: course.slug, scope, slug, completed_at: moment() });
    const pass = (quiz: string, mode: 'practice' | 'graded') =>
      tried.push(
        attemptOf({
          id,
          course: course.slug,
          quiz,
          mode,
          version: versions.get(quiz) ?? '',
          percent: 70 + Math.floor(31 * random()),
          at: moment(),
        }),
      );
    for (const { slug, lessons, quiz } of modules) {
      for (const lesson of lessons) {
        complete('read', `${slug}/${lesson.slug}`);
        for (const exercise of lesson.exercises) pass(exercise, 'practice');
        complete('lesson', `${slug}/${lesson.slug}`);
      }
      pass(quiz, 'graded');
      complete('module', slug);
    }
    if (modules === outline.modules) {
      if (outline.final !== undefined) pass(outline.final, 'graded');
      complete('course', '');
    }
    enrolled.push({
      user_id: id,
      course: course.slug,
      outline: '',
      progress: 0,
      attempts: 0,
      started_at: startedAt,
      seen_at: moment(),
    });
  }
  await insertAll(db, 'completions', done);
  await insertAll(db, 'attempts', tried);
  await insertAll(db, 'enrolments', enrolled);
}

function attemptOf(of: {
  id: string;
  course: string;
  quiz: string;
  mode: 'practice' | 'graded';
  version: string;
  percent: number;
  at: string;
}): Insertable<Tables['attempts']> {
  return {
    id: v7(),
    user_id: of.id,
    course: of.course,
    quiz: of.quiz,
    version: of.version,
    mode: of.mode,
    number: 1,
    seed: 'seed',
    items: '[]',
    started_at: of.at,
    closed_at: of.at,
    closed_by: 'trainee',
    points: of.percent,
    possible: 100,
    percent: of.percent,
    passed: 1,
  };
}

/** In pieces, because an engine takes so many values in one statement and no more. */
async function insertAll<T extends keyof Tables>(
  db: Kysely<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await db
      .insertInto(table)
      .values(rows.slice(start, start + 500) as never)
      .execute();
  }
}
