import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stream } from '../../src/rules/stream.ts';
import { insertSignedIn, ORIGIN, serveAcademy, type ServedAcademy } from '../support/served.ts';

/** How often the server is killed; `KILLS=200` for a long night. */
const KILLS = Number(process.env['KILLS'] ?? 5);
/** The most answers that it acknowledges before it is killed, and the most milliseconds that it then still has. */
const ANSWERS = 40;
const GRACE = 30;
const PEOPLE = 6;
const POLL = { interval: 1, timeout: 20_000 };

let academy: ServedAcademy;
const cookies: string[] = [];
const attempts: string[] = [];
/** The keys of answers that the server said it had kept, and of those whose fate nobody was told. */
const kept = new Set<string>();
const open = new Map<string, () => Promise<boolean>>();

beforeAll(async () => {
  academy = await serveAcademy({
    prepare: async (app) => {
      for (let n = 0; n < PEOPLE; n += 1) cookies.push((await insertSignedIn(app, 'trainee')).cookie);
    },
  });
  for (const cookie of cookies) {
    const { headers } = await academy.post('/en/courses?_action=begin', GRADED, cookie);
    attempts.push(headers.get('location')?.split('/')[3] ?? '');
  }
});
afterAll(() => academy.close());

test(
  `killed ${KILLS} times during answers, it has kept every answer that it acknowledged, once`,
  async () => {
    const random = stream('durability');
    for (let n = 0; n < KILLS; n += 1) {
      const enough = kept.size + Math.floor(random() * ANSWERS);
      const grace = random() * GRACE;
      const answering = cookies.map((_, who) => answerUntilDead(who, n));
      await expect.poll(() => kept.size, POLL).toBeGreaterThanOrEqual(enough);
      await delay(grace);
      await academy.end('SIGKILL');
      await Promise.all(answering);
      expect(academy.process().signalCode).toBe('SIGKILL');
      await academy.restart();
      expectKept();
    }
    expect(kept.size).toBeGreaterThan(KILLS);
    expect(open.size).toBeGreaterThan(0);
    // Who was not told sends again under the same key, as the form does, and is told; twice is once.
    for (const send of [...open.values(), ...open.values()]) expect(await send()).toBe(true);
    for (const key of open.keys()) kept.add(key);
    expectKept();
    expect(countAnswers()).toBe(kept.size);
  },
  60_000 + KILLS * 10_000,
);

test('told to stop while an answer is on its way, it takes the answer and ends well', async () => {
  const key = crypto.randomUUID();
  const fields = { ...GRADED, attempt: attempts[0] ?? '', item: 'rank', choice: 'right', next: '1', key };
  const { text, code } = await stopWithin(`/en/attempts/${attempts[0]}/1?_action=answer`, fields);
  expect(text).toMatch(/^HTTP\/1\.1 303 /m);
  expect(code).toBe(0);
  kept.add(key);
  expectKept();
});

const GRADED = { course: 'protocol', quiz: 'gifts-quiz' };
const PRACTICE = { course: 'protocol', quiz: 'first-steps' };
const LESSON = '/en/courses/protocol/precedence/who-comes-first';

/** Answers as fast as the server does, graded and practice questions in turn, until it is gone. */
async function answerUntilDead(who: number, round: number): Promise<void> {
  for (let n = who + round; ; n += 1) {
    const key = crypto.randomUUID();
    const send = () => (n % 2 ? practise(who, key, n) : answer(who, key, n));
    open.set(key, send);
    const told = await send().catch(() => undefined);
    if (told === undefined) return;
    expect(told).toBe(true);
    kept.add(key);
    open.delete(key);
  }
}

async function answer(who: number, key: string, n: number): Promise<boolean> {
  const attempt = attempts[who] ?? '';
  const given = { item: n % 4 ? 'rank' : 'speaker', choice: n % 3 ? 'right' : 'wrong', next: '1' };
  const fields = { ...GRADED, ...given, attempt, key };
  return taken(await academy.post(`/en/attempts/${attempt}/1?_action=answer`, fields, cookies[who]));
}

async function practise(who: number, key: string, n: number): Promise<boolean> {
  const fields = { ...PRACTICE, item: 'rank', choice: n % 3 ? 'date' : 'age', key };
  return taken(await academy.post(`${LESSON}?_action=answer`, fields, cookies[who]));
}

function taken({ status }: { status: number }): boolean {
  return status === 303;
}

/** Every acknowledged answer is in the database once, and the database is whole. */
function expectKept(): void {
  const database = new Sqlite(academy.file, { readonly: true });
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    const rows = database.prepare<[], { key: string; times: number }>(
      'select key, count(*) as times from answers group by key',
    );
    const times = new Map(rows.all().map((row) => [row.key, row.times]));
    expect([...times].filter(([, count]) => count !== 1)).toEqual([]);
    expect([...kept].filter((key) => !times.has(key))).toEqual([]);
    // Nothing is there that nobody sent.
    expect([...times.keys()].filter((key) => !kept.has(key) && !open.has(key))).toEqual([]);
  } finally {
    database.close();
  }
}

/**
 * Sends the head of a form, tells the server to stop when it waits for the rest, then sends the rest. Resolves with
 * what it answered and its exit code.
 */
async function stopWithin(path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields).toString();
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: academy.example',
    `Origin: ${ORIGIN}`,
    `Cookie: ${cookies[0]}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    'Expect: 100-continue',
  ];
  const socket = connect(academy.port, 'localhost');
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  const closed = once(socket, 'close');
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await expect.poll(() => text).toContain('100 Continue');
  const ended = academy.end('SIGTERM');
  await expect.poll(academy.output).toContain('Stopping');
  socket.write(body);
  await closed;
  return { text, code: await ended };
}

function countAnswers(): number {
  const database = new Sqlite(academy.file, { readonly: true });
  try {
    return Number(database.prepare('select count(*) from answers').pluck().get());
  } finally {
    database.close();
  }
}
