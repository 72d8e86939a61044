import Sqlite from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import type { App } from '../../src/app.ts';
import { practise } from '../../src/domain/practice.ts';
import { openSqlite } from '../../src/store/engine/sqlite.ts';
import type { Exercise, Person } from './seed.ts';

const MILLISECONDS = 2_000;

/** How many answers a second the verb of the domain keeps, without HTTP. */
export async function countVerb(app: App, students: Person[], exercise: Exercise): Promise<number> {
  const { placed, item, choice } = exercise;
  const answer = { shape: 'choice' as const, chosen: [choice] };
  const started = performance.now();
  let count = 0;
  for (; performance.now() - started < MILLISECONDS; count++) {
    const viewer = students[count % students.length]?.user;
    if (!viewer) break;
    const answering = { item, answer, key: randomUUID() };
    await practise(app, { ...viewer, sessionId: 'bench' }, placed, answering, new Date());
  }
  return count / ((performance.now() - started) / 1000);
}

/** How many transactions of one row a second the disk under `file` takes, with the academy's own settings. */
export function countBareCommits(file: string): number {
  const database = openSqlite(file);
  database.exec('create table migrations (name text)');
  const insert = database.prepare('insert into migrations values (?)');
  const started = performance.now();
  let count = 0;
  for (; performance.now() - started < MILLISECONDS; count++) insert.run(randomUUID());
  database.close();
  return count / ((performance.now() - started) / 1000);
}

/** @throws Error when an answer that was acknowledged under one of the keys is not in the database */
export function verifyKept(file: string, keys: string[]): void {
  const database = new Sqlite(file, { readonly: true });
  const kept = new Set(database.prepare('select key from answers').pluck().all());
  database.close();
  const lost = keys.filter((key) => !kept.has(key));
  if (keys.length === 0) throw new Error('No answer was acknowledged.');
  if (lost.length > 0) throw new Error(`${lost.length} of ${keys.length} acknowledged answers are lost.`);
}
