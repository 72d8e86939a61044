import { expect, test } from 'vitest';
import { note } from '../../src/domain/event.ts';
import { transaction } from '../../src/store/engine/transaction.ts';
import * as ministries from '../../src/store/ministry.ts';
import { onEachEngine } from '../support/engines.ts';

const KEY = 'vN4-hT8kR2.wQ6mZ1pX9cL3jB7yF5sD0';
const NOW = new Date('2026-02-02T09:00:00.000Z');

onEachEngine('the record', (store) => {
  const entry = { kind: 'disabled', actor: 'a', subject: 's', ministry: null } as const;
  const rows = () => store.db.selectFrom('events').selectAll().orderBy('seq').execute();

  test('is written in the transaction of what it tells of, or not at all', async () => {
    const work = transaction(store.db, async (trx) => {
      await ministries.insert(trx, { name: 'MFA', createdAt: NOW.toISOString() });
      await note(trx, KEY, entry, NOW);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await rows()).toEqual([]);
    await note(store.db, KEY, entry, NOW);
    expect(await rows()).toMatchObject([{ seq: 1, at: NOW.toISOString(), kind: 'disabled', actor_id: 'a' }]);
  });

  test('takes thirty entries written at once one after another, without a gap', async () => {
    await Promise.all(Array.from({ length: 30 }, () => note(store.db, KEY, entry, NOW)));
    const seqs = (await rows()).map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  test('cannot be changed or shortened through the database', async () => {
    await note(store.db, KEY, { ...entry, details: { role: 'officer' } }, NOW);
    const refused = 'only ever added to';
    await expect(store.db.updateTable('events').set({ actor_id: 'b' }).execute()).rejects.toThrow(refused);
    await expect(store.db.deleteFrom('events').execute()).rejects.toThrow(refused);
    const altered = store.db.updateTable('event_details').set({ details: '{}' }).execute();
    await expect(altered).rejects.toThrow(refused);
  });
});
