import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, type Migrated } from '../../../src/store/engine/migrate.ts';
import { migrations, type Migration } from '../../../src/store/engine/migrations.ts';
import { openDatabase } from '../../../src/store/engine/open.ts';
import { snapshot } from '../../../src/store/engine/snapshot.ts';
import * as ministry from '../../../src/store/ministry.ts';
import { keepingLog, onEachEngine } from '../../support/engines.ts';

const createdAt = '2026-01-05T09:00:00.000Z';
const root = new URL('../../../', import.meta.url);

const seals: Migration = {
  name: '9000_seal',
  up: (db) => db.schema.createTable('seals').addColumn('name', 'text').execute(),
};
const broken: Migration = {
  name: '9001_broken',
  up: () => Promise.reject(new Error('The second migration fails.')),
};

test('the list of migrations is the folder, in order', () => {
  const files = readdirSync(new URL('db/migrations', root)).map((file) => basename(file, '.ts'));
  expect(migrations.map(({ name }) => name)).toEqual(files.toSorted());
});

onEachEngine('migrate', (store) => {
  const run = (all: Migration[], prepare: Migrated['prepare'] = async () => {}) =>
    migrate(store.db, { engine: store.engine, place: 'here', prepare }, keepingLog(), [
      ...migrations,
      ...all,
    ]);
  const tables = async () => (await store.db.introspection.getTables()).map(({ name }) => name);

  test('prepares, then applies what is new, once', async () => {
    const prepared: string[] = [];
    const prepare = async (last: string) => void prepared.push(last);
    await run([seals], prepare);
    await run([seals], prepare);
    expect(prepared).toEqual([migrations.at(-1)?.name]);
    expect(await tables()).toContain('seals');
  });

  test('applies nothing when one of the new ones fails, or when preparing does', async () => {
    await expect(run([seals, broken])).rejects.toThrow('The second migration fails.');
    const refuse = () => Promise.reject(new Error('no room'));
    await expect(run([seals], refuse)).rejects.toThrow('no room');
    expect(await tables()).not.toContain('seals');
    await run([seals]);
    expect(await tables()).toContain('seals');
  });
});

test('a process killed while it migrates leaves the SQLite file as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-kill-'));
  const file = join(folder, 'academy.db');
  for (const statements of [1, 5, 12]) {
    const child = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', killedAfter(statements, file)],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    expect(child.signal, child.stderr).toBe('SIGKILL');
    const left = new Sqlite(file);
    expect(left.prepare('select count(*) from sqlite_schema').pluck().get()).toBe(0);
    left.close();
  }
  const { db, close } = await openDatabase({ file, log: keepingLog() });
  expect(await ministry.list(db)).toEqual([]);
  await close();
  rmSync(folder, { recursive: true });
});

/** A program that migrates `file` and kills itself after so many of the migrations. */
function killedAfter(count: number, file: string): string {
  return `
    import { Kysely } from 'kysely';
    import { migrate } from './src/store/engine/migrate.ts';
    import { migrations } from './src/store/engine/migrations.ts';
    import { openSqlite, sqliteDialect } from './src/store/engine/sqlite.ts';
    const db = new Kysely({ dialect: sqliteDialect(openSqlite(${JSON.stringify(file)}), console) });
    const kill = { name: 'kill', up: async () => process.kill(process.pid, 'SIGKILL') };
    const all = migrations.toSpliced(${count}, 0, kill);
    await migrate(db, { engine: 'sqlite', place: '', prepare: async () => {} }, console, all);
  `;
}

test('an SQLite database is copied before it is changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-snapshot-'));
  const file = join(folder, 'academy.db');
  const { db, close } = await openDatabase({ file, log: keepingLog() });
  await ministry.insert(db, { name: 'MFA', createdAt });
  await close();
  forgetLast(file);
  const log = keepingLog();
  // Its last table is there already: the migration fails after the copy, and the file stays.
  await expect(openDatabase({ file, log })).rejects.toThrow(/already exists|duplicate column/);
  const [copy = ''] = readdirSync(join(folder, 'snapshots'));
  expect(copy).toMatch(/^academy-\d{4}-.*Z-\d{4}_\w+\.db$/);
  expect(copy).toContain(`Z-${migrations.at(-2)?.name}.db`);
  expect(log.lines).toEqual([expect.stringContaining(copy)]);
  for (const path of [file, join(folder, 'snapshots', copy)]) {
    const database = new Sqlite(path, { readonly: true });
    expect(database.prepare('select name from ministries').pluck().all()).toEqual(['MFA']);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  }
  rmSync(folder, { recursive: true });
});

function forgetLast(file: string): void {
  const database = new Sqlite(file);
  database.prepare('delete from migrations where name = ?').run(migrations.at(-1)?.name);
  database.close();
}

test('a copy that cannot be written is a refusal that says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-snapshot-'));
  writeFileSync(join(folder, 'snapshots'), 'a file where the folder should be');
  const database = new Sqlite(join(folder, 'academy.db'));
  expect(() => snapshot(database, '0001_ministry')).toThrow(
    /so the database was not changed. See that the disk/,
  );
  database.close();
  rmSync(folder, { recursive: true });
});
