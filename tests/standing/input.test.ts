import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import * as invitation from '../../src/domain/invitation.ts';
import { ACTIONS, ROUTES } from '../../src/domain/permission.ts';
import { recognise } from '../../src/domain/session.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import { Role } from '../../src/schemas/user.ts';
import * as users from '../../src/store/user.ts';
import { openSession } from '../support/app.ts';
import {
  type Change,
  type SpoiltAddress,
  spoiltAddress,
  type SpoiltForm,
  spoiltForm,
} from '../support/bad-input.ts';
import { createPostgres } from '../support/engines.ts';
import { type Form, FORMS } from '../support/every-form.ts';
import { enrolTotp } from '../support/factor.ts';
import { openOffice } from '../support/office.ts';
import { insertPerson } from '../support/person.ts';
import { expectWords, valuesOf } from '../support/refusal.ts';
import { insertSignedIn, ORIGIN, type Reply, serveAcademy, type ServedAcademy } from '../support/served.ts';
import { begin } from '../support/studies.ts';

const SEED = 20261121;
/** How many inputs there are in all: the same half of them on each engine. */
const INPUTS = Number(process.env['INPUTS'] ?? 10_000);
/** Of what takes its time there is a quarter. */
const SHARES = [
  ...Object.values(FORMS).map(({ slow }) => shareOf(slow)),
  ...Object.keys(ROUTES).map((route) => shareOf(isSlow(route))),
];
const runsOf = (slow?: boolean) =>
  Math.ceil((INPUTS / 2 / SHARES.reduce((sum, share) => sum + share)) * shareOf(slow));
/** What a page gives back, for whoever typed it to mend. */
const TYPED = ['name', 'email', 'password', 'language', 'timeZone'];

test('every form is tried, and there are as many inputs as are asked for', () => {
  expect(2 * SHARES.reduce((sum, share) => sum + runsOf(share === 1), 0)).toBeGreaterThanOrEqual(INPUTS);
  expect(new Set(Object.values(FORMS).map(({ action }) => action))).toEqual(new Set(Object.keys(ACTIONS)));
});

describe.each(['sqlite', 'postgres'] as const)('bad input on %s', (engine) => {
  let academy: ServedAcademy;
  /** An academy without people, for the form that makes the first. */
  let empty: ServedAcademy;
  const drops: (() => Promise<void>)[] = [];
  /** The `Cookie` headers of whoever sends a form, and of whoever asks for an address. */
  const senders = new Map<string, string>();
  /** What the capital letters of a form stand for. */
  const things: Record<string, string> = {};

  beforeAll(async () => {
    const env = async (): Promise<Record<string, string>> => {
      if (engine === 'sqlite') return {};
      const { url, drop } = await createPostgres();
      drops.push(drop);
      return { DATABASE_URL: url };
    };
    const settings = { REGISTRATION: 'open', TRUST_PROXY: '1' };
    academy = await serveAcademy({
      env: { ...(await env()), ...settings },
      prepare: (app) => fill(app, senders, things),
    });
    empty = await serveAcademy({ env: await env() });
  });
  afterAll(async () => {
    await Promise.all([academy.close(), empty.close()]);
    for (const drop of drops) await drop();
  });

  const put = (text: string) =>
    text.replaceAll(/[A-Z]{4,}/g, (word) => made[word]?.() ?? things[word] ?? word);
  const made: Record<string, () => string> = {
    UUID: () => crypto.randomUUID(),
    // It is printed some time after the server is open.
    TOKEN: () => /token=([\w-]+)/.exec(empty.output())?.[1] ?? '',
  };

  describe.concurrent('gets a sentence and never a fault:', () => {
    test.each(Object.entries(FORMS))('the form %s', { timeout: 600_000 }, async (name, form) => {
      const property = fc.asyncProperty(spoiltForm(form), async (spoilt) => {
        const fields = Object.entries(form.fields).map(([field, text]): [string, string] => [
          field,
          put(text),
        ]);
        expectRefused(form, spoilt, fields, await send(name, form, spoilt, fields));
      });
      await fc.assert(property, { seed: SEED, numRuns: runsOf(form.slow) });
    });

    test.each(Object.keys(ROUTES))('the address %s', { timeout: 600_000 }, async (route) => {
      const property = fc.asyncProperty(spoiltAddress(route), async (one) =>
        expectNoFault(await ask(one), one.locale),
      );
      await fc.assert(property, { seed: SEED, numRuns: runsOf(isSlow(route)) });
    });
  });

  test('the log has no bug in it', () => {
    const lines = (academy.output() + empty.output()).split('\n');
    expect(lines.filter((line) => line.includes('"stack"') || line.includes('unhandled'))).toEqual([]);
  });

  test('the first account can still be made, once', async () => {
    const fields = Object.fromEntries(
      Object.entries(FORMS['first account']?.fields ?? {}).map(([field, text]) => [field, put(text)]),
    );
    expect((await empty.post('/en/setup?_action=setUp', fields)).status).toBe(303);
    expect((await empty.post('/en/setup?_action=setUp', fields)).status).toBe(410);
  });

  test('a form that is right is taken', async () => {
    const { fields } = FORMS['profile'] ?? { fields: {} };
    const reply = await academy.post('/en/profile?_action=saveProfile', fields, senders.get('profile'));
    expect(reply.status).toBe(303);
    expect((await academy.ask('/healthz')).status).toBe(200);
  });

  function send(
    name: string,
    form: Form,
    { locale, changes, from }: SpoiltForm,
    fields: [string, string][],
  ): Promise<Reply> {
    const cookie = senders.get(name);
    const server = form.action === 'setUp' ? empty : academy;
    return server.ask(`/${locale}${put(form.page)}?_action=${form.action}`, {
      method: 'POST',
      body: bodyOf(
        fields,
        changes.map((one) => (typeof one.value === 'string' ? { ...one, value: put(one.value) } : one)),
      ),
      headers: {
        origin: ORIGIN,
        'x-forwarded-for': `10.0.${from >> 8}.${from & 255}`,
        ...(cookie !== undefined && { cookie }),
      },
    });
  }

  function ask({ locale, address, who }: SpoiltAddress): Promise<Reply> {
    const cookie = senders.get(who ?? '');
    const headers = { 'accept-language': locale, ...(cookie !== undefined && { cookie }) };
    return academy.ask(put(address.replace('[locale]', locale)), { headers });
  }
});

function shareOf(slow?: boolean): number {
  return slow ? 1 : 4;
}

/** A file is packed for every request. */
function isSlow(route: string): boolean {
  return /\.(zip|xlsx)$/.test(route);
}

/** Puts people, and what their forms speak of, into a new academy. */
async function fill(app: App, senders: Map<string, string>, things: Record<string, string>): Promise<void> {
  const { tides, whole } = await openOffice(app);
  const now = new Date();
  for (const [name, { sender, fields }] of Object.entries(FORMS)) {
    if (!sender) continue;
    const role = sender === 'owing' ? 'officer' : sender;
    const { id, cookie } = await insertSignedIn(app, role, { ministryId: role === 'officer' ? tides : null });
    senders.set(name, sender === 'owing' ? await owe(app, id, cookie, now) : cookie);
    const user = await users.find(app.db, id);
    if (!('attempt' in fields) || !user) continue;
    const attempt = await begin({ app, user }, 'gifts-quiz', now);
    Object.assign(things, { ATTEMPT: attempt.id, ITEM: attempt.items[0] });
  }
  for (const role of Role.options) {
    const ministryId = role === 'administrator' ? null : tides;
    senders.set(role, (await insertSignedIn(app, role, { ministryId })).cookie);
  }
  const rows = [{ line: 1, email: 'invited@ministry.example' }];
  const defaults = { role: 'trainee', language: 'en', ministryId: tides, courses: [] } as const;
  await invitation.invite(app, whole, { rows, key: crypto.randomUUID(), defaults }, [], now);
  const { list } = await invitation.listWaiting(app.db, whole, { limit: 1, offset: 0 });
  const { id } = await insertPerson(app.db, { ministryId: tides });
  Object.assign(things, { PERSON: id, MINISTRY: tides, INVITATION: list[0]?.id ?? '' });
}

/** Gives somebody an app, and the session in which its code is still owed. */
async function owe(app: App, id: string, cookie: string, now: Date): Promise<string> {
  const { viewer } = await recognise(app, cookie, now);
  if (!viewer) throw new Error('nobody is signed in');
  await enrolTotp(app, viewer, now);
  return openSession(app, id, { updatedAt: now, expiresAt: new Date(now.getTime() + 3_600_000) });
}

function expectRefused(
  form: Form,
  { changes, locale }: SpoiltForm,
  fields: [string, string][],
  reply: Reply,
): void {
  expectNoFault(reply, locale);
  if (!changes.some(({ wrong }) => wrong)) return;
  expect(reply.status).toBeGreaterThanOrEqual(400);
  // Only what the reader typed can be the reader's to mend.
  const [one, more] = changes;
  if (!one || more || one.twice || typeof one.value !== 'string' || !TYPED.includes(one.field)) return;
  for (const name of form.kept ?? []) {
    const typed = name === one.field ? one.value : Object.fromEntries(fields)[name];
    expect(valuesOf(reply.text, name)).toContain(typed);
  }
}

function expectNoFault(reply: Reply, locale: Locale): void {
  expect(reply.status).toBeLessThan(500);
  if (reply.status >= 400) expectWords(reply, locale);
}

function bodyOf(fields: [string, string][], changes: readonly Change[]): BodyInit {
  const kept = fields.filter(([name]) => changes.every(({ field, twice }) => field !== name || twice));
  const given = changes.flatMap(({ field, value }) => (value === undefined ? [] : [[field, value] as const]));
  const sent = [...kept, ...given];
  if (sent.every((one): one is [string, string] => typeof one[1] === 'string'))
    return new URLSearchParams(sent);
  const parts = new FormData();
  for (const [name, value] of sent)
    parts.append(
      name,
      typeof value === 'string'
        ? value
        : new File([new Uint8Array(value.bytes)], 'list.csv', { type: value.type }),
    );
  return parts;
}
