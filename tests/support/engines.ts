import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, inject } from 'vitest';
import type { Engine } from '../../src/store/engine/failure.ts';
import { openDatabase, type Database } from '../../src/store/engine/open.ts';
import { TEMPLATE } from './postgres.ts';

/** A log that keeps what it is told. */
export function keepingLog() {
  const lines: string[] = [];
  return {
    lines,
    info: (line: string) => void lines.push(line),
    error: (line: string) => void lines.push(line),
  };
}

/**
 * Declares `tests` once for each engine. Every test has a fresh, migrated database: SQLite in memory, or a copy of the
 * template on the run's PostgreSQL. Read `store.db` and `store.engine` inside a test.
 */
export function onEachEngine(title: string, tests: (store: Readonly<Database>) => void): void {
  describe.each<Engine>(['sqlite', 'postgres'])(`${title} on %s`, (engine) => {
    const store = {} as Database;
    beforeEach(async () => {
      Object.assign(store, engine === 'sqlite' ? await openMemory() : await openCopy());
    });
    afterEach(() => store.close());
    tests(store);
  });
}

/** Makes a database on the run's PostgreSQL, a copy of `template`, and returns its URL; `drop` removes it. */
export async function createPostgres(template = TEMPLATE): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name} template ${template}`);
  return {
    url: `${inject('postgres')}/${name}`,
    drop: () => administer(`drop database ${name} with (force)`),
  };
}

async function openMemory(): Promise<Database> {
  return openDatabase({ file: ':memory:', log: keepingLog() });
}

async function openCopy(): Promise<Database> {
  const { url, drop } = await createPostgres();
  const database = await openDatabase({ url, file: '', log: keepingLog() });
  return { ...database, close: () => database.close().then(drop) };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject('postgres')}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
