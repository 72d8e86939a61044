import { expect, test } from 'vitest';
import * as throttle from '../../src/store/throttle.ts';
import { onEachEngine } from '../support/engines.ts';

const start = '2026-01-05T09:00:00.000Z';
const inWindow = '2026-01-05T09:00:59.999Z';
const end = '2026-01-05T09:01:00.000Z';

onEachEngine('throttle', (store) => {
  test('counts within a window and begins again at its end', async () => {
    expect(await throttle.hit(store.db, 'a', 60, start)).toEqual({ count: 1, resetsAt: end });
    expect(await throttle.hit(store.db, 'a', 60, inWindow)).toEqual({ count: 2, resetsAt: end });
    expect(await throttle.hit(store.db, 'b', 60, inWindow)).toMatchObject({ count: 1 });
    expect(await throttle.hit(store.db, 'a', 60, end)).toEqual({
      count: 1,
      resetsAt: '2026-01-05T09:02:00.000Z',
    });
  });

  test('counts sixty tries at once exactly', async () => {
    const tries = Array.from({ length: 60 }, () => throttle.hit(store.db, 'a', 60, start));
    const counts = (await Promise.all(tries)).map(({ count }) => count);
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  test('takes a try back, but never below nothing', async () => {
    await throttle.hit(store.db, 'a', 60, start);
    await throttle.undo(store.db, 'a');
    await throttle.undo(store.db, 'a');
    expect(await throttle.hit(store.db, 'a', 60, start)).toMatchObject({ count: 1 });
  });

  test('forgets one key, and windows that ended', async () => {
    await throttle.hit(store.db, 'a', 60, start);
    await throttle.clear(store.db, 'a');
    expect(await throttle.hit(store.db, 'a', 60, start)).toMatchObject({ count: 1 });
    await throttle.hit(store.db, 'b', 600, start);
    await throttle.removeExpired(store.db, '2026-01-05T09:05:00.000Z');
    expect(await store.db.selectFrom('throttles').select('key').execute()).toEqual([{ key: 'b' }]);
  });
});
