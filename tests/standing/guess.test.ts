import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recognise } from '../../src/domain/session.ts';
import { hashOf, makeToken } from '../../src/domain/token.ts';
import { error as errorTexts } from '../../src/locales/error.ts';
import * as invitations from '../../src/store/invitation.ts';
import * as resets from '../../src/store/password-reset.ts';
import { openSession } from '../support/app.ts';
import { enrolTotp } from '../support/factor.ts';
import { decode } from '../support/markup.ts';
import { PASSWORD } from '../support/person.ts';
import { valuesOf } from '../support/refusal.ts';
import {
  type Fields,
  insertSignedIn,
  type Reply,
  serveAcademy,
  type ServedAcademy,
} from '../support/served.ts';

let academy: ServedAcademy;
const people: { cookie: string; email: string; id: string }[] = [];
/** Somebody who owes a second factor, and has recovery codes. */
const owing = { cookie: '', codes: [] as string[] };
/** What the links carry that were sent to somebody. */
const tokens = { reset: makeToken(), invitation: makeToken() };

beforeAll(async () => {
  academy = await serveAcademy({
    env: { TRUST_PROXY: '1' },
    prepare: async (app) => {
      for (let n = 0; n < 10; n += 1) people.push(await insertSignedIn(app, 'trainee'));
      const now = new Date();
      const expiresAt = new Date(now.getTime() + 3_600_000);
      const { viewer } = await recognise(app, people[5]?.cookie ?? '', now);
      if (!viewer) throw new Error('nobody is signed in');
      owing.codes = (await enrolTotp(app, viewer, now)).codes;
      owing.cookie = await openSession(app, viewer.id, { updatedAt: now, expiresAt });
      const until = { createdAt: now.toISOString(), expiresAt: expiresAt.toISOString() };
      await resets.insert(app.db, { tokenHash: hashOf(tokens.reset), userId: people[6]?.id ?? '', ...until });
      const invited = { email: 'invited@ministry.example', role: 'trainee', ministryId: null } as const;
      await invitations.insert(app.db, [{ tokenHash: hashOf(tokens.invitation), ...invited, ...until }]);
    },
  });
});
afterAll(() => academy.close());

const emailOf = (n: number) => people[n]?.email ?? '';
/** The same action with sixty forms at once; how many got which answer. */
async function sixty(action: string, fields: (n: number) => Fields, cookie?: string) {
  const replies = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      academy.post(`/en/courses?_action=${action}`, fields(n), cookie, {
        'x-forwarded-for': `198.51.101.${n}`,
      }),
    ),
  );
  return Object.fromEntries(
    Map.groupBy(replies, ({ status }) => status)
      .entries()
      .map(([status, { length }]) => [status, length]),
  );
}

describe('guessing passwords', () => {
  const guess = (email: string, address: string, password = 'not the password that it is') =>
    academy.post('/en/sign-in?_action=signIn', { email, password }, undefined, {
      'x-forwarded-for': address,
    });

  test('at an account ends after five tries a minute, from wherever they come; others go on', async () => {
    const [victim, other] = [emailOf(0), emailOf(1)];
    for (const left of [4, 3, 2, 1, 0]) {
      const reply = await guess(victim, `203.0.113.${left}`);
      expect(reply.status).toBe(400);
      expect(decode(reply.text)).toContain(errorTexts.en.triesLeft(left));
    }
    const sixth = await guess(victim.toUpperCase(), '203.0.113.6', PASSWORD);
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toSatisfy((s: number) => s >= 1 && s <= 60);
    expect(decode(sixth.text)).toContain(errorTexts.en.reasons.sign_in_limited);
    expect(valuesOf(sixth.text, 'email')).toEqual([victim.toUpperCase()]);
    expect((await guess(other, '203.0.113.1', PASSWORD)).status).toBe(303);
  });

  test('sixty times at once is five tries', async () => {
    const victim = emailOf(2);
    const replies = await Promise.all(Array.from({ length: 60 }, (_, n) => guess(victim, `198.51.100.${n}`)));
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([count(400), count(429)]).toEqual([5, 55]);
  });

  test('from an address ends after fifty tries a minute; other addresses go on', async () => {
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, n) => guess(`stranger${n}@ministry.example`, '192.0.2.1')),
    );
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([count(400), count(429)]).toEqual([50, 10]);
    const email = emailOf(3);
    expect((await guess(email, '192.0.2.1', PASSWORD)).status).toBe(429);
    expect((await guess(email, '192.0.2.2', PASSWORD)).status).toBe(303);
    // What the sender writes before our proxy is not believed.
    expect((await guess(email, '192.0.2.3, 192.0.2.1', PASSWORD)).status).toBe(429);
  });

  test('tells nobody which addresses have an account', async () => {
    const [known, unknown] = await Promise.all([
      guess(emailOf(4), '192.0.2.9'),
      guess('stranger@ministry.example', '192.0.2.9'),
    ]);
    // What a passkey is asked is another number on every page.
    const plain = (reply: Reply) =>
      reply.text.replaceAll(/[\w.-]+@ministry\.example|(?<=challenge&quot;:&quot;)[\w-]+/g, '');
    expect(plain(known)).toBe(plain(unknown));
  });
});

describe('sixty guesses at once', () => {
  test('of the own password, from a session that was left open, are five tries', async () => {
    const guess = (n: number) => ({ current: `wrong ${n}`, password: 'a bridge over the calm river' });
    expect(await sixty('confirmPassword', guess, people[7]?.cookie)).toEqual({ 400: 5, 429: 55 });
    // They are the same five wherever the password is asked for.
    expect(await sixty('changePassword', guess, people[7]?.cookie)).toEqual({ 429: 60 });
    expect(await sixty('signIn', () => ({ email: emailOf(7), password: PASSWORD }))).toEqual({ 429: 60 });
  });

  test('of a recovery code are five tries, and the right one must wait too', async () => {
    const guess = (n: number) => ({ code: `7KQF-7KQF-7KQF-${String(1000 + n).replaceAll(/[01]/g, '2')}` });
    expect(await sixty('giveCode', guess, owing.cookie)).toEqual({ 400: 5, 429: 55 });
    const right = { code: owing.codes[0] ?? '' };
    expect((await academy.post('/en/second-factor?_action=giveCode', right, owing.cookie)).status).toBe(429);
  });

  // A link carries 192 random bits: no number of guesses finds one, so nobody is locked out by them.
  test('of a link for a new password find none; the right one opens once', async () => {
    const password = 'a bridge over the calm river';
    expect(await sixty('resetPassword', () => ({ token: makeToken(), password }))).toEqual({ 410: 60 });
    const found = await sixty('resetPassword', () => ({ token: tokens.reset, password }));
    expect(found).toEqual({ 303: 1, 410: 59 });
  });

  test('of an invitation find none; the right one opens once', async () => {
    const form = (token: string) => ({
      token,
      name: 'Salma Idris',
      password: 'a bridge over the calm river',
      language: 'en',
      timeZone: 'UTC',
    });
    expect(await sixty('acceptInvitation', () => form(makeToken()))).toEqual({ 410: 60 });
    expect(await sixty('acceptInvitation', () => form(tokens.invitation))).toEqual({ 303: 1, 410: 59 });
  });

  test('of whose account it is send three messages to one address', async () => {
    expect(await sixty('askReset', () => ({ email: emailOf(8) }))).toEqual({ 200: 3, 429: 57 });
  });
});
