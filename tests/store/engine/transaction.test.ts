import { expect, test } from 'vitest';
import { sql, type Kysely } from 'kysely';
import { openDatabase } from '../../../src/store/engine/open.ts';
import { transaction } from '../../../src/store/engine/transaction.ts';
import type { Tables } from '../../../src/store/schema.ts';
import * as ministry from '../../../src/store/ministry.ts';
import * as throttle from '../../../src/store/throttle.ts';
import { keepingLog, onEachEngine } from '../../support/engines.ts';

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

  test('of twenty at once those that throw are undone alone, in their midst and with what they wrote', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, number) =>
        transaction(store.db, async (trx) => {
          await ministry.insert(trx, { name: `MFA ${number}`, createdAt: now });
          if (number % 3 === 0) throw new Error(`not ${number}`);
          return number;
        }),
      ),
    );
    const wanted = outcomes.map((_, number) =>
      number % 3 === 0
        ? { status: 'rejected', reason: new Error(`not ${number}`) }
        : { status: 'fulfilled', value: number },
    );
    expect(outcomes).toEqual(wanted);
    const names = (await ministry.list(store.db)).map(({ name }) => name);
    expect(names.toSorted()).toEqual(
      wanted.flatMap(({ status }, number) => (status === 'fulfilled' ? [`MFA ${number}`] : [])).toSorted(),
    );
  });

  test('nobody is told of success before it is on the disk', async () => {
    const told: boolean[] = [];
    const first = transaction(store.db, (trx) => ministry.insert(trx, { name: 'first', createdAt: now }));
    const rest = Array.from({ length: 5 }, (_, number) =>
      transaction(store.db, (trx) => ministry.insert(trx, { name: `MFA ${number}`, createdAt: now })).then(
        async ({ id }) => told.push((await ministry.find(store.db, id)) !== undefined),
      ),
    );
    await Promise.all([first, ...rest]);
    expect(told).toEqual([true, true, true, true, true]);
  });
});

test('on SQLite a commit that fails is told to everybody in it, and the next one works', async () => {
  const { db, close } = await openDatabase({ file: ':memory:', log: keepingLog() });
  const dangling = (trx: Kysely<Tables>) =>
    sql`insert into teachings (user_id, course, since) values ('nobody', 'protocol', ${now})`.execute(trx);
  const busy = transaction(db, (trx) => ministry.insert(trx, { name: 'before', createdAt: now }));
  const together = await Promise.allSettled([
    transaction(db, async (trx) => {
      // Put off to the commit, which then fails.
      await sql`pragma defer_foreign_keys = on`.execute(trx);
      await dangling(trx);
    }),
    transaction(db, (trx) => ministry.insert(trx, { name: 'beside', createdAt: now })),
  ]);
  await busy;
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await transaction(db, (trx) => ministry.insert(trx, { name: 'after', createdAt: now }));
  expect((await ministry.list(db)).map(({ name }) => name).toSorted()).toEqual(['after', 'before']);
  await close();
});

async function addOne(trx: Kysely<Tables>): Promise<void> {
  const { count } = await trx.selectFrom('throttles').select('count').executeTakeFirstOrThrow();
  await trx
    .updateTable('throttles')
    .set({ count: count + 1 })
    .execute();
}
