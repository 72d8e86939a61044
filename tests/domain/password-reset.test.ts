import { expect, test } from 'vitest';
import * as accounts from '../../src/domain/account.ts';
import { askReset, getReset, reset, RESET } from '../../src/domain/password-reset.ts';
import * as sessions from '../../src/store/session.ts';
import * as users from '../../src/store/user.ts';
import { appOn, openSession } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { linkTo, tokenIn } from '../support/office.ts';
import { insertPerson, PASSWORD } from '../support/person.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const NEW = 'four quiet lamps, one door';
const gone = { code: 'gone', reason: 'reset_used' };
const HERE = '192.0.2.7';

onEachEngine('a forgotten password', (store) => {
  const ask = (email: string, { from = HERE, now = NOW } = {}) => askReset(appOn(store), email, from, now);
  const posted = () => store.db.selectFrom('messages').select(['to', 'subject', 'locale']).execute();

  test('is replaced by a link, once, which ends every session and opens none', async () => {
    const app = appOn(store);
    const user = await insertPerson(store.db, { locale: 'ar' });
    await openSession(app, user.id, { updatedAt: NOW, expiresAt: after(600) });
    await ask(user.email);
    const link = await linkTo(app, user.email);
    expect(link).toMatch(/^http:\/\/localhost:4321\/ar\/reset\?token=/);
    const token = tokenIn(link);
    expect((await getReset(app, token, NOW)).user.email).toBe(user.email);
    await expect(reset(app, token, 'too short', NOW)).rejects.toMatchObject({
      fields: { password: 'short' },
    });
    const uses = await Promise.allSettled([reset(app, token, NEW, NOW), reset(app, token, NEW, NOW)]);
    expect(uses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await sessions.list(store.db, user.id)).toEqual([]);
    await expect(reset(app, token, NEW, NOW)).rejects.toMatchObject(gone);
    const signIn = (password: string) =>
      accounts.signIn(app, { email: user.email, password }, { address: HERE, userAgent: null }, NOW);
    await expect(signIn(PASSWORD)).rejects.toMatchObject({ reason: 'bad_credentials' });
    expect((await signIn(NEW)).user.id).toBe(user.id);
    const events = await store.db.selectFrom('events').select('kind').orderBy('seq').execute();
    expect(events.map(({ kind }) => kind)).toEqual([
      'password_reset_asked',
      'password_reset',
      'sign_in_failed',
    ]);
  });

  test('link holds an hour, and each ends with the first that is used', async () => {
    const app = appOn(store);
    const { email } = await insertPerson(store.db);
    await ask(email);
    const first = tokenIn(await linkTo(app, email));
    await expect(getReset(app, first, after(60))).rejects.toMatchObject(gone);
    await ask(email, { now: after(1) });
    const second = tokenIn(await linkTo(app, email));
    await reset(app, second, NEW, after(2));
    await expect(getReset(app, first, after(2))).rejects.toMatchObject(gone);
    await expect(getReset(app, 'made up', NOW)).rejects.toMatchObject(gone);
  });

  test('of nobody, and of somebody who is disabled, is answered alike and sends nothing', async () => {
    const { id, email } = await insertPerson(store.db);
    await users.update(store.db, id, { disabled: true }, NOW.toISOString());
    expect([await ask('nobody@ministry.example'), await ask(email)]).toEqual([undefined, undefined]);
    expect(await posted()).toEqual([]);
  });

  test('of nobody takes as long as that of somebody', async () => {
    const { email } = await insertPerson(store.db);
    const time = async (address: string) => {
      const started = performance.now();
      await ask(address);
      return performance.now() - started;
    };
    const [known, unknown] = [await time(email), await time('nobody@ministry.example')];
    expect(Math.min(known, unknown)).toBeGreaterThanOrEqual(290);
    expect(Math.abs(known - unknown)).toBeLessThan(150);
  });

  test('is asked for so often and no more, whether there is an account or not', async () => {
    const { email } = await insertPerson(store.db);
    for (const address of [email, 'nobody@ministry.example']) {
      const asked = await Promise.allSettled(Array.from({ length: 10 }, () => ask(address)));
      const refused = asked.filter(({ status }) => status === 'rejected');
      expect(refused).toHaveLength(10 - RESET.account);
      expect(refused[0]).toMatchObject({
        reason: { code: 'limited', reason: 'reset_limited', retryAfter: 3600 },
      });
    }
    expect(await posted()).toHaveLength(RESET.account);
    await ask(email, { now: after(60) });
    expect(await posted()).toHaveLength(RESET.account + 1);
  });

  test('is asked for so often from one network', async () => {
    const many = Array.from({ length: RESET.address + 5 }, (_, n) =>
      ask(`p${n}@ministry.example`, { from: `2001:db8::${n}` }),
    );
    const asked = await Promise.allSettled(many);
    expect(asked.filter(({ status }) => status === 'rejected')).toHaveLength(5);
  });

  test('stays as it is when its person is disabled after asking', async () => {
    const app = appOn(store);
    const { id, email } = await insertPerson(store.db);
    await ask(email);
    const token = tokenIn(await linkTo(app, email));
    await users.update(store.db, id, { disabled: true }, NOW.toISOString());
    await expect(reset(app, token, NEW, NOW)).rejects.toMatchObject(gone);
  });
});
