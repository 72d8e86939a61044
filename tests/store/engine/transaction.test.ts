import { expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { transaction } from '../../../src/store/engine/transaction.ts';
import type { Tables } from '../../../src/store/schema.ts';
import * as ministry from '../../../src/store/ministry.ts';
import * as throttle from '../../../src/store/throttle.ts';
import { onEachEngine } from '../../support/engines.ts';

const now = '2026-01-05T09:00:00.000Z';

onEachEngine('transaction', (store) => {
  test('writes nothing when the work throws, and says why', async () => {
    const work = transaction(store.db, async (trx) => {
      await ministry.insert(trx, { name: 'MFA', createdAt: now });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await ministry.list(store.db)).toEqual([]);
  });

  test('joins the one it is called in', async () => {
    const work = transaction(store.db, async (outer) => {
      await transaction(outer, (inner) => ministry.insert(inner, { name: 'MFA', createdAt: now }));
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await ministry.list(store.db)).toEqual([]);
  });

  test('loses no write of fifteen that read and write the same row at once', async () => {
    await throttle.hit(store.db, 'sum', 60, now);
    await Promise.all(Array.from({ length: 15 }, () => transaction(store.db, addOne)));
    expect(await throttle.hit(store.db, 'sum', 60, now)).toMatchObject({ count: 17 });
  });
});

async function addOne(trx: Kysely<Tables>): Promise<void> {
  const { count } = await trx.selectFrom('throttles').select('count').executeTakeFirstOrThrow();
  await trx
    .updateTable('throttles')
    .set({ count: count + 1 })
    .execute();
}
