import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/engine/open.ts';
import { transaction } from '../../../src/store/engine/transaction.ts';
import * as ministry from '../../../src/store/ministry.ts';
import { createPostgres, keepingLog } from '../../support/engines.ts';

const createdAt = '2026-01-05T09:00:00.000Z';
let url: string;
let drop: () => Promise<void>;

beforeEach(async () => {
  ({ url, drop } = await createPostgres('template0'));
});
afterEach(() => drop());

const open = (at = url, log = keepingLog()) => openDatabase({ url: at, file: '', log });

test('is migrated once by five instances that start at once', async () => {
  const instances = await Promise.all(Array.from({ length: 5 }, () => open()));
  const [{ db }] = instances as [Awaited<ReturnType<typeof open>>];
  const names = (await db.selectFrom('migrations').select('name').execute()).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  await ministry.insert(db, { name: 'MFA', createdAt });
  await Promise.all(instances.map(({ close }) => close()));
});

test('refuses a database of a newer version', async () => {
  const first = await open();
  await first.db.insertInto('migrations').values({ name: '9999_seal', applied_at: createdAt }).execute();
  await first.close();
  await expect(open()).rejects.toThrow(/newer version of Attaché: it has the migration 9999_seal/);
});

test('says what is wrong with the address, and never the password', async () => {
  const faults: [part: string, wrong: string, sentence: RegExp][] = [
    [new URL(url).port, '1', /127\.0\.0\.1:1\/test_\w+ cannot be reached/],
    ['postgres@', 'a-secret@', /refuses the user or the password/],
    ['test_', 'no_', /does not exist. Create it/],
  ];
  for (const [part, wrong, sentence] of faults) {
    const refusal = open(url.replace(part, wrong));
    await expect(refusal).rejects.toThrow(sentence);
    await expect(refusal).rejects.not.toThrow(/secret/);
  }
});

test('fails a statement whose connection is cut, and goes on with the next', async () => {
  const log = keepingLog();
  const { db, close } = await open(url, log);
  const others = await open();
  const cut = transaction(db, async (trx) => {
    await ministry.insert(trx, { name: 'lost', createdAt });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid != pg_backend_pid()`.execute(others.db);
    await ministry.insert(trx, { name: 'lost too', createdAt });
  });
  await expect(cut).rejects.toMatchObject({ code: 'busy' });
  await ministry.insert(db, { name: 'kept', createdAt });
  expect((await ministry.list(db)).map(({ name }) => name)).toEqual(['kept']);
  expect(log.lines.join()).toContain(new URL(url).pathname);
  await Promise.all([close(), others.close()]);
});
