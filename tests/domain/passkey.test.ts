import { expect, test } from 'vitest';
import { setRule } from '../../src/domain/factor-rule.ts';
import {
  addPasskey,
  listPasskeys,
  offerPasskey,
  removePasskey,
  renamePasskey,
} from '../../src/domain/passkey.ts';
import { askPasskey, askSignIn, givePasskey, signInWithPasskey } from '../../src/domain/passkey-proof.ts';
import { giveCode } from '../../src/domain/factor.ts';
import { recognise } from '../../src/domain/session.ts';
import * as users from '../../src/store/user.ts';
import { appOn, openSession } from '../support/app.ts';
import { authenticator, type Manner } from '../support/authenticator.ts';
import { onEachEngine } from '../support/engines.ts';
import { codeAt, enrolTotp } from '../support/factor.ts';
import { insertPerson } from '../support/person.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const FROM = { address: '192.0.2.7', userAgent: 'a browser' };
const expectRefused = (work: Promise<unknown>, error: object) => expect(work).rejects.toMatchObject(error);

onEachEngine('a passkey', (store) => {
  const app = () => appOn(store);
  const enter = async (role: users.User['role'] = 'trainee', id?: string) => {
    const person = id ? { id } : await insertPerson(store.db, { role });
    const cookie = await openSession(app(), person.id, { updatedAt: NOW, expiresAt: after(7200) });
    const look = async () => recognise(app(), cookie, NOW);
    const somebody = async () => {
      const { viewer, pending } = await look();
      if (!viewer && !pending) throw new Error('nobody is there');
      return { viewer: viewer ?? pending?.person, pending };
    };
    const viewer = async () => (await somebody()).viewer ?? expect.fail('nobody');
    const pending = async () => (await somebody()).pending ?? expect.fail('nothing is owed');
    return { id: person.id, look, viewer, pending };
  };
  type Machine = Awaited<ReturnType<typeof enter>>;
  const add = async ({ viewer }: Machine, device = authenticator(), manner: Manner = {}) => {
    const person = await viewer();
    const credential = device.make(await offerPasskey(app(), person, NOW), manner);
    const codes = await addPasskey(app(), person, { device: 'هاتفي', credential }, NOW);
    return { device, credential, codes };
  };
  const give = async (
    { pending }: Machine,
    device: ReturnType<typeof authenticator>,
    manner: Manner = {},
  ) => {
    const owed = await pending();
    await givePasskey(app(), owed, device.use(await askPasskey(app(), owed, NOW), manner), FROM, NOW);
  };
  const signIn = async (device: ReturnType<typeof authenticator>, manner: Manner = {}) =>
    signInWithPasskey(app(), device.use(await askSignIn(app(), NOW), manner), FROM, NOW);

  test('is asked for after the password, and opens the session on which it is given', async () => {
    const first = await enter();
    const { device, codes } = await add(first);
    expect(codes).toHaveLength(10);
    expect((await first.look()).viewer).toMatchObject({ standing: { given: 'passkey' } });
    const machine = await enter('trainee', first.id);
    expect(await machine.look()).toMatchObject({ viewer: undefined, pending: { owes: 'give' } });
    await give(machine, device);
    expect((await machine.look()).viewer).toMatchObject({ id: first.id });
    const [kept] = await listPasskeys(app(), await machine.viewer());
    expect(kept).toMatchObject({ name: 'هاتفي', transports: ['internal'], lastUsedAt: NOW.toISOString() });
  });

  test('signs in without a password', async () => {
    const first = await enter();
    const { device } = await add(first);
    const { user, cookie } = await signIn(device);
    expect(user.id).toBe(first.id);
    const found = await recognise(app(), cookie.split(';')[0] ?? '', NOW);
    expect(found).toMatchObject({ viewer: { id: first.id, standing: { given: 'passkey' } } });
  });

  test.each<[string, Manner]>([
    ['whose device did not check who uses it', { verified: false }],
    ['that was used on another site', { origin: 'https://evil.example' }],
  ])('%s is refused, when it is made and when it is used', async (_, manner) => {
    const first = await enter();
    await expectRefused(add(first, authenticator(), manner), { reason: 'passkey_refused' });
    const { device } = await add(first);
    await expectRefused(signIn(device, manner), { code: 'invalid', reason: 'passkey_refused' });
    await expectRefused(give(await enter('trainee', first.id), device, manner), {
      reason: 'passkey_refused',
    });
    await signIn(device);
  });

  test('answers each challenge once, also at the same moment, and not too late', async () => {
    const { device } = await add(await enter());
    const answer = device.use(await askSignIn(app(), NOW));
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, () => signInWithPasskey(app(), answer, FROM, NOW)),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expectRefused(signInWithPasskey(app(), answer, FROM, after(60)), { reason: 'passkey_stale' });
    const late = device.use(await askSignIn(app(), NOW));
    await expectRefused(signInWithPasskey(app(), late, FROM, after(15 * 60)), { reason: 'passkey_stale' });
    await signInWithPasskey(app(), device.use(await askSignIn(app(), NOW)), FROM, after(15 * 60 - 1));
  });

  test('answers only what its own session was asked', async () => {
    const first = await enter();
    const { device } = await add(first);
    const [here, there] = [await enter('trainee', first.id), await enter('trainee', first.id)];
    const elsewhere = device.use(await askPasskey(app(), await there.pending(), NOW));
    await expectRefused(givePasskey(app(), await here.pending(), elsewhere, FROM, NOW), {
      reason: 'passkey_stale',
    });
    const atTheDoor = device.use(await askSignIn(app(), NOW));
    await expectRefused(givePasskey(app(), await here.pending(), atTheDoor, FROM, NOW), {
      reason: 'passkey_stale',
    });
    await expectRefused(signInWithPasskey(app(), elsewhere, FROM, NOW), { reason: 'passkey_stale' });
  });

  test('that is refused is in the record, with whose it is and the address; one that comes late is not', async () => {
    const mine = await enter();
    const { device, credential } = await add(mine);
    const owing = await enter('trainee', mine.id);
    const late = device.use(await askSignIn(app(), NOW));
    await expectRefused(signInWithPasskey(app(), late, FROM, after(15 * 60)), { reason: 'passkey_stale' });
    await expectRefused(signIn(device, { verified: false }), { reason: 'passkey_refused' });
    await expectRefused(give(owing, device, { verified: false }), { reason: 'passkey_refused' });
    await removePasskey(app(), await mine.viewer(), credential.id, NOW);
    await expectRefused(signIn(device), { reason: 'passkey_unknown' });
    const entries = await store.db
      .selectFrom('events')
      .innerJoin('event_details', 'event_details.seq', 'events.seq')
      .select(['kind', 'subject_id', 'details'])
      .where('kind', 'in', ['sign_in_failed', 'factor_failed'])
      .orderBy('events.seq')
      .execute();
    const said = { factor: 'passkey', address: FROM.address };
    expect(entries.map((one) => ({ ...one, details: JSON.parse(one.details) }))).toEqual([
      { kind: 'sign_in_failed', subject_id: mine.id, details: said },
      { kind: 'factor_failed', subject_id: mine.id, details: said },
      { kind: 'sign_in_failed', subject_id: null, details: { ...said, unknown: true } },
    ]);
  });

  test('may be tried as often from an address as a password', async () => {
    const { device } = await add(await enter());
    for (let n = 0; n < 50; n++)
      await expectRefused(signIn(device, { verified: false }), { reason: 'passkey_refused' });
    await expectRefused(signIn(device), { code: 'limited', reason: 'sign_in_limited' });
  });

  test('of one person opens nothing of another', async () => {
    const [mine, other] = [await enter(), await enter()];
    const [{ device }] = [await add(mine), await add(other)];
    const machine = await enter('trainee', other.id);
    await expectRefused(give(machine, device), { reason: 'passkey_refused' });
    const [kept] = await listPasskeys(app(), await mine.viewer());
    const id = kept?.id ?? '';
    await expectRefused(renamePasskey(app(), await other.viewer(), id, 'mine'), { code: 'not_found' });
    await expectRefused(removePasskey(app(), await other.viewer(), id, NOW), { code: 'not_found' });
  });

  test('that counts backwards is a copy, and is refused', async () => {
    const { device } = await add(await enter());
    await signIn(device, { counter: 3_000_000_000 });
    await expectRefused(signIn(device, { counter: 2_999_999_999 }), { reason: 'passkey_refused' });
    await signIn(device, { counter: 3_000_000_001 });
  });

  test('is added once, renamed and removed; what is removed opens nothing', async () => {
    const first = await enter();
    const { device, credential } = await add(first);
    await expectRefused(add(await enter(), device), { reason: 'passkey_known' });
    await renamePasskey(app(), await first.viewer(), credential.id, 'My key');
    expect(await listPasskeys(app(), await first.viewer())).toMatchObject([{ name: 'My key' }]);
    await removePasskey(app(), await first.viewer(), credential.id, NOW);
    await expectRefused(signIn(device), { reason: 'passkey_unknown' });
    expect((await (await enter('trainee', first.id)).look()).viewer).toBeDefined();
  });

  test('of a disabled person opens nothing', async () => {
    const first = await enter();
    const { device } = await add(first);
    await users.update(store.db, first.id, { disabled: true }, NOW.toISOString());
    await expectRefused(signIn(device), { reason: 'passkey_refused' });
  });

  test('cannot be added by who has only the password of somebody with a second factor', async () => {
    const first = await enter();
    await enrolTotp(app(), await first.viewer(), NOW);
    const thief = await enter('trainee', first.id);
    expect(await thief.look()).toMatchObject({ viewer: undefined, pending: { owes: 'give' } });
  });

  test('that a role needs is set up first; a code of the app is then not enough, a recovery code is', async () => {
    const [administrator, person] = [await enter('administrator'), await enter()];
    await add(administrator);
    const { secret, codes } = await enrolTotp(app(), await person.viewer(), after(-120));
    await setRule(app(), await administrator.viewer(), 'trainee', 'passkey', NOW);
    expect(await person.look()).toMatchObject({ pending: { owes: 'set-up' } });
    const { device, credential } = await add(person);
    expect((await person.look()).viewer).toBeDefined();
    await expectRefused(removePasskey(app(), await person.viewer(), credential.id, NOW), {
      reason: 'factor_needed',
    });
    const machine = await enter('trainee', person.id);
    const code = codeAt(secret, NOW);
    await expectRefused(giveCode(app(), await machine.pending(), code, '', NOW), {
      reason: 'passkey_needed',
    });
    await giveCode(app(), await machine.pending(), codes[0] ?? '', '', NOW);
    expect((await machine.look()).viewer).toBeDefined();
    const another = await enter('trainee', person.id);
    await give(another, device);
    expect((await another.look()).viewer).toBeDefined();
  });
});
