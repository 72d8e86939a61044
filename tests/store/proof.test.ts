import { expect, test } from 'vitest';
import * as attempts from '../../src/store/attempt.ts';
import { PROVEN, proofOf, type Proven } from '../../src/store/proof.ts';
import { appOn, ledgerOf, SECRET } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';
import { markRead, sit } from '../support/studies.ts';

const TABLES = Object.keys(PROVEN) as Proven[];

onEachEngine('the seals of rows', (store) => {
  const study = async () => {
    const person = { app: appOn(store), user: await insertPerson(store.db) };
    await markRead(person, 'gifts/what-may-be-kept');
    return { person, attempt: await sit(person, 'gifts-quiz', 'right') };
  };

  test('cover every column that a table has', async () => {
    const tables = await store.db.introspection.getTables();
    for (const table of TABLES) {
      const columns = tables.find(({ name }) => name === table)?.columns.map(({ name }) => name);
      expect([...PROVEN[table], 'proof'].toSorted()).toEqual(columns?.toSorted());
    }
  });

  test('are on every row as it stands, however it was written', async () => {
    await study();
    for (const table of TABLES) {
      const rows = await store.db.selectFrom(table).selectAll().execute();
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.proof).toBe(proofOf(SECRET, table, row));
    }
  });

  test('do not come back on a row that was altered before it was written again', async () => {
    const { attempt } = await study();
    await store.db.updateTable('attempts').set({ deadline: null, seed: 'another' }).execute();
    const score = { points: 1, possible: 1, percent: 100, passed: true };
    await attempts.setScore(ledgerOf(store), attempt.id, score);
    const row = await store.db.selectFrom('attempts').selectAll().executeTakeFirstOrThrow();
    expect(row.percent).toBe(100);
    expect(row.proof).not.toBe(proofOf(SECRET, 'attempts', row));
  });
});

test('a seal is of its table, its columns and its secret', () => {
  const row = { user_id: 'u', course: 'c', scope: 'course', slug: '', completed_at: 'now' } as const;
  const others = [
    proofOf('another secret', 'completions', row),
    proofOf(SECRET, 'completions', { ...row, course: '', slug: 'c' }),
  ];
  expect(proofOf(SECRET, 'completions', row)).toMatch(/^[0-9a-f]{64}$/);
  expect(others).not.toContain(proofOf(SECRET, 'completions', row));
});
