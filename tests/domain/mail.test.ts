import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { deliver, post, waitAfter } from '../../src/domain/mail.ts';
import { type Mailer, openMailer, SMTP_TIMEOUTS } from '../../src/mail.ts';
import type { NewMessage } from '../../src/store/message.ts';
import * as messages from '../../src/store/message.ts';
import { keepingLog, onEachEngine } from '../support/engines.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const message = (changes: Partial<NewMessage> = {}): NewMessage => ({
  to: 'nadia@ministry.example',
  locale: 'en',
  subject: 'A word',
  text: 'Open this: http://localhost/link',
  html: '<p>Open this</p>',
  ...changes,
});
const never = new AbortController().signal;

function mailerTo(port: number, timeouts = SMTP_TIMEOUTS): Mailer {
  const config = readConfig({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Academy <a@academy.example>',
  });
  return openMailer(config, keepingLog(), timeouts);
}

onEachEngine('the queue of messages', (store) => {
  let server: MailServer;
  let mailer: Mailer;
  const log = keepingLog();
  beforeEach(async () => {
    server = await startMailServer();
    mailer = mailerTo(server.port);
  });
  afterEach(async () => {
    mailer.close();
    await server.close();
  });
  const round = (now = NOW, through = mailer) =>
    deliver({ db: store.db, mailer: through, log, signal: never, stopping: never }, () => now);
  const send = (changes: Partial<NewMessage> = {}) => post(store.db, message(changes), NOW);
  const stateOf = (id: string) => messages.findState(store.db, id);

  test('is sent once, and its text forgotten', async () => {
    const id = await send();
    expect([await round(), await round()]).toEqual([1, 0]);
    expect(server.taken).toMatchObject([
      {
        subject: 'A word',
        from: { name: 'Academy', address: 'a@academy.example' },
        to: [{ address: 'nadia@ministry.example' }],
        messageId: `<${id}@localhost>`,
      },
    ]);
    expect(server.taken[0]?.text).toContain('http://localhost/link');
    expect(await stateOf(id)).toMatchObject({ sentAt: NOW.toISOString(), error: null });
    const kept = await store.db.selectFrom('messages').select(['text', 'html']).execute();
    expect(kept).toEqual([{ text: '', html: '' }]);
  });

  test('is not written when what it tells of is not', async () => {
    const failed = store.db.transaction().execute(async (trx) => {
      await post(trx, message(), NOW);
      throw new Error('something else went wrong');
    });
    await expect(failed).rejects.toThrow('something else');
    expect(await round()).toBe(0);
  });

  test('waits when the server says later, and goes out in the end', async () => {
    server.mood = 'later';
    const id = await send();
    await round();
    expect(await stateOf(id)).toMatchObject({ sentAt: null, failedAt: null });
    expect((await stateOf(id))?.error).toContain('451 Greylisted');
    server.mood = 'takes';
    expect([await round(after(29)), await round(after(30))]).toEqual([0, 1]);
  });

  test('is kept with the reason when it is refused for good, and others go out', async () => {
    server.mood = 'refuses';
    const id = await send({ to: 'nobody@ministry.example' });
    await round();
    expect(await stateOf(id)).toMatchObject({ sentAt: null, failedAt: NOW.toISOString() });
    expect((await stateOf(id))?.error).toContain('550 No such person here');
    server.mood = 'takes';
    await send();
    expect(await round(after(3600))).toBe(1);
    expect(server.taken.map(({ to }) => to?.[0]?.address)).toEqual(['nadia@ministry.example']);
  });

  test('is not given up when the server refuses us rather than the message', async () => {
    server.mood = 'refuses everybody';
    const ids = [await send(), await send()];
    expect(await round()).toBe(0);
    expect(await stateOf(ids[0] ?? '')).toMatchObject({ failedAt: null });
    server.mood = 'takes';
    expect(await round(after(30))).toBe(2);
  });

  test('outlives a server that is down, which one message a round finds out', async () => {
    const { port } = server;
    await server.close();
    const ids = [await send(), await send(), await send()];
    expect(await round()).toBe(0);
    const states = await Promise.all(ids.map(stateOf));
    expect(states.filter((state) => state?.error)).toHaveLength(1);
    server = await startMailServer(port);
    expect(await round(after(30))).toBe(3);
    expect(server.taken).toHaveLength(3);
  });

  test('outlives a server that hangs', async () => {
    server.mood = 'hangs';
    const impatient = mailerTo(server.port, { ...SMTP_TIMEOUTS, socketTimeout: 100 });
    const id = await send();
    expect(await round(NOW, impatient)).toBe(0);
    impatient.close();
    expect(await stateOf(id)).toMatchObject({ sentAt: null, failedAt: null });
    server.mood = 'takes';
    expect(await round(after(30))).toBe(1);
  });

  test('is sent once by six couriers at the same moment', async () => {
    for (let n = 0; n < 30; n += 1) await send({ to: `person${n}@ministry.example` });
    const sent = await Promise.all(Array.from({ length: 6 }, () => round()));
    expect(sent.reduce((a, b) => a + b, 0)).toBe(30);
    const addresses = server.taken.map(({ to }) => to?.[0]?.address);
    expect([addresses.length, new Set(addresses).size]).toEqual([30, 30]);
  });

  test('of a courier who died is sent when the claim has run out, under the same id', async () => {
    const id = await send();
    const claimed = await messages.claim(store.db, NOW.toISOString(), after(300).toISOString());
    expect(claimed).toMatchObject({ id, tries: 1 });
    expect([await round(after(299)), await round(after(300))]).toEqual([0, 1]);
  });

  test('that is given up half-way is due again at once', async () => {
    server.mood = 'hangs';
    await send();
    const stop = new AbortController();
    const hung = deliver({ db: store.db, mailer, log, signal: stop.signal, stopping: never }, () => NOW);
    await expect.poll(() => server.asked).toBe(1);
    stop.abort();
    expect(await hung).toBe(0);
    server.mood = 'takes';
    const other = mailerTo(server.port);
    expect(await round(NOW, other)).toBe(1);
    other.close();
  });

  test('that is taken back is not sent', async () => {
    await messages.remove(store.db, await send());
    expect(await round()).toBe(0);
  });

  test('cannot be made to write a header or another recipient', async () => {
    await send({ subject: 'A word\r\nBcc: thief@elsewhere.example', to: 'nadia@ministry.example' });
    await round();
    const [email] = server.taken;
    expect(email?.bcc).toBeUndefined();
    expect(email?.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(server.asked).toBe(1);
  });
});

test('the wait doubles, up to an hour', () => {
  expect([1, 2, 3, 4].map(waitAfter)).toEqual([30, 60, 120, 240]);
  expect([8, 50, 5000].map(waitAfter)).toEqual([3600, 3600, 3600]);
});

describe('without a mail server', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'attache-outbox-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a message becomes a file for this user’s eyes, which the log names', async () => {
    const log = keepingLog();
    const mailer = openMailer(readConfig({ DATABASE_FILE: join(folder, 'academy.db') }), log);
    const claimed = { ...message({ subject: 'كلمة' }), id: 'an-id', createdAt: NOW.toISOString(), tries: 1 };
    await mailer.send(claimed, never);
    const [name = ''] = readdirSync(join(folder, 'outbox'));
    const file = join(folder, 'outbox', name);
    expect(name).toBe('20260202T090000.000Z-an-id.eml');
    expect([statSync(file).mode & 0o777, statSync(join(folder, 'outbox')).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
    expect(await PostalMime.parse(readFileSync(file))).toMatchObject({ subject: 'كلمة' });
    expect(log.lines.join()).toContain(file);
  });

  test('a folder that cannot be written is a server that is down', async () => {
    writeFileSync(join(folder, 'outbox'), 'a file where the folder would be');
    const mailer = openMailer(readConfig({ DATABASE_FILE: join(folder, 'academy.db') }), keepingLog());
    const claimed = { ...message(), id: 'an-id', createdAt: NOW.toISOString(), tries: 1 };
    await expect(mailer.send(claimed, never)).rejects.toMatchObject({ kind: 'down' });
  });
});

test.each([
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM: missing'],
  [{ SMTP_URL: 'http://mail.example', MAIL_FROM: 'a@b.example' }, 'SMTP_URL: the value given is not right'],
  [{ MAIL_FROM: 'Academy <a@b.example>\nBcc: c@d.example' }, 'MAIL_FROM:'],
  [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM: "nobody" is not right'],
])('an environment of %j is refused', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence);
});
