import { expect, test } from 'vitest';
import { sweep, sweepRegularly } from '../../src/domain/sweep.ts';
import { keepingLog, onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';

const before = '2026-01-05T08:59:59.999Z';
const now = new Date('2026-01-05T09:00:00.000Z');
const after = '2026-01-05T09:00:00.001Z';

onEachEngine('sweeping', (store) => {
  const fill = async () => {
    const { id: user_id } = await insertPerson(store.db);
    for (const [id, expires_at] of [
      ['old', before],
      ['alive', after],
    ] as const) {
      const times = { created_at: before, updated_at: before, expires_at };
      const reset = { id, token_hash: id, user_id, created_at: before, expires_at };
      await store.db.insertInto('password_resets').values(reset).execute();
      await store.db.insertInto('throttles').values({ key: id, count: 5, resets_at: expires_at }).execute();
      await store.db
        .insertInto('sessions')
        .values({ id, token: id, user_id, ...times })
        .execute();
      await store.db
        .insertInto('verifications')
        .values({ id, identifier: id, value: id, ...times })
        .execute();
    }
  };
  const left = async () => {
    const throttles = await store.db.selectFrom('throttles').select('key as id').execute();
    const sessions = await store.db.selectFrom('sessions').select('id').execute();
    const verifications = await store.db.selectFrom('verifications').select('id').execute();
    const resets = await store.db.selectFrom('password_resets').select('id').execute();
    return [...throttles, ...sessions, ...verifications, ...resets].map(({ id }) => id);
  };

  test('removes what has expired and nothing else; twice at once is once', async () => {
    await fill();
    await Promise.all([sweep(store.db, now), sweep(store.db, now)]);
    expect(await left()).toEqual(['alive', 'alive', 'alive', 'alive']);
  });

  test('is done at the start, and again and again until it is stopped', async () => {
    await fill();
    let looks = 0;
    const clock = () => (++looks, now);
    const sweeping = sweepRegularly({ ...store, log: keepingLog() }, { every: 1, clock });
    await expect.poll(left).toEqual(['alive', 'alive', 'alive', 'alive']);
    await expect.poll(() => looks).toBeGreaterThan(2);
    await sweeping.stop();
    const seen = looks;
    await new Promise(setImmediate);
    expect(looks).toBe(seen);
  });

  test('that fails is told, and tried again', async () => {
    await fill();
    const log = keepingLog();
    let tries = 0;
    const clock = () => {
      tries += 1;
      if (tries === 1) throw new Error('the clock stands still');
      return now;
    };
    const sweeping = sweepRegularly({ ...store, log }, { every: 1, clock });
    await expect.poll(left).toEqual(['alive', 'alive', 'alive', 'alive']);
    await sweeping.stop();
    expect(log.lines).toEqual(['What has expired was not removed: Error: the clock stands still']);
  });
});
