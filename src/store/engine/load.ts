import { sql, type Kysely } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Tables } from '../schema.ts';
import { DatabaseError, type Engine } from './failure.ts';
import { applyPending, lock } from './migrate.ts';
import { migrations } from './migrations.ts';
import type { Connection } from './open.ts';
import { Counter, readRows, type Batch, type Tally } from './row.ts';
import { listTables } from './table.ts';

/** A whole database, as it was at one moment. */
export interface Copy {
  /** The names of its migrations, oldest first. */
  migrations: string[];
  /** Every row; a table's batches together, and after those of the tables that it refers to. */
  batches: AsyncIterable<Batch>;
}

/** An SQLite statement takes at most 32,766 values, a PostgreSQL one twice as many. */
const VALUES = 30_000;

/**
 * Fills an empty database with a copy, and reads it again: every table must then hold what the copy held, by count and by
 * hash. All of it or nothing.
 * @param complete called with what was copied, in the same transaction, before it is decided
 * @throws DatabaseError when the database is not empty, or the copy is of a newer version, or does not arrive whole
 */
export async function load(
  { db, engine, place }: Connection,
  copy: Copy,
  complete: (tallies: Tally[], trx: Kysely<Tables>) => Promise<void> = async () => undefined,
): Promise<Tally[]> {
  const isolation = engine === 'postgres' ? 'read committed' : 'serializable';
  return db
    .transaction()
    .setIsolationLevel(isolation)
    .execute(async (trx) => {
      await lock(trx, engine);
      await requireEmpty(trx, engine, place);
      await applyPending(trx, engine, place, knownTo(copy.migrations));
      const sent = await insertAll(trx, engine, copy.batches);
      const kept = await tally(trx, engine);
      requireEqual(sent, kept);
      await complete(kept, trx);
      return kept;
    });
}

/** How many rows each table has, and their hashes. */
export async function tally(db: Kysely<Tables>, engine: Engine): Promise<Tally[]> {
  const counter = new Counter();
  for await (const batch of readRows(db, engine, await listTables(db, engine))) counter.add(batch);
  return counter.tallies();
}

/** @throws DatabaseError that names the first table that is not the same in both */
export function requireEqual(expected: readonly Tally[], found: readonly Tally[]): void {
  const byName = new Map(found.map((one) => [one.table, one]));
  if (expected.length !== found.length)
    throw new DatabaseError(`There are ${found.length} tables where ${expected.length} were expected.`);
  for (const { table, rows, sha256 } of expected) {
    const other = byName.get(table);
    if (other?.rows !== rows || other.sha256 !== sha256)
      throw new DatabaseError(
        `The table ${table} did not arrive as it was: ${rows} rows (${sha256.slice(0, 12)}) became ${other?.rows ?? 'no'} (${other?.sha256.slice(0, 12) ?? ''}).`,
      );
  }
}

async function requireEmpty(trx: Kysely<Tables>, engine: Engine, place: string): Promise<void> {
  const tables = await listTables(trx, engine, { bookkeeping: true });
  if (tables.length > 0)
    throw new DatabaseError(
      `The database ${place} is not empty: it has a table "${tables[0]?.name}". It was left as it is. Name a new file in DATABASE_FILE, or make a new PostgreSQL database.`,
    );
}

/** The migrations that made the copy's tables: its rows fit those and no others. */
function knownTo(names: readonly string[]) {
  const unknown = names.find((name) => !migrations.some((migration) => migration.name === name));
  if (unknown !== undefined)
    throw new DatabaseError(
      `The copy is of a newer version of Attaché: it has the migration ${unknown}, which this version does not know. Use that version. Nothing was changed.`,
    );
  return migrations.filter(({ name }) => names.includes(name));
}

async function insertAll(trx: Kysely<Tables>, engine: Engine, batches: Copy['batches']): Promise<Tally[]> {
  const known = await listTables(trx, engine);
  const counter = new Counter();
  for await (const batch of batches) {
    const columns = known.find(({ name }) => name === batch.table)?.columns.map(({ name }) => name);
    if (columns?.join() !== batch.columns.join())
      throw new DatabaseError(`The copy's table ${batch.table} has other columns than it should.`);
    counter.add(batch);
    await insert(trx, batch).catch((error: unknown) => {
      if (error instanceof AppError || !(error instanceof Error)) throw error;
      const sentence = `A row of ${batch.table} cannot be copied: ${error.message}. Nothing was changed.`;
      throw new DatabaseError(sentence, { cause: error });
    });
  }
  return counter.tallies();
}

async function insert(trx: Kysely<Tables>, { table, columns, rows }: Batch): Promise<void> {
  const size = Math.floor(VALUES / columns.length);
  for (let start = 0; start < rows.length; start += size) {
    const some = rows.slice(start, start + size).map((row) => sql`(${sql.join(row)})`);
    const names = sql.join(columns.map((column) => sql.ref(column)));
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(some)}`.execute(trx);
  }
}
