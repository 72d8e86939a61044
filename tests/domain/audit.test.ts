import { expect, test } from 'vitest';
import { verify } from '../../src/domain/audit.ts';
import { note } from '../../src/domain/event.ts';
import { transaction } from '../../src/store/engine/transaction.ts';
import type { Tables } from '../../src/store/schema.ts';
import { ledgerOf, SECRET } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { altered, unguard } from '../support/tamper.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');

onEachEngine('an audit of the record', (store) => {
  const write = async (count: number) => {
    for (let n = 1; n <= count; n++) {
      const whom = { actor: `actor-${n}`, subject: `subject-${n}`, ministry: 'm' };
      await note(store.db, SECRET, { kind: 'disabled', ...whom, details: { n } }, NOW);
    }
  };
  const audit = () => verify(ledgerOf(store));
  const change = async (seq: number, changes: Partial<Tables['events']>) => {
    await store.db.updateTable('events').set(changes).where('seq', '=', seq).execute();
  };
  const remove = async (...seqs: number[]) => {
    await store.db.deleteFrom('event_details').where('seq', 'in', seqs).execute();
    await store.db.deleteFrom('events').where('seq', 'in', seqs).execute();
  };
  const head = (changes: Partial<Tables['event_head']>) =>
    store.db.updateTable('event_head').set(changes).execute();

  test('finds nothing in an empty one, nor in one of more than a page', async () => {
    expect(await audit()).toMatchObject({ sound: 0, newest: undefined, fault: undefined });
    const whom = { actor: null, subject: null, ministry: null };
    await transaction(store.db, async (trx) => {
      for (let n = 0; n < 501; n++) await note(trx, SECRET, { kind: 'enabled', ...whom }, NOW);
    });
    expect(await audit()).toMatchObject({ sound: 501, newest: { seq: 501 }, erased: 0, fault: undefined });
  });

  test('finds whichever column was altered', async () => {
    await write(5);
    await unguard(store);
    const row = await store.db
      .selectFrom('events')
      .selectAll()
      .where('seq', '=', 3)
      .executeTakeFirstOrThrow();
    const { seq: _, kind: __, ...columns } = row;
    expect(Object.keys(columns)).toHaveLength(7);
    for (const [column, value] of Object.entries(columns)) {
      await change(3, { [column]: altered(value) });
      const fault = { what: 'changed', entry: { seq: 3 } };
      expect(await audit(), column).toMatchObject({ sound: 2, newest: { seq: 2 }, fault });
      await change(3, { [column]: value });
    }
    await change(3, { kind: 'enabled' });
    expect(await audit()).toMatchObject({ fault: { what: 'changed', entry: { seq: 3, kind: 'enabled' } } });
    await change(3, { kind: 'disabled' });
    expect(await audit()).toMatchObject({ sound: 5, fault: undefined, foreign: false });
  });

  test('finds one that is gone, several, and an end that was cut off', async () => {
    await write(9);
    await unguard(store);
    await remove(8, 9);
    expect(await audit()).toMatchObject({ sound: 7, fault: { what: 'cut', from: 8, to: 9 } });
    await remove(4, 5);
    expect(await audit()).toMatchObject({
      sound: 3,
      fault: { what: 'missing', from: 4, to: 5, entry: { seq: 6 } },
    });
    await remove(1);
    expect(await audit()).toMatchObject({
      sound: 0,
      fault: { what: 'missing', from: 1, to: 1, entry: { seq: 2 } },
    });
  });

  test.each([
    ['neighbours', 2, 3],
    ['two far apart', 2, 5],
  ])('finds %s that changed places', async (_, a, b) => {
    await write(6);
    await unguard(store);
    await store.db.deleteFrom('event_details').execute();
    await change(a, { seq: 99 });
    await change(b, { seq: a });
    await change(99, { seq: b });
    expect(await audit()).toMatchObject({ sound: a - 1, fault: { what: 'moved', entry: { seq: a } } });
  });

  test('finds an entry put in by somebody without the secret, and one that took the number of another', async () => {
    await write(3);
    await unguard(store);
    const row = await store.db
      .selectFrom('events')
      .selectAll()
      .where('seq', '=', 3)
      .executeTakeFirstOrThrow();
    await store.db
      .insertInto('events')
      .values({ ...row, seq: 4, id: 'new' })
      .execute();
    expect(await audit()).toMatchObject({
      sound: 3,
      fault: { what: 'changed', entry: { seq: 4, id: 'new' } },
    });
    await remove(4);
    await store.db.deleteFrom('event_details').execute();
    await change(3, { seq: 7 });
    expect(await audit()).toMatchObject({ sound: 2, fault: { what: 'moved', entry: { seq: 7 } } });
  });

  test('finds what stands beside an entry when it was altered, and lets it be taken out', async () => {
    await write(3);
    await unguard(store);
    const beside = (values: Partial<Tables['event_details']>) =>
      store.db.updateTable('event_details').set(values).where('seq', '=', 1).execute();
    await beside({ details: '{"n":2}' });
    expect(await audit()).toMatchObject({ sound: 0, fault: { what: 'details', entry: { seq: 1 } } });
    await beside({ details: '{"n":1}' });
    expect(await audit()).toMatchObject({ sound: 3, fault: undefined });
    await beside({ salt: 'another' });
    expect(await audit()).toMatchObject({ fault: { what: 'details' }, foreign: false });
    await store.db.deleteFrom('event_details').where('seq', '=', 1).execute();
    expect(await audit()).toMatchObject({ sound: 3, erased: 1, fault: undefined });
  });

  test('finds a head that was altered or taken away', async () => {
    await write(4);
    await unguard(store);
    await remove(4);
    const third = await store.db
      .selectFrom('events')
      .select('mac')
      .where('seq', '=', 3)
      .executeTakeFirstOrThrow();
    await head({ seq: 3, mac: third.mac });
    expect(await audit()).toMatchObject({ sound: 3, fault: { what: 'head' } });
    await store.db.deleteFrom('event_head').execute();
    expect(await audit()).toMatchObject({ sound: 3, fault: { what: 'head' } });
  });

  test('still finds what was cut off after others were added', async () => {
    await write(4);
    await unguard(store);
    await remove(4);
    const third = await store.db
      .selectFrom('events')
      .select('mac')
      .where('seq', '=', 3)
      .executeTakeFirstOrThrow();
    await head({ seq: 3, mac: third.mac });
    await write(2);
    expect(await audit()).toMatchObject({ sound: 3, fault: { what: 'changed', entry: { seq: 4 } } });
  });

  test('says when the secret is another', async () => {
    await write(2);
    const other = verify({ db: store.db, secret: 'another secret of the same academy' });
    expect(await other).toMatchObject({ sound: 0, fault: { what: 'changed' }, foreign: true });
  });
});
