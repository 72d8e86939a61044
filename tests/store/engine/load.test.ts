import { expect, test } from 'vitest';
import { tally } from '../../../src/store/engine/load.ts';
import { readRows, withSnapshot } from '../../../src/store/engine/row.ts';
import { listTables } from '../../../src/store/engine/table.ts';
import { onEachEngine } from '../../support/engines.ts';
import { insertPerson } from '../../support/person.ts';

onEachEngine('a copy of the tables', (store) => {
  test('knows every table of the schema, each after those to which it refers', async () => {
    const tables = await listTables(store.db, store.engine);
    const names = tables.map(({ name }) => name);
    const all = (await store.db.introspection.getTables()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(all.filter((name) => name !== 'migrations').toSorted());
    expect(names.length).toBeGreaterThan(12);
    for (const [place, { name, columns }] of tables.entries()) {
      const parents = columns.flatMap(({ parent }) => (parent === null || parent === name ? [] : [parent]));
      expect(names.slice(0, place)).toEqual(expect.arrayContaining(parents));
    }
  });

  test('has a key for every table, and no types but those that both engines mean alike', async () => {
    for (const { name, columns } of await listTables(store.db, store.engine)) {
      expect(columns.filter(({ key }) => key > 0).length, name).toBeGreaterThan(0);
      for (const { type } of columns) {
        expect(
          ['text', 'integer', 'double precision', 'date', 'boolean', 'timestamp with time zone'],
          name,
        ).toContain(type);
      }
    }
  });

  test('numbers no rows by itself: a copy would have to move the counter too', async () => {
    const tables = await store.db.introspection.getTables();
    const counted = tables.flatMap(({ columns }) => columns.filter((one) => one.isAutoIncrementing));
    // An integer key of SQLite counts on from the highest, so nothing is to be moved.
    expect(counted.map(({ name }) => name)).toEqual(store.engine === 'sqlite' ? expect.any(Array) : []);
  });

  test('sees nothing that was written after it began', async () => {
    await insertPerson(store.db);
    const seen = await withSnapshot(store.db, store.engine, async (snapshot) => {
      const before = await tally(snapshot, store.engine);
      // SQLite in memory has one connection, which the snapshot holds; there the drill of backups shows it.
      if (store.engine === 'postgres') await insertPerson(store.db);
      expect(await tally(snapshot, store.engine)).toEqual(before);
      return before;
    });
    expect(seen.find(({ table }) => table === 'users')?.rows).toBe(1);
  });

  test('comes in pieces, whole and in the order of the key', async () => {
    for (let n = 0; n < 1200; n += 1)
      await store.db
        .insertInto('throttles')
        .values({ key: `${n % 2 ? 'é' : 'Z'}${'x'.repeat(600)}${n}`, count: n, resets_at: 'now' })
        .execute();
    const [table] = (await listTables(store.db, store.engine)).filter(({ name }) => name === 'throttles');
    const keys: unknown[] = [];
    const pieces = await withSnapshot(store.db, store.engine, async (snapshot) => {
      let count = 0;
      for await (const { rows } of readRows(snapshot, store.engine, table ? [table] : [])) {
        keys.push(...rows.map(([key]) => key));
        count += 1;
      }
      return count;
    });
    expect(pieces).toBeGreaterThan(2);
    expect(keys).toHaveLength(1200);
    expect(keys).toEqual(keys.toSorted());
  });
});
