import { expect, test } from 'vitest';
import { getSetup, offerSetup, setUp } from '../../src/domain/setup.ts';
import * as users from '../../src/store/user.ts';
import { appOn } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const after = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const gone = { code: 'gone', reason: 'link_used' };
const form = (name = 'first') => ({
  name: 'Marta Example',
  email: `${name}@ministry.example`,
  password: 'four quiet lamps, one door',
});

onEachEngine('the link for the first administrator', (store) => {
  const offer = async (now = NOW) => (await offerSetup(appOn(store), now)) ?? '';
  const use = (token: string, given = form(), now = NOW) => setUp(appOn(store), token, given, 'fr', now);

  test('makes one, once', async () => {
    const token = await offer();
    expect(await use(token)).toMatchObject({
      role: 'administrator',
      locale: 'fr',
      email: 'first@ministry.example',
    });
    await expect(use(token, form('second'))).rejects.toMatchObject(gone);
    await expect(getSetup(appOn(store), token, NOW)).rejects.toMatchObject(gone);
    expect(await users.count(store.db)).toBe(1);
  });

  test('makes one when it is used twice at once', async () => {
    const token = await offer();
    const uses = await Promise.allSettled([use(token), use(token, form('second'))]);
    expect(uses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(uses.find(({ status }) => status === 'rejected')).toMatchObject({ reason: gone });
    expect(await users.count(store.db, 'administrator')).toBe(1);
  });

  test('holds a day', async () => {
    const token = await offer();
    expect(await getSetup(appOn(store), token, after(23.9))).toMatchObject({ role: 'administrator' });
    await expect(use(token, form(), after(24))).rejects.toMatchObject(gone);
    expect(await users.count(store.db)).toBe(0);
  });

  test('stays good after a form that was refused', async () => {
    const token = await offer();
    const refused = use(token, { ...form(), password: 'too short' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid', fields: { password: 'short' } });
    expect(await use(token)).toMatchObject({ role: 'administrator' });
  });

  test('replaces those before it, and is not offered where there are people', async () => {
    const [older, newer] = [await offer(), await offer(after(1))];
    expect(newer).not.toBe(older);
    await expect(getSetup(appOn(store), older, after(1))).rejects.toMatchObject(gone);
    await insertPerson(store.db);
    expect(await offerSetup(appOn(store), after(2))).toBeUndefined();
    await expect(getSetup(appOn(store), 'made up', NOW)).rejects.toMatchObject(gone);
  });
});
