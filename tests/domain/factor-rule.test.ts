import { expect, test } from 'vitest';
import { listRules, setRule } from '../../src/domain/factor-rule.ts';
import { recognise } from '../../src/domain/session.ts';
import { requireSettingUp } from '../../src/domain/viewer.ts';
import * as ministries from '../../src/store/ministry.ts';
import * as users from '../../src/store/user.ts';
import { appOn, openSession } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { enrolTotp } from '../support/factor.ts';
import { insertPerson } from '../support/person.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const LATER = new Date('2026-02-02T11:00:00.000Z');
const expectRefused = (work: Promise<unknown>, error: object) => expect(work).rejects.toMatchObject(error);

onEachEngine('a rule for a role', (store) => {
  const app = () => appOn(store);
  const enter = async (role: users.User['role'], ministryId: string | null = null) => {
    const person = await insertPerson(store.db, { role, ministryId });
    const cookie = await openSession(app(), person.id, { updatedAt: NOW, expiresAt: LATER });
    const look = () => recognise(app(), cookie, NOW);
    const viewer = async () => requireSettingUp((await look()).viewer, (await look()).pending);
    return { id: person.id, look, viewer };
  };
  const ministry = async (name: string) =>
    (await ministries.insert(store.db, { name, createdAt: NOW.toISOString() })).id;

  test('leads its people to set one up at their next request; they keep the session', async () => {
    const [administrator, trainee, officer] = [
      await enter('administrator'),
      await enter('trainee'),
      await enter('officer'),
    ];
    await setRule(app(), await administrator.viewer(), 'trainee', 'any', NOW);
    expect(await trainee.look()).toMatchObject({ viewer: undefined, pending: { owes: 'set-up' } });
    expect((await officer.look()).viewer).toBeDefined();
    await enrolTotp(app(), await trainee.viewer(), NOW);
    expect((await trainee.look()).viewer).toBeDefined();
    await setRule(app(), await administrator.viewer(), 'trainee', 'passkey', NOW);
    expect(await trainee.look()).toMatchObject({ pending: { owes: 'set-up' } });
    await setRule(app(), await administrator.viewer(), 'trainee', null, NOW);
    expect((await trainee.look()).viewer).toBeDefined();
  });

  test('follows the role at the next request', async () => {
    const [administrator, person] = [await enter('administrator'), await enter('trainee')];
    await setRule(app(), await administrator.viewer(), 'instructor', 'any', NOW);
    expect((await person.look()).viewer).toBeDefined();
    await users.update(store.db, person.id, { role: 'instructor' }, NOW.toISOString());
    expect(await person.look()).toMatchObject({ viewer: undefined, pending: { owes: 'set-up' } });
  });

  test('does not lock out the administrator who makes it', async () => {
    const administrator = await enter('administrator');
    const set = async (demand: 'any' | 'passkey') =>
      setRule(app(), await administrator.viewer(), 'administrator', demand, NOW);
    await expectRefused(set('any'), { reason: 'own_factor_first' });
    await enrolTotp(app(), await administrator.viewer(), NOW);
    await set('any');
    await expectRefused(set('passkey'), { reason: 'own_factor_first' });
    expect((await administrator.look()).viewer).toBeDefined();
  });

  test('of a ministry is for its people; that for everybody is the least', async () => {
    const [north, south] = [await ministry('North'), await ministry('South')];
    const [all, own] = [await enter('administrator'), await enter('administrator', north)];
    const [here, there] = [await enter('trainee', north), await enter('trainee', south)];
    await setRule(app(), await own.viewer(), 'trainee', 'passkey', NOW);
    expect(await here.look()).toMatchObject({ pending: { standing: { demand: 'passkey' } } });
    expect((await there.look()).viewer).toBeDefined();
    await setRule(app(), await all.viewer(), 'trainee', 'any', NOW);
    expect(await here.look()).toMatchObject({ pending: { standing: { demand: 'passkey' } } });
    expect(await there.look()).toMatchObject({ pending: { standing: { demand: 'any' } } });
    const [trainee] = await listRules(app(), await own.viewer());
    expect(trainee).toMatchObject({
      role: 'trainee',
      demand: 'passkey',
      floor: 'any',
      people: 1,
      withAny: 0,
    });
    const [everybody] = await listRules(app(), await all.viewer());
    expect(everybody).toMatchObject({ demand: 'any', floor: null, people: 2 });
  });

  test('is an administrator’s to see and to make', async () => {
    for (const role of ['trainee', 'instructor', 'officer'] as const) {
      const viewer = await (await enter(role, await ministry(`Of the ${role}`))).viewer();
      await expectRefused(setRule(app(), viewer, 'trainee', 'any', NOW), { code: 'forbidden' });
      await expectRefused(listRules(app(), viewer), { code: 'forbidden' });
    }
    await expectRefused(listRules(app(), undefined), { code: 'unauthenticated' });
  });

  test('is in the record once for each change', async () => {
    const administrator = await (await enter('administrator')).viewer();
    for (const demand of ['any', 'any', null, null] as const)
      await setRule(app(), administrator, 'officer', demand, NOW);
    const kinds = await store.db.selectFrom('events').select('kind').execute();
    expect(kinds).toEqual([{ kind: 'factor_required' }, { kind: 'factor_required' }]);
  });
});
