import { expect, test } from 'vitest';
import * as invitation from '../../src/store/invitation.ts';
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
  test('is found by the hash of its token, and is open until it is accepted', async () => {
    const made = await invitation.insert(store.db, given);
    expect(made).toMatchObject({ ...given, acceptedAt: null });
    expect(await invitation.findByTokenHash(store.db, 'hash')).toEqual(made);
    expect(await invitation.listOpen(store.db, createdAt)).toEqual([made]);
    expect(await invitation.accept(store.db, made.id, createdAt)).toBe(true);
    expect(await invitation.listOpen(store.db, createdAt)).toEqual([]);
  });

  test('is accepted once by ten at once', async () => {
    const { id } = await invitation.insert(store.db, given);
    const accepted = await Promise.all(
      Array.from({ length: 10 }, () => invitation.accept(store.db, id, createdAt)),
    );
    expect(accepted.filter(Boolean)).toHaveLength(1);
  });

  test('is not accepted when it has expired or was withdrawn', async () => {
    const { id } = await invitation.insert(store.db, given);
    expect(await invitation.accept(store.db, id, expiresAt)).toBe(false);
    await invitation.remove(store.db, id);
    expect(await invitation.accept(store.db, id, createdAt)).toBe(false);
  });
});
