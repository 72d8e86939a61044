import type { Selectable } from 'kysely';
import { expect, test } from 'vitest';
import { NEIGHBOUR } from '../../db/sample/neighbours.ts';
import { MINISTRY } from '../../db/sample/people.ts';
import * as accounts from '../../src/domain/account.ts';
import { getRecord, progressIn } from '../../src/domain/completion.ts';
import { fillSample } from '../../src/domain/sample.ts';
import { openDatabase, type Database } from '../../src/store/engine/open.ts';
import * as ministries from '../../src/store/ministry.ts';
import type { Tables } from '../../src/store/schema.ts';
import * as users from '../../src/store/user.ts';
import { appOn } from '../support/app.ts';
import { keepingLog, onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';
import { COURSES, courseOf, viewerOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const PASSWORD = 'four quiet lamps, one door';
const fill = (store: Database, seed = 'test', password?: string) =>
  fillSample(appOn(store), COURSES, { now: NOW, seed, password });

onEachEngine('the sample ministry', (store) => {
  test('is there once, however often it is filled in', async () => {
    const [first, second] = await Promise.all([fill(store), fill(store)]);
    expect([first.length, second.length].toSorted()).toEqual([0, 27]);
    expect(await fill(store)).toEqual([]);
    expect((await ministries.list(store.db)).map(({ name }) => name)).toEqual([NEIGHBOUR, MINISTRY]);
    expect(await users.count(store.db)).toBe(27);
    const entries = await store.db.selectFrom('events').select(['kind', 'subject_id']).execute();
    expect(new Set(entries.map(({ subject_id }) => subject_id)).size).toBe(27);
    expect(entries.every(({ kind }) => kind === 'account_made')).toBe(true);
  });

  test('leaves real people their addresses', async () => {
    const administrator = await insertPerson(store.db, {
      email: 'trainee@ministry.example',
      role: 'administrator',
    });
    const made = await fill(store, 'test', PASSWORD);
    expect(made.map(({ email }) => email)).not.toContain('trainee@ministry.example');
    expect(await users.find(store.db, administrator.id)).toEqual(administrator);
    expect((await getRecord(store.db, viewerOf(administrator))).attempts).toEqual([]);
  });

  test('has people at every stage, and nothing dated after today', async () => {
    const people = await fill(store, 'test', PASSWORD);
    const { course, outline } = courseOf();
    const records = await Promise.all(people.map((user) => getRecord(store.db, viewerOf(user))));
    const shares = records.map((record) => progressIn(record, course.slug, outline).steps);
    expect(shares.some(({ done, all }) => done === all)).toBe(true);
    expect(shares.some(({ done, all }) => done > 0 && done < all)).toBe(true);
    expect(shares.some(({ done }) => done === 0)).toBe(true);
    const { newest } = await store.db
      .selectFrom('answers')
      .select(({ fn }) => fn.max('answered_at').as('newest'))
      .executeTakeFirstOrThrow();
    expect(newest < NOW.toISOString()).toBe(true);
    expect(people.some(({ name }) => /\p{Script=Arabic}/u.test(name))).toBe(true);
    expect(people.every(({ name }) => /sample|تجريب|ficti/i.test(name))).toBe(true);
  });

  test('has a trainee with a module done, a quiz failed before, and the next module begun', async () => {
    const people = await fill(store);
    const trainee = people.find(({ email }) => email === 'trainee@ministry.example');
    expect(trainee).toMatchObject({ role: 'trainee', locale: 'en' });
    const record = await getRecord(store.db, viewerOf(trainee ?? (await insertPerson(store.db))));
    const modules = record.completions.filter(({ scope }) => scope === 'module');
    expect(modules.map(({ slug }) => slug)).toEqual(['precedence']);
    const graded = record.attempts.filter(({ mode }) => mode === 'graded');
    expect(graded.map(({ quiz, passed }) => [quiz, passed])).toEqual([
      ['precedence-quiz', false],
      ['precedence-quiz', true],
    ]);
    const place = await store.db
      .selectFrom('positions')
      .selectAll()
      .where('user_id', '=', trainee?.id ?? '')
      .orderBy('visited_at', 'desc')
      .executeTakeFirst();
    expect(place).toMatchObject({ lesson: 'gifts/what-may-be-kept' });
    expect(place?.block).not.toBeNull();
  });
});

test('lets four in with the password of the demonstration, and nobody without one', async () => {
  const database = await openDatabase({ file: ':memory:', log: keepingLog() });
  const people = await fill(database, 'test', PASSWORD);
  const enter = ({ email }: users.User) =>
    accounts
      .signIn(appOn(database), { email, password: PASSWORD }, { address: '192.0.2.1', userAgent: null }, NOW)
      .then(
        ({ user }) => [user.email, user.role],
        () => undefined,
      );
  const entered = await Promise.all(people.slice(0, 8).map(enter));
  expect(entered.filter(Boolean)).toEqual([
    ['trainee@ministry.example', 'trainee'],
    ['instructor@ministry.example', 'instructor'],
    ['officer@ministry.example', 'officer'],
    ['admin@ministry.example', 'administrator'],
  ]);
  await database.close();
});

test('is the same from the same seed, and another from another', async () => {
  const marksOf = async (seed: string) => {
    const database = await openDatabase({ file: ':memory:', log: keepingLog() });
    await fill(database, seed);
    const columns = ['email', 'quiz', 'number', 'started_at', 'percent', 'items'] as const;
    const rows: Partial<Selectable<Tables['attempts'] & Tables['users']>>[] = await database.db
      .selectFrom('attempts')
      .innerJoin('users', 'users.id', 'attempts.user_id')
      .select(columns)
      .where('mode', '=', 'graded')
      .orderBy('email')
      .orderBy('started_at')
      .execute();
    await database.close();
    return rows;
  };
  const marks = await marksOf('one');
  expect(marks.length).toBeGreaterThan(20);
  expect(await marksOf('one')).toEqual(marks);
  expect(await marksOf('two')).not.toEqual(marks);
});
