import { expect, test } from 'vitest';
import { list, note, type Noted } from '../../src/domain/event.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import type { EventKind } from '../../src/schemas/event.ts';
import { transaction } from '../../src/store/engine/transaction.ts';
import * as ministries from '../../src/store/ministry.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';
import { viewerOf } from '../support/study.ts';
import { unguard } from '../support/tamper.ts';

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

onEachEngine('reading the record', (store) => {
  const write = (kind: EventKind, changes: Partial<Noted> = {}, minute = 0) =>
    note(
      store.db,
      KEY,
      { kind, actor: null, subject: null, ministry: null, ...changes },
      new Date(NOW.getTime() + minute * 60_000),
    );
  const people = async () => {
    const at = NOW.toISOString();
    const [one, two] = [
      await ministries.insert(store.db, { name: 'MFA of One', createdAt: at }),
      await ministries.insert(store.db, { name: 'MFA of Two', createdAt: at }),
    ];
    const administrator = { role: 'administrator' } as const;
    return {
      one: one.id,
      two: two.id,
      whole: viewerOf(await insertPerson(store.db, { ...administrator, name: 'Marta Novak' })),
      own: viewerOf(
        await insertPerson(store.db, { ...administrator, ministryId: one.id, name: 'Esi Mensah' }),
      ),
      trainee: viewerOf(await insertPerson(store.db, { ministryId: one.id, name: 'آمنة حداد' })),
      stranger: viewerOf(await insertPerson(store.db, { ministryId: two.id, name: 'Jonas Lind' })),
    };
  };
  const kinds = async (viewer: Viewer, query: Parameters<typeof list>[2] = {}) =>
    (await list(store.db, viewer, query)).events.map(({ kind }) => kind);

  test('is the administrators’, and those of a ministry see that alone', async () => {
    const { one, two, whole, own, trainee, stranger } = await people();
    await write('disabled', { actor: whole.id, subject: trainee.id, ministry: one });
    await write('enabled', { actor: stranger.id, subject: stranger.id, ministry: two });
    await write('backup_made');
    expect(await kinds(whole)).toEqual(['backup_made', 'enabled', 'disabled']);
    expect(await list(store.db, own, {})).toMatchObject({
      events: [{ kind: 'disabled', actor: 'elsewhere', subject: { name: 'آمنة حداد' } }],
      newer: false,
      older: false,
    });
    for (const viewer of [trainee, { ...own, role: 'officer' as const }])
      await expect(list(store.db, viewer, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(list(store.db, undefined, {})).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('is narrowed by kind, by moment, and by who is named', async () => {
    const { one, whole, own, trainee } = await people();
    await write('invitation_sent', {
      actor: own.id,
      ministry: one,
      details: { email: 'new_one@mfa.example', role: 'officer' },
    });
    await write('role_changed', { actor: whole.id, subject: trainee.id, ministry: one }, 1);
    await write('disabled', { actor: own.id, subject: trainee.id, ministry: one }, 2);
    expect(await kinds(whole, { kind: 'disabled' })).toEqual(['disabled']);
    const minute = (n: number) => new Date(NOW.getTime() + n * 60_000).toISOString();
    expect(await kinds(whole, { from: minute(1), until: minute(2) })).toEqual(['role_changed']);
    expect(await kinds(whole, { text: 'آمنة' })).toEqual(['disabled', 'role_changed']);
    expect(await kinds(whole, { text: 'NEW_ONE@' })).toEqual(['invitation_sent']);
    expect(await kinds(whole, { text: 'marta' })).toEqual(['role_changed']);
    // A name that is not shown finds nothing, and signs that mean something to the database mean nothing here.
    expect(await kinds(own, { text: 'marta' })).toEqual([]);
    for (const text of ['%', '_', '\\', "'", 'nobody'])
      expect(await kinds(whole, { text: `${text}x` })).toEqual([]);
  });

  test('is read page by page, there and back', async () => {
    const { whole } = await people();
    await transaction(store.db, async (trx) => {
      for (let n = 0; n < 120; n++)
        await note(trx, KEY, { kind: 'backup_made', actor: null, subject: null, ministry: null }, NOW);
    });
    const page = async (query: Parameters<typeof list>[2]) => {
      const { events, newer, older } = await list(store.db, whole, query);
      return [events[0]?.seq, events.at(-1)?.seq, newer, older];
    };
    expect(await page({})).toEqual([120, 71, false, true]);
    expect(await page({ before: 71 })).toEqual([70, 21, true, true]);
    expect(await page({ before: 21 })).toEqual([20, 1, true, false]);
    expect(await page({ after: 20 })).toEqual([70, 21, true, true]);
    expect(await page({ after: 70 })).toEqual([120, 71, false, true]);
    expect(await page({ before: 1 })).toEqual([undefined, undefined, true, false]);
  });

  test('stays readable when people are gone and what was personal is taken out or spoilt', async () => {
    const { whole } = await people();
    await write('role_changed', { subject: 'nobody', details: { from: 'trainee', to: 'officer' } });
    await write('role_changed', { details: { from: 'trainee', to: 'officer' } });
    await store.db.deleteFrom('event_details').where('seq', '=', 1).execute();
    await unguard(store);
    await store.db.updateTable('event_details').set({ details: '{"from":' }).execute();
    const { events } = await list(store.db, whole, {});
    expect(events).toMatchObject([
      { subject: undefined, details: {}, erased: false },
      { subject: 'gone', details: {}, erased: true },
    ]);
  });
});
