import { expect, test } from 'vitest';
import * as invitation from '../../src/store/invitation.ts';
import * as ministry from '../../src/store/ministry.ts';
import { onEachEngine } from '../support/engines.ts';

const createdAt = '2026-01-05T09:00:00.000Z';
const expiresAt = '2026-01-12T09:00:00.000Z';
const given = {
  tokenHash: 'hash',
  role: 'instructor' as const,
  ministryId: null,
  email: null,
  createdAt,
  expiresAt,
};

onEachEngine('invitation', (store) => {
  const insert = async (changes: Partial<invitation.NewInvitation> = {}) => {
    const [made] = await invitation.insert(store.db, [{ ...given, ...changes }]);
    if (!made) throw new Error('there is one already');
    return made;
  };

  test('is found by the hash of its token, and is open until it is accepted', async () => {
    const made = await insert();
    expect(made).toMatchObject({ ...given, acceptedAt: null });
    expect(await invitation.findByTokenHash(store.db, 'hash')).toEqual(made);
    expect(await invitation.listOpen(store.db, createdAt)).toEqual([made]);
    expect(await invitation.accept(store.db, made.id, createdAt)).toBe(true);
    expect(await invitation.listOpen(store.db, createdAt)).toEqual([]);
  });

  test('is accepted once by ten at once', async () => {
    const { id } = await insert();
    const accepted = await Promise.all(
      Array.from({ length: 10 }, () => invitation.accept(store.db, id, createdAt)),
    );
    expect(accepted.filter(Boolean)).toHaveLength(1);
  });

  test('is not accepted when it has expired or was withdrawn', async () => {
    const { id } = await insert();
    expect(await invitation.accept(store.db, id, expiresAt)).toBe(false);
    await invitation.remove(store.db, id);
    expect(await invitation.accept(store.db, id, createdAt)).toBe(false);
  });

  test('is not accepted once it is taken back', async () => {
    const { id } = await insert();
    expect(await invitation.withdraw(store.db, id, createdAt)).toBe(true);
    expect(await invitation.withdraw(store.db, id, createdAt)).toBe(false);
    expect(await invitation.accept(store.db, id, createdAt)).toBe(false);
    expect(await invitation.listOpen(store.db, createdAt)).toEqual([]);
  });

  test('of an address is one at a time for a ministry, and none of another’s business', async () => {
    const { id: ministryId } = await ministry.insert(store.db, { name: 'Ministry of Tides', createdAt });
    const email = 'nadia@ministry.example';
    const first = await insert({ email, tokenHash: 'first' });
    expect(await invitation.insert(store.db, [{ ...given, email, tokenHash: 'second' }])).toEqual([]);
    await insert({ email, ministryId, tokenHash: 'third' });
    await invitation.withdrawExpired(store.db, [email], null, expiresAt);
    expect(await invitation.find(store.db, first.id)).toMatchObject({ withdrawnAt: expiresAt });
    await insert({ email, tokenHash: 'fourth' });
  });
});
