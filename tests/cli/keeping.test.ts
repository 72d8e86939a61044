import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { insertPerson } from '../support/person.ts';
import { places, SECRET, withAcademy } from '../support/place.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../src/cli/launch.mjs');
const { empty, folder } = places();

test('attache backup says where the backup is, and attache restore brings it back', async () => {
  const config = await empty('sqlite');
  await withAcademy(config, ({ db }) => insertPerson(db));
  const here = { DATABASE_FILE: config.databaseFile };
  const made = await attache(['backup', '--keep-count', '2', '--keep-days', '7'], here);
  expect([made.code, made.stderr]).toEqual([0, '']);
  const [path = '', ...said] = made.stdout.split('\n');
  expect(path).toBe(
    join(config.databaseFile, '../backups', readdirSync(join(config.databaseFile, '../backups'))[0] ?? ''),
  );
  expect(said.join('\n')).toMatch(
    /^2 rows of \d+ tables in \d+ bytes, checked, and restored once to prove it\.\nThe academy’s secret is in it/,
  );
  const there = { DATABASE_FILE: join(folder(), 'academy.db') };
  const back = await attache(['restore', path], there);
  expect([back.code, back.stderr]).toEqual([0, '']);
  expect(back.stdout).toContain(`The academy is in ${there.DATABASE_FILE} as it was at 20`);
  const again = await attache(['restore', path], there);
  expect([again.code, again.stdout]).toEqual([1, '']);
  expect(again.stderr).toMatch(/is not empty: it has a table "\w+"\. It was left as it is\./);
  expect(again.stderr).not.toMatch(/\n\s+at /);
});

test('attache move copies into PostgreSQL, and says what comes next', async () => {
  const [source, target] = [await empty('sqlite'), await empty('postgres')];
  await withAcademy(source, ({ db }) => insertPerson(db));
  const here = { DATABASE_FILE: source.databaseFile };
  const moved = await attache(['move', '--to', target.databaseUrl ?? ''], here);
  expect([moved.code, moved.stderr]).toEqual([0, '']);
  expect(moved.stdout).toMatch(/2 rows of \d+ tables, each table with the hash that it had/);
  expect(moved.stdout).toContain(`SECRET set to the text in ${join(source.databaseFile, '../secret')}`);
  expect(moved.stdout).not.toContain('postgres:postgres');
});

test.each<[what: string, args: string[], sentence: string]>([
  [
    'a number that is none',
    ['backup', '--keep-count', '0'],
    '--keep-count takes a whole number from 1, and "0" is none.',
  ],
  ['a word too many', ['backup', 'now'], 'Usage:\n  attache backup'],
  ['a flag that there is not', ['restore', '--force', 'x'], 'Usage:\n  attache restore'],
  ['no backup named', ['restore'], 'Usage:\n  attache restore'],
  ['a backup that is not there', ['restore', '/nowhere/at.backup'], 'There is no file /nowhere/at.backup.'],
  ['a file that is no backup', ['restore', LAUNCHER], `The file ${LAUNCHER} is no backup of Attaché.`],
  ['nothing to back up', ['backup'], 'There is no database '],
  ['no address to move to', ['move'], 'Usage:\n  attache move'],
  ['an address of something else', ['move', '--to', 'mysql://a:geheim@b/c'], 'Usage:\n  attache move'],
  ['nothing to move', ['move', '--to', 'postgres://localhost:9/none'], 'There is no database '],
])('%s ends with 1 and a sentence, and makes nothing', async (_, args, sentence) => {
  const place = folder();
  const { code, stdout, stderr } = await attache(args, { DATABASE_FILE: join(place, 'academy.db') });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toMatch(/\n\s+at |geheim/);
  expect(readdirSync(place)).toEqual([]);
});

test('an academy on PostgreSQL is not moved', async () => {
  const env = { DATABASE_URL: 'postgres://localhost:9/none', SECRET };
  const { code, stderr } = await attache(['move', '--to', 'postgres://localhost:9/other'], env);
  expect([code, stderr]).toEqual([1, expect.stringContaining('this academy is on PostgreSQL already')]);
});

test('a PostgreSQL that does not answer is named without its password', async () => {
  const config = await empty('sqlite');
  await withAcademy(config, ({ db }) => insertPerson(db));
  const to = 'postgres://somebody:geheim@127.0.0.1:9/none';
  const { code, stderr } = await attache(['move', '--to', to], { DATABASE_FILE: config.databaseFile });
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('The database 127.0.0.1:9/none cannot be reached'),
  ]);
  expect(stderr).not.toContain('geheim');
});

function attache(args: string[], env: Record<string, string>) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    const child = execFile(
      process.execPath,
      [LAUNCHER, ...args],
      { env: { PATH: process.env['PATH'] ?? '', ...env } },
      (_, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
