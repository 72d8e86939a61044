import { expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import type { Tables } from '../../src/store/schema.ts';
import * as session from '../../src/store/session.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';

const start = '2026-01-05T09:00:00.000Z';
const expiry = '2026-01-12T09:00:00.000Z';

onEachEngine('session', (store) => {
  test('tells who is looking, until when', async () => {
    const { createdAt: _, ...person } = await insertPerson(store.db, { role: 'instructor', locale: 'fr' });
    await insertSession(store.db, person.id, 'token');
    const times = { expiresAt: expiry, updatedAt: start };
    expect(await session.findViewer(store.db, 'token')).toEqual({
      ...person,
      ...times,
      standing: { totp: false, passkey: false, demand: null, given: null },
      sessionId: 'id-token',
    });
    expect(await session.findViewer(store.db, 'another')).toBeUndefined();
  });

  test('is renewed alone', async () => {
    const { id } = await insertPerson(store.db);
    for (const token of ['a', 'b']) await insertSession(store.db, id, token);
    const times = { expiresAt: '2026-01-14T09:00:00.000Z', updatedAt: '2026-01-07T09:00:00.000Z' };
    await session.touch(store.db, 'a', times);
    expect(await session.findViewer(store.db, 'a')).toMatchObject(times);
    expect(await session.findViewer(store.db, 'b')).toMatchObject({ expiresAt: expiry });
  });

  test('ends: one, all but one, all', async () => {
    const { id } = await insertPerson(store.db);
    const other = await insertPerson(store.db);
    for (const token of ['a', 'b', 'c', 'd']) await insertSession(store.db, id, token);
    await insertSession(store.db, other.id, 'e');
    await session.remove(store.db, 'a');
    expect(await session.removeAll(store.db, id, 'id-b')).toBe(2);
    expect((await session.list(store.db, id)).map((one) => one.id)).toEqual(['id-b']);
    expect(await session.removeAll(store.db, id)).toBe(1);
    expect(await session.findViewer(store.db, 'e')).toBeDefined();
  });

  test('is forgotten after it expired', async () => {
    const { id } = await insertPerson(store.db);
    await insertSession(store.db, id, 'a');
    await session.removeExpired(store.db, expiry);
    expect(await session.list(store.db, id)).toHaveLength(1);
    await session.removeExpired(store.db, '2026-01-12T09:00:00.001Z');
    expect(await session.list(store.db, id)).toEqual([]);
  });
});

async function insertSession(db: Kysely<Tables>, userId: string, token: string): Promise<void> {
  const times = { created_at: start, updated_at: start, expires_at: expiry };
  await db
    .insertInto('sessions')
    .values({ id: `id-${token}`, token, user_id: userId, ...times })
    .execute();
}
