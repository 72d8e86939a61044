import { expect, test } from 'vitest';
import * as ministry from '../../src/store/ministry.ts';
import * as user from '../../src/store/user.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';

const now = '2026-01-06T09:00:00.000Z';

onEachEngine('user', (store) => {
  test('is found by id, and by address in any case', async () => {
    const { id: ministryId } = await ministry.insert(store.db, { name: 'MFA', createdAt: now });
    const person = await insertPerson(store.db, {
      email: 'Amina@Ministry.Example',
      name: 'أمينة حداد',
      ministryId,
    });
    expect(person).toMatchObject({
      email: 'amina@ministry.example',
      ministryId,
      extraTime: 0,
      disabled: false,
    });
    expect(await user.find(store.db, person.id)).toEqual(person);
    expect(await user.findByEmail(store.db, 'AMINA@ministry.example')).toEqual(person);
    expect(await user.findByEmail(store.db, 'nobody@ministry.example')).toBeUndefined();
    expect(await user.list(store.db, { ministryId })).toEqual([person]);
  });

  test('is one for each address, even when two ask at once', async () => {
    const email = 'amina@ministry.example';
    const made = await Promise.allSettled([
      insertPerson(store.db, { email }),
      insertPerson(store.db, { email }),
    ]);
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await user.count(store.db)).toBe(1);
    expect(await store.db.selectFrom('accounts').select('id').execute()).toHaveLength(1);
  });

  test('is counted by role', async () => {
    await insertPerson(store.db);
    await insertPerson(store.db, { role: 'administrator' });
    expect([await user.count(store.db), await user.count(store.db, 'administrator')]).toEqual([2, 1]);
    expect(await user.count(store.db, 'officer')).toBe(0);
  });

  test('changes only in what is given', async () => {
    const person = await insertPerson(store.db);
    const changes = {
      name: 'Amina H.',
      locale: 'ar',
      timeZone: 'Asia/Amman',
      extraTime: 25,
      disabled: true,
    } as const;
    expect(await user.update(store.db, person.id, changes, now)).toBe(true);
    expect(await user.find(store.db, person.id)).toEqual({ ...person, ...changes });
    expect(await user.update(store.db, person.id, { disabled: false, ministryId: null }, now)).toBe(true);
    expect(await user.find(store.db, person.id)).toEqual({ ...person, ...changes, disabled: false });
    expect(await user.update(store.db, 'nobody', { name: 'x' }, now)).toBe(false);
  });

  test('has one password, which can be replaced', async () => {
    const person = await insertPerson(store.db, { passwordHash: 'old' });
    expect(await user.findPasswordHash(store.db, person.id)).toBe('old');
    await user.setPasswordHash(store.db, person.id, 'new', now);
    expect(await user.findPasswordHash(store.db, person.id)).toBe('new');
    await store.db.deleteFrom('accounts').execute();
    expect(await user.findPasswordHash(store.db, person.id)).toBeUndefined();
    await user.setPasswordHash(store.db, person.id, 'first', now);
    expect(await user.findPasswordHash(store.db, person.id)).toBe('first');
  });

  test('cannot have a role that does not exist, nor extra time below nothing', async () => {
    const person = await insertPerson(store.db);
    await expect(user.update(store.db, person.id, { role: 'king' as never }, now)).rejects.toThrow(/check/i);
    await expect(user.update(store.db, person.id, { extraTime: -1 }, now)).rejects.toThrow(/check/i);
  });
});
