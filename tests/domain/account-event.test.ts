import { expect, test } from 'vitest';
import * as accounts from '../../src/domain/account.ts';
import { signOutEverywhere } from '../../src/domain/session.ts';
import { offerSetup, setUp } from '../../src/domain/setup.ts';
import * as ministries from '../../src/store/ministry.ts';
import { appOn, openSession } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson, PASSWORD } from '../support/person.ts';
import { viewerOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const NEW = 'four quiet lamps, one door';
const EMBASSY = { address: '192.0.2.7', userAgent: null };

onEachEngine('the record of accounts', (store) => {
  const noted = () =>
    store.db
      .selectFrom('events')
      .leftJoin('event_details', 'event_details.seq', 'events.seq')
      .select(['kind', 'actor_id as actor', 'subject_id as subject', 'ministry_id as ministry', 'details'])
      .orderBy('events.seq')
      .execute();
  const guess = (email: string) =>
    accounts.signIn(appOn(store), { email, password: 'not the right one' }, EMBASSY, NOW);

  test('has every wrong password, and once that the tries ran out', async () => {
    const { id: ministryId } = await ministries.insert(store.db, {
      name: 'MFA',
      createdAt: NOW.toISOString(),
    });
    const { id, email } = await insertPerson(store.db, { ministryId });
    await Promise.allSettled(Array.from({ length: 60 }, () => guess(email)));
    const whom = { actor: null, subject: id, ministry: ministryId, details: '{"address":"192.0.2.7"}' };
    const kinds = (await noted()).map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual([...Array(5).fill('sign_in_failed'), 'sign_in_limited']);
    expect(await noted()).toEqual(Array.from(kinds, () => expect.objectContaining(whom)));
  });

  test('keeps an address that nobody has in part', async () => {
    await expect(guess('amina@elsewhere.example')).rejects.toMatchObject({ reason: 'bad_credentials' });
    expect(await noted()).toMatchObject([
      { subject: null, details: '{"address":"192.0.2.7","email":"a…@elsewhere.example"}' },
    ]);
  });

  test('has a changed password, the operator’s new one, and sessions ended everywhere', async () => {
    const app = appOn(store);
    const user = await insertPerson(store.db);
    const viewer = viewerOf(user);
    const form = { current: PASSWORD, password: NEW };
    await openSession(app, user.id, { updatedAt: NOW, expiresAt: NOW });
    await accounts.changePassword(app, viewer, form, EMBASSY, NOW);
    await accounts.resetPassword(app, user.email, PASSWORD, NOW);
    await signOutEverywhere(app, viewer, NOW);
    const subject = user.id;
    expect(await noted()).toMatchObject([
      { kind: 'password_changed', actor: user.id, subject, details: '{"sessions":1}' },
      { kind: 'password_reset', actor: null, subject, details: '{"sessions":0}' },
      { kind: 'sessions_ended', actor: user.id, subject, details: '{"sessions":0}' },
    ]);
  });

  test('has the first administrator and each account, not those that were refused', async () => {
    const app = appOn(store);
    const form = (name: string) => ({ name, email: `${name}@ministry.example`, password: NEW });
    const terms = { role: 'trainee', ministryId: null, locale: 'en', timeZone: 'UTC' } as const;
    const first = await setUp(app, (await offerSetup(app, NOW)) ?? '', form('first'), 'en', NOW);
    const second = await accounts.createAccount(app, form('second'), terms, NOW);
    await expect(accounts.createAccount(app, form('second'), terms, NOW)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await noted()).toMatchObject([
      { kind: 'account_made', subject: first.id, details: '{"role":"administrator"}' },
      { kind: 'account_made', subject: second.id, details: '{"role":"trainee"}' },
    ]);
  });
});
