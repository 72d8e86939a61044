import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseError } from '../../../src/store/engine/failure.ts';
import { openDatabase } from '../../../src/store/engine/open.ts';
import { transaction } from '../../../src/store/engine/transaction.ts';
import * as ministry from '../../../src/store/ministry.ts';
import { keepingLog } from '../../support/engines.ts';

const createdAt = '2026-01-05T09:00:00.000Z';
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attache-sqlite-'));
  file = join(folder, 'made', 'by', 'us', 'academy.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (log = keepingLog()) => openDatabase({ file, log });

/** Opens `file` with `content` in it, and returns why it was refused; fails when the file was changed. */
async function refusalOf(content: Buffer | string): Promise<string> {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  const refusal: unknown = await open().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DatabaseError);
  expect(readFileSync(file).equals(Buffer.from(content))).toBe(true);
  return (refusal as DatabaseError).message;
}

/** The bytes of a database that `write` has filled. */
function bytesOf(write: (database: Sqlite.Database) => void): Buffer {
  const database = new Sqlite(':memory:');
  write(database);
  return database.serialize();
}

test('makes the folder and the file, which only its owner reads, and syncs every commit at each opening', async () => {
  for (const opening of ['first', 'second']) {
    const { db, close } = await open();
    const pragmas = await Promise.all(
      ['journal_mode', 'synchronous', 'foreign_keys', 'timeout'].map((name) =>
        sql<{
          value: unknown;
        }>`select ${sql.ref(name)} as value from ${sql.table(`pragma_${name === 'timeout' ? 'busy_timeout' : name}`)}`.execute(
          db,
        ),
      ),
    );
    expect([opening, ...pragmas.map(({ rows }) => rows[0]?.value)]).toEqual([opening, 'wal', 2, 1, 250]);
    await close();
  }
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('refuses what is not its own database, says which file, and leaves it as it was', async () => {
  expect(await refusalOf('Dear colleague, '.repeat(400))).toMatch(`${file} is not an SQLite database`);
  const foreign = bytesOf((database) => database.exec('create table recipes (name text)'));
  expect(await refusalOf(foreign)).toMatch(/belongs to another program \(it has a table "recipes"\)/);
  const damaged = bytesOf((database) => database.exec('create table migrations (name text)'));
  damaged.fill(7, 100, 2000);
  expect(await refusalOf(damaged)).toMatch(/is damaged/);
});

test('refuses a database of a newer version', async () => {
  const newer = bytesOf((database) => {
    database.pragma('journal_mode = wal');
    database.exec(
      "create table migrations (name text, applied_at text); insert into migrations values ('9999_seal', '')",
    );
  });
  // A serialized database is not in WAL mode; opening one that is does not change it.
  newer[18] = newer[19] = 2;
  expect(await refusalOf(newer)).toMatch(/newer version of Attaché: it has the migration 9999_seal/);
});

test('refuses a path that cannot be a file', async () => {
  mkdirSync(file, { recursive: true });
  await expect(open()).rejects.toThrow(DatabaseError);
  writeFileSync(join(folder, 'plain'), '');
  file = join(folder, 'plain', 'academy.db');
  await expect(open()).rejects.toThrow(/cannot be written. Give the user/);
});

test('says at the start that another program holds the file', async () => {
  await (await open()).close();
  const other = new Sqlite(file);
  other.pragma('locking_mode = exclusive');
  other.exec('begin exclusive');
  await expect(open()).rejects.toThrow(`The database ${file} is in use by another program`);
  other.close();
});

test('waits for another writer without stopping the process', async () => {
  const { db, close } = await open();
  const other = new Sqlite(file);
  other.exec('begin immediate');
  // The timer can only fire while the statement waits if the process is free to run it.
  setTimeout(() => other.exec('commit'), 400);
  const { id } = await ministry.insert(db, { name: 'MFA', createdAt });
  expect(await ministry.find(db, id)).toMatchObject({ name: 'MFA' });
  other.close();
  await close();
});

test('gives up on another writer after two seconds, and goes on when it is gone', async () => {
  const log = keepingLog();
  const { db, close } = await open(log);
  const other = new Sqlite(file);
  other.exec('begin immediate');
  const blocked = transaction(db, (trx) => ministry.insert(trx, { name: 'MFA', createdAt }));
  await expect(blocked).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining(file) });
  expect(log.lines.at(-1)).toContain('in use by another program');
  other.close();
  await ministry.insert(db, { name: 'MFA', createdAt });
  expect(await ministry.list(db)).toHaveLength(1);
  await close();
});

test('says that the disk is full or may not be written, and loses nothing', async () => {
  const { db, close } = await open();
  await ministry.insert(db, { name: 'first', createdAt });
  await sql`pragma max_page_count = 1`.execute(db);
  const fill = transaction(db, async (trx) => {
    await ministry.insert(trx, { name: 'second', createdAt });
    await ministry.insert(trx, { name: 'x'.repeat(100_000), createdAt });
  });
  await expect(fill).rejects.toMatchObject({
    code: 'busy',
    message: expect.stringContaining('its disk is full'),
  });
  await sql`pragma max_page_count = 1000000`.execute(db);
  await sql`pragma query_only = on`.execute(db);
  const write = ministry.insert(db, { name: 'third', createdAt });
  await expect(write).rejects.toMatchObject({
    code: 'busy',
    message: expect.stringContaining('cannot be written'),
  });
  await sql`pragma query_only = off`.execute(db);
  expect((await ministry.list(db)).map(({ name }) => name)).toEqual(['first']);
  await close();
});
