import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { post } from '../../src/domain/mail.ts';
import { migrations } from '../../src/store/engine/migrations.ts';
import * as users from '../../src/store/user.ts';
import type { Role } from '../../src/schemas/user.ts';
import { createPostgres, keepingLog } from '../support/engines.ts';
import { PASSWORD } from '../support/person.ts';
import {
  insertSignedIn,
  ORIGIN,
  type Reply,
  SECRET,
  serveAcademy,
  type ServedAcademy,
} from '../support/served.ts';

const LESSON = '/en/courses/protocol/precedence/who-comes-first';
const OUT = '/en/sign-in?next=%2Fen%2Fpassport';
const POLL = { interval: 1, timeout: 20_000 };

describe('two processes on one PostgreSQL', () => {
  let database: { url: string; drop(): Promise<void> };
  /** What an administrator does elsewhere, and what is in the database. */
  let app: App;
  let a: ServedAcademy;
  let b: ServedAcademy;

  beforeAll(async () => {
    database = await createPostgres('template0');
    const env = { DATABASE_URL: database.url };
    // At the same moment, on a database without a table.
    [a, b] = await Promise.all([serveAcademy({ env }), serveAcademy({ env })]);
    const config = readConfig({ ...env, SECRET, PUBLIC_URL: ORIGIN });
    app = await openApp(config, SECRET, keepingLog());
  });
  afterAll(async () => {
    await Promise.all([a.close(), b.close()]);
    await app.close();
    await database.drop();
  });

  const change = (id: string, changes: Parameters<typeof users.update>[2]) =>
    users.update(app.db, id, changes, new Date().toISOString());
  const kept = async (key: string) =>
    (await app.db.selectFrom('answers').select('key').where('key', '=', key).execute()).length;

  test('they migrate an empty database once', async () => {
    const names = await app.db.selectFrom('migrations').select('name').orderBy('name').execute();
    expect(names).toEqual(migrations.map(({ name }) => ({ name })));
  });

  test('who signs in at one is signed in at the other, and who signs out of one is out of both', async () => {
    const { email } = await insertSignedIn(app, 'trainee');
    const signedIn = await a.post('/en/sign-in?_action=signIn', { email, password: PASSWORD });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await passports(cookie)).toEqual([200, 200]);
    expect((await b.post('/en/courses?_action=signOut', {}, cookie)).status).toBe(303);
    expect(await passports(cookie)).toEqual([OUT, OUT]);
  });

  test('who is disabled, or changes role, is so at the next request to either', async () => {
    const { id, cookie } = await insertSignedIn(app, 'instructor');
    const desk = () => everywhere('/en/teaching', cookie);
    expect(await desk()).toEqual([200, 200]);
    await change(id, { role: 'trainee' });
    expect(await desk()).toEqual([403, 403]);
    expect(await passports(cookie)).toEqual([200, 200]);
    await change(id, { disabled: true });
    expect(await passports(cookie)).toEqual([OUT, OUT]);
    await change(id, { disabled: false });
    expect(await passports(cookie)).toEqual([200, 200]);
  });

  test('a role that changes under requests to both at once is never mixed with the old one after it', async () => {
    const { id, cookie } = await insertSignedIn(app, 'trainee');
    for (const role of ['instructor', 'trainee', 'instructor'] satisfies Role[]) {
      await change(id, { role });
      const seen = await Promise.all(Array.from({ length: 8 }, () => everywhere('/en/teaching', cookie)));
      expect(new Set(seen.flat())).toEqual(new Set([role === 'trainee' ? 403 : 200]));
    }
  });

  test('sixty guesses of a password, spread over both at once, are five tries', async () => {
    const { email } = await insertSignedIn(app, 'trainee');
    const guesses = Array.from({ length: 60 }, (_, n) =>
      (n % 2 ? a : b).post('/en/sign-in?_action=signIn', { email, password: `a wrong one, number ${n}` }),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(55);
    const right = await b.post('/en/sign-in?_action=signIn', { email, password: PASSWORD });
    expect(right.status).toBe(429);
  });

  test('the same answer sent to both, twenty times at once, is one row and one reply', async () => {
    const { cookie } = await insertSignedIn(app, 'trainee');
    const key = crypto.randomUUID();
    const sent = Array.from({ length: 20 }, (_, n) => answer(n % 2 ? a : b, cookie, key));
    expect(new Set(await Promise.all(sent))).toEqual(new Set([303]));
    expect(await kept(key)).toBe(1);
  });

  test('one attempt is begun when both are asked at once', async () => {
    const { cookie, id } = await insertSignedIn(app, 'trainee');
    const fields = { course: 'protocol', quiz: 'gifts-quiz' };
    const begun = Array.from({ length: 12 }, (_, n) =>
      (n % 2 ? a : b).post('/en/courses?_action=begin', fields, cookie),
    );
    const places = (await Promise.all(begun)).map(({ headers }) => headers.get('location'));
    expect(new Set(places).size).toBe(1);
    const rows = await app.db.selectFrom('attempts').select('id').where('user_id', '=', id).execute();
    expect(rows).toHaveLength(1);
  });

  test('every message is sent once, by whichever comes first', async () => {
    const letter = {
      locale: 'en',
      subject: 'A letter',
      text: 'Good day.',
      html: '<p>Good day.</p>',
    } as const;
    const ids: string[] = [];
    for (let n = 0; n < 40; n += 1)
      ids.push(await post(app.db, { ...letter, to: `reader${n}@ministry.example` }, new Date()));
    const waiting = () => app.db.selectFrom('messages').select('id').where('sent_at', 'is', null).execute();
    await expect.poll(waiting, POLL).toEqual([]);
    const sent = [a, b].flatMap(({ file }) => lettersIn(join(file, '../outbox')));
    expect(sent.toSorted()).toEqual(ids.toSorted());
  });

  test('one is stopped while people work: it finishes what it has begun, and the other fails nobody', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => insertSignedIn(app, 'trainee')));
    const work = begin(people.map(({ cookie }) => cookie));
    await expect.poll(() => work.answered.length, POLL).toBeGreaterThan(30);
    const code = await a.end('SIGTERM');
    const then = work.answered.length;
    await expect.poll(() => work.answered.length, POLL).toBeGreaterThan(then + 30);
    await work.stop();
    expect(code).toBe(0);
    expect(work.failed).toEqual([]);
    for (const key of work.answered) expect(await kept(key)).toBe(1);
    await a.restart();
    expect(await passports(people[0]?.cookie ?? '')).toEqual([200, 200]);
  });

  test('one is killed while people answer: nothing that was acknowledged is lost, and the other goes on', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => insertSignedIn(app, 'trainee')));
    for (let round = 0; round < 3; round += 1) {
      const work = begin(people.map(({ cookie }) => cookie));
      await expect.poll(() => work.answered.length, POLL).toBeGreaterThan(20 + round * 7);
      await a.end('SIGKILL');
      const then = work.answered.length;
      await expect.poll(() => work.answered.length, POLL).toBeGreaterThan(then + 20);
      await work.stop();
      expect(work.failed).toEqual([]);
      for (const key of work.answered) expect(await kept(key)).toBe(1);
      await a.restart();
    }
  });

  /** What both say to a person: a status, or where they are sent. */
  async function everywhere(path: string, cookie: string): Promise<(number | string)[]> {
    const replies = await Promise.all([a, b].map((one) => one.ask(path, { headers: { cookie } })));
    return replies.map(({ status, headers }) => headers.get('location') ?? status);
  }

  function passports(cookie: string): Promise<(number | string)[]> {
    return everywhere('/en/passport', cookie);
  }

  /**
   * People who answer as fast as they are heard, at one server and the other in turn. Where a server is gone they send the
   * same form to the other, as a proxy or a reader would. `failed` are replies that are no success.
   */
  function begin(cookies: string[]) {
    const answered: string[] = [];
    const failed: unknown[] = [];
    let over = false;
    const person = async (cookie: string, who: number) => {
      for (let n = who; !over; n += 1) {
        const key = crypto.randomUUID();
        const [first, second] = n % 2 ? [a, b] : [b, a];
        const status = await answer(first, cookie, key).catch(() => answer(second, cookie, key));
        if (status === 303) answered.push(key);
        else failed.push(status);
      }
    };
    const all = Promise.all(cookies.map(person));
    const stop = async () => {
      over = true;
      await all;
    };
    return { answered, failed, stop };
  }
});

test('of two processes that start at once on a new SQLite file at least one serves, the other says why not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-twice-'));
  const started = await Promise.allSettled([serveAcademy({ folder }), serveAcademy({ folder })]);
  const serving = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const refused = started.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  expect(serving.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toContain('academy.db is in use by another program. Stop the');
  const replies = await Promise.all(serving.map((one) => one.ask('/healthz')));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  await Promise.all(serving.map((one) => one.end('SIGTERM')));
  rmSync(folder, { recursive: true });
});

test('two processes on one SQLite file that is there already serve it both', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-twice-'));
  let cookie = '';
  const first = await serveAcademy({
    folder,
    prepare: async (app) => void ({ cookie } = await insertSignedIn(app, 'trainee')),
  });
  await first.end('SIGTERM');
  const both = await Promise.all([serveAcademy({ folder }), serveAcademy({ folder })]);
  const key = crypto.randomUUID();
  const sent = Array.from({ length: 10 }, (_, n) => answer(both[n % 2 ? 1 : 0], cookie, key));
  expect(new Set(await Promise.all(sent))).toEqual(new Set([303]));
  await Promise.all(both.map((one) => one.end('SIGTERM')));
  rmSync(folder, { recursive: true });
});

/** The ids of the messages that a server without a mail server has written down. */
function lettersIn(outbox: string): string[] {
  if (!existsSync(outbox)) return [];
  return readdirSync(outbox).map((name) => name.replace(/^[^-]*-(.*)\.eml$/, '$1'));
}

async function answer(academy: ServedAcademy, cookie: string, key: string): Promise<number> {
  const fields = { course: 'protocol', quiz: 'first-steps', item: 'rank', choice: 'date', key };
  const { status }: Reply = await academy.post(`${LESSON}?_action=answer`, fields, cookie);
  return status;
}
