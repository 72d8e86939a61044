import { expect, test } from 'vitest';
import * as position from '../../src/store/position.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';

const at = (minute: string) => `2026-01-05T09:${minute}:00.000Z`;

onEachEngine('position', (store) => {
  test('is the newest of each lesson, whichever arrives last', async () => {
    const { id } = await insertPerson(store.db);
    const lesson = { course: 'basics', lesson: 'power/soft-power' };
    await position.put(store.db, id, { ...lesson, block: null, visitedAt: at('01') });
    await position.put(store.db, id, { ...lesson, block: 'b3', visitedAt: at('03') });
    await position.put(store.db, id, { ...lesson, block: 'b2', visitedAt: at('02') });
    const newest = { ...lesson, block: 'b3', visitedAt: at('03') };
    expect(await position.find(store.db, id, 'basics', 'power/soft-power')).toEqual(newest);
    expect(await position.list(store.db, id, 'basics')).toEqual([newest]);
  });

  test('is found in any course and in one, and only for its own person', async () => {
    const { id } = await insertPerson(store.db);
    const other = await insertPerson(store.db);
    const first = { course: 'basics', lesson: 'power/soft-power', block: null, visitedAt: at('01') };
    const second = { course: 'crisis', lesson: 'start/first', block: 'b1', visitedAt: at('02') };
    await position.put(store.db, id, second);
    await position.put(store.db, id, first);
    expect(await position.findNewest(store.db, id)).toEqual(second);
    expect(await position.findNewest(store.db, id, 'basics')).toEqual(first);
    expect(await position.findNewest(store.db, other.id)).toBeUndefined();
  });
});
