import { describe, expect, test } from 'vitest';
import * as accounts from '../../src/domain/account.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/store/engine/open.ts';
import * as sessions from '../../src/store/session.ts';
import * as users from '../../src/store/user.ts';
import { appOn, openSession } from '../support/app.ts';
import { keepingLog, onEachEngine } from '../support/engines.ts';
import { PASSWORD, insertPerson } from '../support/person.ts';
import { viewerOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const NEW = 'four quiet lamps, one door';
const from = (address: string) => ({ address, userAgent: 'a browser' });
const EMBASSY = from('192.0.2.7');
const refused = (work: Promise<unknown>, error: object) => expect(work).rejects.toMatchObject(error);

onEachEngine('signing in', (store) => {
  const signIn = (email: string, password = PASSWORD, now = NOW, origin = EMBASSY) =>
    accounts.signIn(appOn(store), { email, password }, origin, now);

  test('takes the right password, counts down the tries for wrong ones, and forgets them', async () => {
    const { email, id } = await insertPerson(store.db);
    const wrong = (left: number) => ({ code: 'invalid', reason: 'bad_credentials', params: { left } });
    await refused(signIn(email, 'not the right one'), wrong(4));
    await refused(signIn(email, 'not this one either'), wrong(3));
    const { user, cookies } = await signIn(email);
    expect(user.id).toBe(id);
    expect(cookies.join()).toContain('attache=');
    expect(await sessions.list(store.db, id)).toMatchObject([
      { ipAddress: EMBASSY.address, userAgent: 'a browser' },
    ]);
    await refused(signIn(email, 'not the right one'), wrong(4));
  });

  test('lets sixty guesses at the same moment make exactly five tries, and nobody else pay for them', async () => {
    const { email } = await insertPerson(store.db);
    const neighbour = await insertPerson(store.db);
    const guesses = Array.from({ length: 60 }, (_, n) => signIn(email, `guess number ${n}, and counting`));
    const reasons = (await Promise.allSettled(guesses)).map((guess) =>
      guess.status === 'rejected' ? (guess.reason as { reason: string }).reason : 'in',
    );
    expect(reasons.filter((reason) => reason === 'bad_credentials')).toHaveLength(5);
    expect(reasons.filter((reason) => reason === 'sign_in_limited')).toHaveLength(55);
    // Even the right password has to wait for the end of the minute, from wherever it comes.
    await refused(signIn(email, PASSWORD, after(59), from('198.51.100.1')), {
      code: 'limited',
      retryAfter: 1,
    });
    expect((await signIn(neighbour.email)).user.id).toBe(neighbour.id);
    expect((await signIn(email, PASSWORD, after(60))).user.email).toBe(email);
  });

  test('tells a disabled person what a wrong password is told, and opens no session', async () => {
    const { email, id } = await insertPerson(store.db);
    await users.update(store.db, id, { disabled: true }, NOW.toISOString());
    await refused(signIn(email), { code: 'invalid', reason: 'bad_credentials' });
    expect(await sessions.list(store.db, id)).toEqual([]);
  });
});

onEachEngine('an account', (store) => {
  const origin = EMBASSY;
  const terms = { role: 'trainee', ministryId: null, locale: 'ar', timeZone: 'Africa/Cairo' } as const;
  const form = { name: 'Nadia Example', email: 'nadia.example@ministry.example', password: NEW };
  const alive = { updatedAt: NOW, expiresAt: after(3600) };

  test('is made once for an address', async () => {
    const user = await accounts.createAccount(appOn(store), form, terms, NOW);
    expect(await users.findByEmail(store.db, form.email)).toMatchObject({
      ...terms,
      id: user.id,
      name: form.name,
    });
    const again = accounts.createAccount(
      appOn(store),
      { ...form, email: form.email.toUpperCase() },
      terms,
      NOW,
    );
    await refused(again, { code: 'conflict', fields: { email: 'taken' } });
  });

  test.each([
    ['short', 'fourteen chars'],
    ['common', 'password123456789'],
    ['personal', 'nadia.example@ministry'],
  ])('is not made with a %s password', async (fault, password) => {
    const made = accounts.createAccount(appOn(store), { ...form, password }, terms, NOW);
    await refused(made, { code: 'invalid', fields: { password: fault } });
    expect(await users.count(store.db)).toBe(0);
  });

  test('is made by nobody for themselves unless registration is open', async () => {
    await refused(accounts.register(appOn(store), form, 'fr', NOW), { code: 'not_found' });
    const user = await accounts.register(appOn(store, { registration: 'open' }), form, 'fr', NOW);
    expect(user).toMatchObject({ role: 'trainee', locale: 'fr', ministryId: null });
  });

  test('keeps its name, language and time zone', async () => {
    const viewer = viewerOf(await insertPerson(store.db));
    const profile = { name: 'آمنة', language: 'ar', timeZone: 'Asia/Amman' } as const;
    await accounts.saveProfile(appOn(store), viewer, profile, NOW);
    const saved = { name: 'آمنة', locale: 'ar', timeZone: 'Asia/Amman', role: 'trainee' };
    expect(await users.find(store.db, viewer.id)).toMatchObject(saved);
    await refused(accounts.saveProfile(appOn(store), undefined, profile, NOW), { code: 'unauthenticated' });
  });

  test('changes its password, which ends its sessions elsewhere', async () => {
    const app = appOn(store);
    const user = await insertPerson(store.db);
    await openSession(app, user.id, alive);
    const [here] = await sessions.list(store.db, user.id);
    await openSession(app, user.id, alive);
    const viewer = { ...viewerOf(user), sessionId: here?.id ?? '' };
    const change = (current: string, password: string) =>
      accounts.changePassword(app, viewer, { current, password }, origin, NOW);
    await refused(change('not the current one', NEW), { fields: { current: 'current' } });
    await refused(change(PASSWORD, 'too short'), { fields: { password: 'short' } });
    expect(await sessions.list(store.db, user.id)).toHaveLength(2);
    await change(PASSWORD, NEW);
    expect((await sessions.list(store.db, user.id)).map(({ id }) => id)).toEqual([here?.id]);
    const signedIn = accounts.signIn(app, { email: user.email, password: NEW }, origin, NOW);
    expect((await signedIn).user.id).toBe(user.id);
  });

  test('counts a wrong current password as a wrong password', async () => {
    const app = appOn(store);
    const viewer = viewerOf(await insertPerson(store.db));
    const wrong = { current: 'not the current one', password: NEW };
    const tries = Array.from({ length: 6 }, () => accounts.changePassword(app, viewer, wrong, origin, NOW));
    const codes = (await Promise.allSettled(tries)).map((one) =>
      one.status === 'rejected' ? one.reason.code : 'ok',
    );
    expect(codes.toSorted()).toEqual([...Array(5).fill('invalid'), 'limited']);
  });

  test('gets a new password from the operator, who lets its person in again', async () => {
    const app = appOn(store);
    const user = await insertPerson(store.db);
    await openSession(app, user.id, alive);
    const wrong = { email: user.email, password: 'not the right one' };
    await Promise.allSettled(Array.from({ length: 6 }, () => accounts.signIn(app, wrong, origin, NOW)));
    await refused(accounts.resetPassword(app, user.email, 'short', NOW), { fields: { password: 'short' } });
    await refused(accounts.resetPassword(app, 'nobody@ministry.example', NEW, NOW), { code: 'not_found' });
    await accounts.resetPassword(app, user.email.toUpperCase(), NEW, NOW);
    expect(await sessions.list(store.db, user.id)).toEqual([]);
    const signedIn = accounts.signIn(app, { email: user.email, password: NEW }, origin, NOW);
    expect((await signedIn).user.id).toBe(user.id);
  });
});

describe('an address', () => {
  test.each([
    ['one machine', () => '192.0.2.7'],
    ['one network of IPv6', (n: number) => `2001:db8::${n + 1}`],
  ])('may try fifty wrong passwords a minute: %s', async (_, address) => {
    const database = await openDatabase({ file: ':memory:', log: keepingLog() });
    // What a try costs is another test's matter: a hasher that takes no time.
    const app = appOn(database, readConfig({}));
    Object.assign((await app.auth.$context).password, { hash: async () => 'x', verify: async () => false });
    const guess = (n: number) => {
      const form = { email: `person${n}@ministry.example`, password: 'not the right one' };
      return accounts
        .signIn(app, form, from(address(n)), NOW)
        .catch((error: { reason: string }) => error.reason);
    };
    const reasons = await Promise.all(Array.from({ length: 51 }, (_, n) => guess(n)));
    expect(reasons.slice(0, 50).every((reason) => reason === 'bad_credentials')).toBe(true);
    expect(reasons[50]).toBe('sign_in_limited');
    await database.close();
  });
});
