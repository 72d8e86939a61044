import { createHash, type Hash } from 'node:crypto';
import { sql, type CompiledQuery, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from '../schema.ts';
import { DatabaseError, type Engine } from './failure.ts';
import type { Column, Table } from './table.ts';

/** A value as both engines mean it: an instant is its ISO text, a flag 0 or 1. */
export type Value = string | number | null;

/** Some rows of one table, their values in the order of `columns`. */
export interface Batch {
  table: string;
  columns: string[];
  rows: Value[][];
}

/** How many rows a table has, and the SHA-256 over them, the same on either engine. */
export interface Tally {
  table: string;
  rows: number;
  sha256: string;
}

/** About how much text a batch holds, in characters. */
const BATCH = 256 * 1024;

/** Does `work` with the database as it is now: nothing written meanwhile is seen, and nobody who writes waits. */
export function withSnapshot<T>(
  db: Kysely<Tables>,
  engine: Engine,
  work: (snapshot: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const kind = engine === 'postgres' ? sql`isolation level repeatable read read only` : sql`deferred`;
  return reading(db, kind, work);
}

/**
 * Does `work` with an SQLite database that nobody else has open; who wants to open it meanwhile cannot.
 * @throws AppError `busy` when another process has it open, a server that only waits included
 */
export async function withAllOf<T>(
  db: Kysely<Tables>,
  work: (snapshot: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  await sql`pragma locking_mode = exclusive`.execute(db);
  return reading(db, sql`exclusive`, work);
}

function reading<T>(
  db: Kysely<Tables>,
  kind: RawBuilder<unknown>,
  work: (snapshot: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`begin ${kind}`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

/** Every row of the tables, each table's in the order of its key; one without rows is an empty batch. */
export async function* readRows(
  db: Kysely<Tables>,
  engine: Engine,
  tables: readonly Table[],
): AsyncGenerator<Batch> {
  for (const { name, columns } of tables) {
    const batch = () => ({
      table: name,
      columns: columns.map((column) => column.name),
      rows: [] as Value[][],
    });
    let current = batch();
    let size = 0;
    for await (const row of stream(db, engine, { name, columns })) {
      const values = columns.map((column) => common(row[column.name], name, column));
      current.rows.push(values);
      size += JSON.stringify(values).length;
      if (size < BATCH) continue;
      yield current;
      current = batch();
      size = 0;
    }
    yield current;
  }
}

/** Counts rows as they pass: give it every batch, in order. */
export class Counter {
  readonly #tables = new Map<string, { rows: number; hash: Hash }>();

  add({ table, rows }: Batch): void {
    const known = this.#tables.get(table) ?? { rows: 0, hash: createHash('sha256') };
    known.rows += rows.length;
    for (const row of rows) known.hash.update(`${JSON.stringify(row)}\n`);
    this.#tables.set(table, known);
  }

  /** What was counted, once, at the end. */
  tallies(): Tally[] {
    return [...this.#tables].map(([table, { rows, hash }]) => ({ table, rows, sha256: hash.digest('hex') }));
  }
}

async function* stream(
  db: Kysely<Tables>,
  engine: Engine,
  { name, columns }: Table,
): AsyncGenerator<Record<string, unknown>> {
  const keys = columns.filter(({ key }) => key > 0).toSorted((a, b) => a.key - b.key);
  let query = db
    .selectFrom(sql<Record<string, unknown>>`${sql.table(name)}`.as('all_rows'))
    .select(columns.map((column) => sql.ref(column.name).as(column.name)));
  for (const column of keys) query = query.orderBy(orderOf(column, engine));
  if (engine === 'sqlite') yield* query.stream();
  else yield* throughCursor(db, query);
}

/** Text is ordered by its bytes, whatever the language of a PostgreSQL: the hash of a table goes by the order. */
function orderOf({ name, type }: Column, engine: Engine): RawBuilder<unknown> {
  return engine === 'postgres' && type === 'text' ? sql`${sql.ref(name)} collate "C"` : sql.ref(name);
}

async function* throughCursor(
  db: Kysely<Tables>,
  query: { compile(): CompiledQuery },
): AsyncGenerator<Record<string, unknown>> {
  await sql.raw(`declare all_rows no scroll cursor for ${query.compile().sql}`).execute(db);
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`fetch 500 from all_rows`.execute(db);
    if (rows.length === 0) break;
    yield* rows;
  }
  await sql`close all_rows`.execute(db);
}

/** The value that both engines give for the same thing in a column. */
function common(value: unknown, table: string, { name, type }: Column): Value {
  const found = commonValue(value);
  if (found === undefined)
    throw new DatabaseError(`The column ${name} of ${table} holds what cannot be copied: ${type}.`);
  // SQLite keeps a date as it was given.
  return type === 'date' && found !== null ? new Date(found).toISOString() : found;
}

/** A value of either engine as both mean it; undefined for what the academy does not keep, such as bytes. */
export function commonValue(value: unknown): Value | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof Date ? value.toISOString() : undefined;
}
