import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { beginRecord, verify, type RowFault } from '../../src/domain/proof.ts';
import { PROVEN, type Proven } from '../../src/store/proof.ts';
import { appOn } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';
import { begin, markRead, sit } from '../support/studies.ts';
import { altered } from '../support/tamper.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const TABLES = Object.keys(PROVEN) as Proven[];
/** What else a column may hold that takes only some values. */
const OTHERS: Record<string, string | number> = {
  mode: 'practice',
  scope: 'module',
  closed_by: 'clock',
  passed: 0,
};

onEachEngine('the proof of training', (store) => {
  const study = async () => {
    const person = { app: appOn(store), user: await insertPerson(store.db) };
    await markRead(person, 'gifts/what-may-be-kept');
    await sit(person, 'gifts-quiz', 'right');
    await begin(person, 'precedence-quiz');
  };
  const look = async () => {
    const faults: RowFault[] = [];
    const counts = await verify(appOn(store), (fault) => faults.push(fault));
    return { faults, counts };
  };
  /** Somebody who alters a row by hand has no regard for what refers to it. */
  const alter = (table: Proven, column: string, value: string | number | null, proof: string) =>
    store.db.connection().execute(async (db) => {
      const careless = {
        sqlite: sql`pragma foreign_keys = off`,
        postgres: sql`set session_replication_role = replica`,
      };
      await careless[store.engine].execute(db);
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where proof = ${proof}`.execute(
        db,
      );
    });

  test('finds nothing where nobody altered anything', async () => {
    await study();
    const { faults, counts } = await look();
    expect(faults).toEqual([]);
    expect(counts).toMatchObject({ attempts: 2, quiz_versions: 2 });
    expect(counts.answers).toBeGreaterThan(0);
    expect(counts.completions).toBeGreaterThan(0);
  });

  test.each(TABLES)('finds whichever column of %s was altered', async (table) => {
    await study();
    const sealed = await sql<
      Record<string, string | number | null>
    >`select * from ${sql.table(table)}`.execute(store.db);
    // A closed one, of which every column but the deadline has a value.
    const row = sealed.rows.find((each) => each['closed_at'] !== null);
    const proof = String(row?.['proof']);
    for (const column of PROVEN[table]) {
      const value = row?.[column] ?? null;
      await alter(table, column, OTHERS[column] ?? altered(value), proof);
      const found = (await look()).faults.filter((fault) => 'table' in fault && fault.table === table);
      expect(found, column).toMatchObject([{ what: 'altered' }]);
      await alter(table, column, value, proof);
    }
    expect((await look()).faults).toEqual([]);
  });

  test('finds a seal that was altered or taken away, and a quiz that was rewritten', async () => {
    await study();
    await beginRecord(appOn(store), NOW);
    await store.db.updateTable('completions').set({ proof: null }).execute();
    await store.db.updateTable('answers').set({ proof: 'x' }).execute();
    await store.db.updateTable('quiz_versions').set({ content: '{}' }).execute();
    expect(await beginRecord(appOn(store), NOW)).toBeUndefined();
    const { faults, counts } = await look();
    const count = (what: string, table: string) =>
      faults.filter((fault) => fault.what === what && 'table' in fault && fault.table === table).length;
    expect(count('bare', 'completions')).toBe(counts.completions);
    expect(count('altered', 'answers')).toBe(counts.answers);
    expect(count('altered', 'quiz_versions')).toBe(2);
  });

  test('is given once to rows from before there were seals, more than a page of them', async () => {
    await study();
    const [one] = await store.db.selectFrom('completions').selectAll().execute();
    if (!one) throw new Error('nothing was completed');
    const many = Array.from({ length: 1200 }, (_, n) => ({ ...one, slug: `lesson-${n}` }));
    for (let n = 0; n < many.length; n += 100)
      await store.db
        .insertInto('completions')
        .values(many.slice(n, n + 100))
        .execute();
    for (const table of TABLES) await store.db.updateTable(table).set({ proof: null }).execute();
    const before = await look();
    const { quiz_versions: _, ...rows } = before.counts;
    const bare = Object.values(rows).reduce((sum, count) => sum + count, 0);
    expect(before.faults.filter(({ what }) => what === 'bare')).toHaveLength(bare);
    expect(await beginRecord(appOn(store), NOW)).toBe(bare);
    expect((await look()).faults).toEqual([]);
    expect(await beginRecord(appOn(store), NOW)).toBeUndefined();
    const events = await store.db.selectFrom('events').select('kind').execute();
    expect(events).toEqual([{ kind: 'record_begun' }]);
  });

  test('begins once when instances start together', async () => {
    await Promise.all(Array.from({ length: 5 }, () => beginRecord(appOn(store), NOW)));
    expect(await store.db.selectFrom('events').select('kind').execute()).toEqual([{ kind: 'record_begun' }]);
  });
});
