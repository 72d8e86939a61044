import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { connect } from '../../src/store/engine/open.ts';
import { createPostgres, keepingLog } from '../support/engines.ts';
import { PASSWORD } from '../support/person.ts';
import { insertSignedIn, SECRET, serveAcademy, type ServedAcademy } from '../support/served.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../src/cli/launch.mjs');
const LESSON = '/en/courses/protocol/precedence/who-comes-first';
const PEOPLE = 4;
const folder = mkdtempSync(join(tmpdir(), 'attache-drill-'));
const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
  rmSync(folder, { recursive: true });
});

describe.each(['sqlite', 'postgres'] as const)('the drill on %s', (engine) => {
  test('backed up while people answer, brought back elsewhere: everything acknowledged before is there', async () => {
    const people: { cookie: string; email: string }[] = [];
    const here = await place(engine);
    const academy = await serveAcademy({
      env: here,
      prepare: async (app) => {
        for (let n = 0; n < PEOPLE; n += 1) people.push(await insertSignedIn(app, 'trainee'));
      },
    });
    const work = answerOnAndOn(academy, people);
    await expect.poll(() => work.kept.length, { interval: 1, timeout: 20_000 }).toBeGreaterThan(60);
    const before = [...work.kept];
    const { stdout } = await attache(['backup', '--to', join(folder, engine)], here);
    const during = work.kept.length - before.length;
    await work.stop();
    await academy.end('SIGKILL');
    expect(during).toBeGreaterThan(0);
    expect(work.refused).toEqual([]);

    const elsewhere = await place(engine);
    await attache(['restore', stdout.split('\n')[0] ?? ''], elsewhere);
    const keys = await answersIn(elsewhere);
    expect(before.filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => !work.sent.includes(key))).toEqual([]);

    const again = await serveAcademy({ env: elsewhere });
    const signedIn = await again.post('/en/sign-in?_action=signIn', {
      email: people[0]?.email ?? '',
      password: PASSWORD,
    });
    expect(signedIn.status).toBe(303);
    // A session from before goes on: the secret is the same.
    expect((await again.ask('/en/passport', { headers: { cookie: people[1]?.cookie ?? '' } })).status).toBe(
      200,
    );
    await Promise.all([again.close(), academy.close()]);
  });
});

/** What an operator sets for an academy in a place of its own, where there is nothing yet. */
async function place(engine: 'sqlite' | 'postgres'): Promise<Record<string, string>> {
  if (engine === 'sqlite')
    return { DATABASE_FILE: join(mkdtempSync(join(folder, 'academy-')), 'academy.db') };
  const { url, drop } = await createPostgres('template0');
  ends.push(drop);
  return { DATABASE_URL: url };
}

/** People who answer as fast as they are heard, until told to stop. */
function answerOnAndOn(academy: ServedAcademy, people: readonly { cookie: string }[]) {
  const [sent, kept, refused]: [string[], string[], number[]] = [[], [], []];
  let over = false;
  const person = async ({ cookie }: { cookie: string }) => {
    while (!over) {
      const key = crypto.randomUUID();
      sent.push(key);
      const fields = { course: 'protocol', quiz: 'first-steps', item: 'rank', choice: 'date', key };
      const { status } = await academy.post(`${LESSON}?_action=answer`, fields, cookie);
      if (status === 303) kept.push(key);
      else refused.push(status);
    }
  };
  const all = Promise.all(people.map(person));
  const stop = async () => {
    over = true;
    await all;
  };
  return { sent, kept, refused, stop };
}

async function answersIn({ DATABASE_URL: url, DATABASE_FILE: file = '' }: Record<string, string>) {
  const { db, close } = connect({ url, file, log: keepingLog() });
  try {
    return (await db.selectFrom('answers').select('key').execute()).map(({ key }) => key);
  } finally {
    await close();
  }
}

function attache(args: string[], env: Record<string, string>): Promise<{ stdout: string }> {
  const own = { PATH: process.env['PATH'] ?? '', SECRET, ...env };
  return promisify(execFile)(process.execPath, [LAUNCHER, ...args], { env: own });
}
