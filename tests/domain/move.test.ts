import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { signIn } from '../../src/domain/account.ts';
import { note } from '../../src/domain/event.ts';
import { move } from '../../src/domain/move.ts';
import { tally } from '../../src/store/engine/load.ts';
import { connect } from '../../src/store/engine/open.ts';
import { withSnapshot } from '../../src/store/engine/row.ts';
import { keepingLog } from '../support/engines.ts';
import { insertPerson, PASSWORD } from '../support/person.ts';
import { places, withAcademy } from '../support/place.ts';
import { practiseAll, sit } from '../support/studies.ts';

const { empty } = places();
const NOW = new Date('2026-03-02T02:00:00.000Z');
const moving = { now: NOW, log: keepingLog() };
const from = { address: '::1', userAgent: 'a browser' };
const countOf = ({ db, engine }: Pick<App, 'db' | 'engine'>) =>
  withSnapshot(db, engine, (snapshot) => tally(snapshot, engine));

test('a moved academy holds the same rows, and people sign in', async () => {
  const { source, target, url, email } = await ready();
  const before = await withAcademy(source, countOf);
  const moved = await move(source, url, moving);
  expect(moved.toSorted(byName)).toEqual(before.toSorted(byName));
  expect(moved.filter(({ rows }) => rows > 0).length).toBeGreaterThan(7);
  expect(await withAcademy(source, countOf)).toEqual(before);
  await withAcademy({ ...target, secret: secretOf(source) }, async (app) => {
    const { user } = await signIn(app, { email, password: PASSWORD }, from, NOW);
    expect(user.email).toBe(email);
    const kinds = await app.db.selectFrom('events').select('kind').orderBy('seq').execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(['account_made', 'moved']);
  });
});

test('nothing is moved while somebody has the file open, even if they only wait', async () => {
  const { source, target, url } = await ready();
  await withAcademy(source, async () => {
    await expect(move(source, url, moving)).rejects.toThrow(/is in use. Stop Attaché/);
  });
  expect(await tablesOf(target)).toEqual([]);
  await move(source, url, moving);
});

test('nothing is moved over anything', async () => {
  const { source, target, url } = await ready();
  await withAcademy(target, ({ db }) => insertPerson(db));
  const before = await withAcademy(target, countOf);
  await expect(move(source, url, moving)).rejects.toThrow(/is not empty: it has a table/);
  expect(await withAcademy(target, countOf)).toEqual(before);
});

test('a row that PostgreSQL cannot hold leaves it empty, and is told', async () => {
  const { source, target, url } = await ready();
  await withAcademy(source, ({ db }) =>
    db.insertInto('throttles').values({ key: 'a\0b', count: 1, resets_at: 'now' }).execute(),
  );
  await expect(move(source, url, moving)).rejects.toThrow(/throttles/);
  expect(await tablesOf(target)).toEqual([]);
});

/** A SQLite academy with people, and an empty PostgreSQL. */
async function ready() {
  const [source, target] = [await empty('sqlite'), await empty('postgres')];
  const email = await withAcademy(source, async (app) => {
    const user = await insertPerson(app.db);
    await practiseAll({ app, user }, 'wrong');
    await sit({ app, user }, 'gifts-quiz', 'right');
    await signIn(app, { email: user.email, password: PASSWORD }, from, NOW);
    const details = { role: 'trainee' };
    const event = { kind: 'account_made', actor: null, subject: user.id, ministry: null, details } as const;
    await note(app.db, app.secret, event, NOW);
    return user.email;
  });
  return { source, target, url: target.databaseUrl ?? '', email };
}

async function tablesOf({ databaseUrl: url, databaseFile: file }: Config): Promise<unknown[]> {
  const { db, close } = connect({ url, file, log: keepingLog() });
  try {
    return await db.introspection.getTables();
  } finally {
    await close();
  }
}

function secretOf({ databaseFile }: Config): string {
  return readFileSync(join(databaseFile, '../secret'), 'utf8').trim();
}

function byName(a: { table: string }, b: { table: string }): number {
  return a.table < b.table ? -1 : 1;
}
