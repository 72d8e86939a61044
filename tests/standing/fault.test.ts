import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { error as texts } from '../../src/locales/error.ts';
import { decode } from '../support/markup.ts';
import { PASSWORD } from '../support/person.ts';
import {
  failToServe,
  insertSignedIn,
  type Reply,
  serveAcademy,
  type ServedAcademy,
} from '../support/served.ts';

const LESSON = '/courses/protocol/precedence/who-comes-first';
const folder = mkdtempSync(join(tmpdir(), 'attache-fault-'));
afterAll(() => rmSync(folder, { recursive: true }));

let cookie = '';
let email = '';
const prepare = async (app: Parameters<typeof insertSignedIn>[0]) => {
  ({ cookie, email } = await insertSignedIn(app, 'trainee'));
};

describe('a database that another program has locked', () => {
  let academy: ServedAcademy;
  let other: Sqlite.Database;
  beforeAll(async () => {
    academy = await serveAcademy({ prepare });
    other = new Sqlite(academy.file);
  });
  beforeEach(() => void other.exec('begin immediate'));
  afterEach(() => {
    if (other.inTransaction) other.exec('rollback');
  });
  afterAll(async () => {
    other.close();
    await academy.close();
  });

  test('is said to who wants to write, by answer and by sign-in, and after it works again', async () => {
    const signIn = () => academy.post('/fr/sign-in?_action=signIn', { email, password: PASSWORD });
    const key = crypto.randomUUID();
    const [answered, signedIn, read, health] = await Promise.all([
      answer(academy, 'ar', key),
      signIn(),
      academy.ask('/ar/courses', { headers: { cookie } }),
      academy.ask('/healthz'),
    ]);
    expectBusy(answered, 'ar');
    expectBusy(signedIn, 'fr');
    expect([read.status, health.status]).toEqual([200, 200]);
    expect(academy.output()).toContain('is in use by another program');

    other.exec('rollback');
    expect((await answer(academy, 'ar', key)).status).toBe(303);
    expect((await answer(academy, 'ar', key)).status).toBe(303);
    expect(other.prepare('select count(*) from answers').pluck().get()).toBe(1);
    expect((await signIn()).status).toBe(303);
  });

  test('lets itself be read meanwhile, lessons too', async () => {
    const { status } = await academy.ask('/en/courses/protocol/precedence/the-table', {
      headers: { cookie },
    });
    expect(status).toBe(200);
  });

  test('does not keep the academy from starting', async () => {
    await academy.end('SIGTERM');
    await academy.restart();
    expect((await academy.ask('/en/courses', { headers: { cookie } })).status).toBe(200);
  });

  test('and is free in time is only waited for', async () => {
    const freed = delay(700).then(() => other.exec('rollback'));
    expect((await answer(academy, 'en', crypto.randomUUID())).status).toBe(303);
    await freed;
  });
});

test('a full disk is said and damages nothing; once there is room again, it works', async ({ skip }) => {
  const disk = join(folder, 'disk');
  skip(!mount(disk), 'This user may not mount a small disk.');
  const academy = await serveAcademy({ prepare, folder: join(disk, 'db') });
  try {
    const ballast = join(disk, 'ballast');
    fill(ballast);
    // There may be room for some more in the log.
    const kept: string[] = [];
    let reply = await answer(academy, 'fr', keyIn(kept));
    while (reply.status === 303) reply = await answer(academy, 'fr', keyIn(kept));
    expectBusy(reply, 'fr');
    expect((await academy.ask('/fr/courses', { headers: { cookie } })).status).toBe(200);
    expect((await academy.ask(`/fr${LESSON}`, { headers: { cookie } })).status).toBe(200);
    expect(academy.output()).toContain('its disk is full');
    rmSync(ballast);
    // The same answer again, as the person sends it when asked to.
    expect((await answer(academy, 'fr', kept.at(-1) ?? '')).status).toBe(303);
    const database = new Sqlite(academy.file, { readonly: true });
    expect(database.prepare('select key from answers order by key').pluck().all()).toEqual(kept.toSorted());
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  } finally {
    await academy.close();
    execFileSync('umount', [disk]);
  }
});

describe('it does not start, says why in a sentence, and ends with 1', () => {
  const wrong: [name: string, env: Record<string, string>, sentence: string][] = [
    ['PORT', { PORT: 'many' }, 'PORT: "many" is not right'],
    ['PUBLIC_URL', { PUBLIC_URL: 'academy' }, 'an address such as https://academy.mfa.example'],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x:geheim@y/z' }, 'an address such as postgres://'],
    ['SECRET', { SECRET: 'geheim' }, 'at least 32 characters'],
    ['REGISTRATION', { REGISTRATION: 'maybe' }, 'REGISTRATION: "maybe" is not right'],
    ['TRUST_PROXY', { TRUST_PROXY: '-1' }, 'TRUST_PROXY: "-1" is not right'],
    ['HOST', { HOST: 'no.such.host.invalid', PORT: '0' }, 'HOST is "no.such.host.invalid"'],
    [
      'COURSES_DIR',
      { COURSES_DIR: join(folder, 'none'), DIST_DIR: join(folder, 'dist') },
      join(folder, 'none'),
    ],
  ];

  test.each(wrong)('with a wrong %s', async (name, env, sentence) => {
    const file = join(folder, name, 'academy.db');
    const { code, output } = await failToServe({ DATABASE_FILE: file, ...env });
    expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
    expectPlain(output);
    expect(output).not.toContain('geheim');
  });

  test('on a port that is taken', async () => {
    const taken = createServer().listen(0, 'localhost');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const { code, output } = await failToServe({
      PORT: String(port),
      DATABASE_FILE: join(folder, 'port/a.db'),
    });
    taken.close();
    expect([code, output]).toEqual([1, expect.stringContaining(`Port ${port} on localhost is taken`)]);
    expectPlain(output);
  });

  test('on the database of a newer version, which stays as it is', async () => {
    const file = await served('newer');
    const database = new Sqlite(file);
    database.exec(
      "insert into migrations (name, applied_at) values ('9999_far', '2031-01-01T00:00:00.000Z')",
    );
    database.close();
    await expectRefused(file, 'is of a newer version of Attaché: it has the migration 9999_far');
  });

  test('without people on a database that another program has locked', async () => {
    const academy = await serveAcademy({ folder: join(folder, 'locked') });
    await academy.end('SIGTERM');
    const other = new Sqlite(academy.file);
    other.exec('begin immediate');
    await expectRefused(academy.file, 'is in use by another program');
    other.close();
  });

  test('on a database whose beginning is damaged, which stays as it is', async () => {
    const file = await served('damaged');
    overwrite(file, 0, 100);
    await expectRefused(file, 'is not an SQLite database, and was left as it is');
  });

  test('on the database of another program, which stays as it is', async () => {
    const file = join(folder, 'foreign.db');
    const database = new Sqlite(file);
    database.exec('create table recipes (name text)');
    database.close();
    await expectRefused(file, 'belongs to another program');
  });

  test('on a text for a database', async () => {
    const file = join(folder, 'text.db');
    writeFileSync(file, 'This is no database.\n'.repeat(500));
    await expectRefused(file, 'is not an SQLite database');
  });

  test('on a folder for a database', async () => {
    const file = join(folder, 'folder.db');
    mkdirSync(file);
    const { code, output } = await failToServe({ DATABASE_FILE: file, PORT: '0' });
    expect([code, output]).toEqual([1, expect.stringContaining(file)]);
    expectPlain(output);
  });
});

test('a database that is damaged within answers with a sentence, and the log says what it is', async () => {
  const academy = await serveAcademy({ prepare });
  expect((await answer(academy, 'en', crypto.randomUUID())).status).toBe(303);
  await academy.end('SIGTERM');
  const database = new Sqlite(academy.file);
  const page = Number(
    database.prepare("select rootpage from sqlite_schema where name = 'attempts'").pluck().get(),
  );
  const size = Number(database.pragma('page_size', { simple: true }));
  database.close();
  overwrite(academy.file, (page - 1) * size, size);
  await academy.restart();
  expectBusy(await academy.ask('/ar/passport', { headers: { cookie } }), 'ar');
  expect(academy.output()).toContain('is damaged');
  await academy.close();
});

function answer(academy: ServedAcademy, locale: string, key: string): Promise<Reply> {
  const fields = { course: 'protocol', quiz: 'first-steps', item: 'rank', choice: 'date', key };
  return academy.post(`/${locale}${LESSON}?_action=answer`, fields, cookie);
}

function expectBusy({ status, headers, text }: Reply, locale: 'en' | 'ar' | 'fr'): void {
  expect(status).toBe(503);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(decode(text)).toContain(texts[locale].codes.busy.text);
  expect(text).not.toMatch(/SQLITE|\.m?[jt]s:\d/);
}

/** The operator reads sentences, not where in the program they come from. */
function expectPlain(output: string): void {
  expect(output).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(output).not.toContain('node_modules');
}

async function expectRefused(file: string, sentence: string): Promise<void> {
  const before = readFileSync(file);
  const { code, output } = await failToServe({ DATABASE_FILE: file, PORT: '0' });
  expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
  expect(output).toContain(file);
  expectPlain(output);
  expect(readFileSync(file).equals(before)).toBe(true);
}

/** The file of a database that a server has made and left. */
async function served(name: string): Promise<string> {
  const academy = await serveAcademy({ folder: join(folder, name), prepare });
  await academy.end('SIGTERM');
  return academy.file;
}

function overwrite(file: string, from: number, bytes: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(bytes, 0xa5), 0, bytes, from);
  closeSync(handle);
}

/** A small disk of its own, where this user may make one. */
function mount(place: string): boolean {
  mkdirSync(place);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Takes all the room that is left, byte by byte in the end. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  for (let size = 1 << 20; size >= 1; size = size >> 1) {
    try {
      for (;;) writeSync(handle, Buffer.alloc(size));
    } catch {
      // Smaller pieces may still fit.
    }
  }
  closeSync(handle);
  expect(statSync(file).size).toBeGreaterThan(0);
}

function keyIn(keys: string[]): string {
  const key = crypto.randomUUID();
  keys.push(key);
  return key;
}
