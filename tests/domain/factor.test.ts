import { expect, test } from 'vitest';
import * as accounts from '../../src/domain/account.ts';
import { giveCode, renewRecoveryCodes } from '../../src/domain/factor.ts';
import { resetFactors, resetFactorsByAddress } from '../../src/domain/factor-reset.ts';
import { setRule } from '../../src/domain/factor-rule.ts';
import { recognise } from '../../src/domain/session.ts';
import { beginTotp, confirmTotp, getTotp, removeTotp } from '../../src/domain/totp.ts';
import * as users from '../../src/store/user.ts';
import { appOn, openSession } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { codeAt, enrolTotp } from '../support/factor.ts';
import { insertPerson, PASSWORD } from '../support/person.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const FROM = { address: '192.0.2.7', userAgent: 'a browser' };
const expectRefused = (work: Promise<unknown>, error: object) => expect(work).rejects.toMatchObject(error);

onEachEngine('a second factor', (store) => {
  const app = () => appOn(store);
  /** Somebody with a session by password; the cookie, and whom it makes. */
  const enter = async (role: users.User['role'] = 'trainee', id?: string) => {
    const person = id ? { id } : await insertPerson(store.db, { role });
    const cookie = await openSession(app(), person.id, { updatedAt: NOW, expiresAt: after(7200) });
    const look = (now = NOW) => recognise(app(), cookie, now);
    const viewer = async (now = NOW) => {
      const found = (await look(now)).viewer;
      if (!found) throw new Error('nobody is signed in');
      return found;
    };
    const pending = async (now = NOW) => {
      const found = (await look(now)).pending;
      if (!found) throw new Error('nothing is owed');
      return found;
    };
    return { id: person.id, look, viewer, pending };
  };
  /** Somebody with an app, confirmed two minutes ago, on a machine where it is still owed. */
  const owing = async () => {
    const first = await enter();
    const { secret, codes } = await enrolTotp(app(), await first.viewer(), after(-120));
    return { ...(await enter('trainee', first.id)), first, secret, codes };
  };

  test('is owed by nobody who has none and whose role needs none', async () => {
    const { look } = await enter();
    expect(await look()).toMatchObject({ viewer: { role: 'trainee' } });
  });

  test('is asked for on every machine once an app is confirmed, and opens the one on which it is given', async () => {
    const { look, pending, first, secret } = await owing();
    expect((await first.look()).viewer).toBeDefined();
    expect(await look()).toMatchObject({ viewer: undefined, pending: { owes: 'give' } });
    await giveCode(app(), await pending(), codeAt(secret, NOW), FROM.address, NOW);
    expect(await look()).toMatchObject({ viewer: { standing: { given: 'totp' } } });
  });

  test('is not set up by a code of another key, and opens nothing before it is confirmed', async () => {
    const { look, viewer } = await enter();
    await beginTotp(app(), await viewer(), NOW);
    await expectRefused(confirmTotp(app(), await viewer(), '000000', NOW), { reason: 'wrong_code' });
    expect((await look()).pending).toBeUndefined();
    const state = await getTotp(app(), await viewer(), true);
    expect(state).toMatchObject({ state: 'begun', uri: expect.stringContaining('otpauth://totp/') });
    expect(await getTotp(app(), await viewer(), false)).toEqual({ state: 'none' });
    const { secret } = await store.db.selectFrom('totps').select('secret').executeTakeFirstOrThrow();
    expect(state.state === 'begun' && secret.includes(state.secret)).toBe(false);
  });

  test('takes the code before and the one after, no others', async () => {
    const { pending, secret } = await owing();
    const give = async (shift: number, now: Date) =>
      giveCode(app(), await pending(now), codeAt(secret, new Date(now.getTime() + shift * 1000)), '', now);
    await expectRefused(give(-60, NOW), { reason: 'wrong_code' });
    await expectRefused(give(60, NOW), { reason: 'wrong_code' });
    await expect(give(-30, NOW)).resolves.toBe('totp');
  });

  test('takes each code once, also when it is given twenty times at the same moment', async () => {
    const { id, secret } = await owing();
    const machines = [];
    for (let n = 0; n < 4; n += 1) machines.push(await enter('trainee', id));
    const digits = codeAt(secret, NOW);
    const given = await Promise.allSettled(
      machines.map(async ({ pending }) => giveCode(app(), await pending(), digits, '', NOW)),
    );
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(given.flatMap((one) => (one.status === 'rejected' ? [one.reason.reason] : []))).toEqual(
      Array(3).fill('code_used'),
    );
    const late = await enter('trainee', id);
    await expectRefused(giveCode(app(), await late.pending(), digits, '', after(61)), {
      reason: 'wrong_code',
    });
  });

  test('sixty guesses at the same moment are five tries', async () => {
    const { pending, secret } = await owing();
    const owed = await pending();
    const guesses = Array.from({ length: 60 }, (_, n) =>
      giveCode(app(), owed, String(100_000 + n), FROM.address, NOW),
    );
    const reasons = (await Promise.allSettled(guesses)).map((guess) =>
      guess.status === 'rejected' ? guess.reason.reason : 'in',
    );
    expect(reasons.filter((reason) => reason === 'wrong_code')).toHaveLength(5);
    expect(reasons.filter((reason) => reason === 'code_limited')).toHaveLength(55);
    const right = (now: Date) => giveCode(app(), owed, codeAt(secret, now), FROM.address, now);
    await expectRefused(right(after(59)), { code: 'limited', retryAfter: 1 });
    await expect(right(after(60))).resolves.toBe('totp');
  });

  test('gives ten recovery codes once, each good once, however it is written', async () => {
    const { id, pending, codes } = await owing();
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    const typed = ` ${codes[0]?.toLowerCase().replaceAll('-', ' ')} `;
    await expect(giveCode(app(), await pending(), typed, '', NOW)).resolves.toBe('recovery');
    const again = await enter('trainee', id);
    await expectRefused(giveCode(app(), await again.pending(), codes[0] ?? '', '', NOW), {
      reason: 'wrong_code',
    });
    await expect(giveCode(app(), await again.pending(), codes[1] ?? '', '', NOW)).resolves.toBe('recovery');
    const other = await owing();
    await expectRefused(giveCode(app(), await other.pending(), codes[2] ?? '', '', NOW), {
      reason: 'wrong_code',
    });
  });

  test('new recovery codes take the place of all earlier ones', async () => {
    const { id, first, codes } = await owing();
    const made = await renewRecoveryCodes(app(), await first.viewer(), NOW);
    const machine = await enter('trainee', id);
    await expectRefused(giveCode(app(), await machine.pending(), codes[3] ?? '', '', NOW), {
      reason: 'wrong_code',
    });
    await expect(giveCode(app(), await machine.pending(), made[3] ?? '', '', NOW)).resolves.toBe('recovery');
  });

  test('is changed only by somebody who proved to be there in the last ten minutes', async () => {
    const { viewer } = await enter();
    const stale = after(600);
    await expectRefused(beginTotp(app(), await viewer(), stale), { reason: 'confirm_first' });
    const confirm = async (password: string) =>
      accounts.confirmPassword(app(), await viewer(), password, FROM, stale);
    await expectRefused(confirm('not my password at all'), { fields: { current: 'current' } });
    await confirm(PASSWORD);
    await beginTotp(app(), await viewer(), stale);
    await expectRefused(removeTotp(app(), await viewer(), after(1201)), { reason: 'confirm_first' });
  });

  test('can be removed, unless the role needs it, and its recovery codes go with it', async () => {
    const administrator = await enter('administrator');
    await enrolTotp(app(), await administrator.viewer(), NOW);
    const { first, codes } = await owing();
    await setRule(app(), await administrator.viewer(), 'trainee', 'any', NOW);
    await expectRefused(removeTotp(app(), await first.viewer(), NOW), { reason: 'factor_needed' });
    expect(await getTotp(app(), await first.viewer(), true)).toMatchObject({ state: 'set' });
    await setRule(app(), await administrator.viewer(), 'trainee', null, NOW);
    await removeTotp(app(), await first.viewer(), NOW);
    const machine = await enter('trainee', first.id);
    expect((await machine.look()).viewer).toBeDefined();
    expect(codes).toHaveLength(10);
    await expectRefused(renewRecoveryCodes(app(), await first.viewer(), NOW), { code: 'not_found' });
  });

  test('is taken off by the operator, with every session; the next sign-in needs the password alone', async () => {
    const { id, look, first } = await owing();
    const user = await users.find(store.db, id);
    await resetFactorsByAddress(app(), user?.email.toUpperCase() ?? '', NOW);
    expect([(await look()).pending, (await first.look()).viewer]).toEqual([undefined, undefined]);
    expect((await (await enter('trainee', id)).look()).viewer).toBeDefined();
    await expectRefused(resetFactorsByAddress(app(), 'nobody@ministry.example', NOW), { code: 'not_found' });
    const kinds = await store.db.selectFrom('events').select('kind').orderBy('seq').execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(['factor_added', 'factor_removed']);
  });

  test('is taken off by an administrator, once, of anybody else within reach', async () => {
    const { id, look, first } = await owing();
    const administrator = await enter('administrator');
    const viewer = await administrator.viewer();
    await resetFactors(app(), viewer, id, NOW);
    await resetFactors(app(), viewer, id, NOW);
    expect([(await look()).pending, (await first.look()).viewer]).toEqual([undefined, undefined]);
    const machine = await enter('trainee', id);
    await resetFactors(app(), viewer, id, NOW);
    expect((await machine.look()).viewer).toBeDefined();
    await expectRefused(resetFactors(app(), viewer, administrator.id, NOW), { reason: 'own_account' });
    await expectRefused(resetFactors(app(), await machine.viewer(), id, NOW), { code: 'forbidden' });
    const entries = await store.db.selectFrom('events').select(['kind', 'actor_id']).orderBy('seq').execute();
    expect(entries.slice(1)).toEqual([{ kind: 'factor_removed', actor_id: administrator.id }]);
  });

  test('leaves a disabled person nobody, whatever they owe', async () => {
    const { id, look } = await owing();
    await users.update(store.db, id, { disabled: true }, NOW.toISOString());
    expect(await look()).toEqual({ viewer: undefined });
  });

  test('that fails is in the record, with the address', async () => {
    const { pending } = await owing();
    await expectRefused(giveCode(app(), await pending(), '123', FROM.address, NOW), { params: { left: 4 } });
    const details = await store.db.selectFrom('event_details').select('details').orderBy('seq').execute();
    expect(details.at(-1)?.details).toContain(FROM.address);
  });
});
