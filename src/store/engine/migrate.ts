import { sql, type Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { DatabaseError, type Engine, type Log } from './failure.ts';
import { migrations, type Migration } from './migrations.ts';

/** What migrating must know of an open database. */
export interface Migrated {
  engine: Engine;
  /** How the operator knows it: a path, or host and name. */
  place: string;
  /** Called before a database that has something in it is changed, with the name of its last migration. */
  prepare(last: string): Promise<void>;
}

/** One lock for all instances: "attache" in ASCII. */
const LOCK = '27430914893080677';

/**
 * Brings a database to the newest of `all`, in one transaction: a process killed at any statement leaves it as it was.
 * Instances that start at once on PostgreSQL wait for one another.
 * @throws DatabaseError when a newer version has changed the database
 */
export async function migrate(
  db: Kysely<Tables>,
  { engine, place, prepare }: Migrated,
  log: Log,
  all: readonly Migration[] = migrations,
): Promise<void> {
  const before = await listApplied(db, engine);
  const last = before.at(-1);
  if (findPending(before, all, place).length === 0) return;
  if (last !== undefined) await prepare(last);
  const names = await db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      await lock(trx, engine);
      return applyPending(trx, engine, place, all);
    });
  if (names.length > 0)
    log.info(`The database ${place} has ${names.length} new migrations, up to ${names.at(-1)}.`);
}

/** Lets one transaction at a time change the tables; on SQLite a transaction has that by itself. */
export async function lock(trx: Kysely<Tables>, engine: Engine): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)}::bigint)`.execute(trx);
}

/**
 * Applies, in the transaction `trx`, what `all` has and the database has not; the names of what was applied.
 * @throws DatabaseError when a newer version has changed the database
 */
export async function applyPending(
  trx: Kysely<Tables>,
  engine: Engine,
  place: string,
  all: readonly Migration[],
): Promise<string[]> {
  // Another instance may have been here while this one waited.
  const pending = findPending(await listApplied(trx, engine), all, place);
  await trx.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
  for (const migration of pending) {
    // A migration knows the tables of its time, not those of this version.
    await migration.up(trx as unknown as Kysely<unknown>, engine);
    const applied_at = new Date().toISOString();
    await trx.insertInto('migrations').values({ name: migration.name, applied_at }).execute();
  }
  return pending.map(({ name }) => name);
}

/** The names of the migrations that a database has, oldest first; none in an empty one. */
export async function listApplied(db: Kysely<Tables>, engine: Engine): Promise<string[]> {
  // Not to_regclass(): it answers from a cache that does not see what was done while this instance waited for the lock.
  const table =
    engine === 'postgres'
      ? sql`select 1 from pg_catalog.pg_tables where schemaname = current_schema() and tablename = 'migrations'`
      : sql`select 1 from sqlite_schema where name = 'migrations'`;
  if ((await table.execute(db)).rows.length === 0) return [];
  const rows = await db.selectFrom('migrations').select('name').orderBy('name').execute();
  return rows.map(({ name }) => name);
}

/**
 * What of `all` a database with the migrations `applied` lacks.
 * @throws DatabaseError when it has one that `all` does not know
 */
export function findPending(applied: string[], all: readonly Migration[], place: string): Migration[] {
  const unknown = applied.find((name) => !all.some((migration) => migration.name === name));
  if (unknown === undefined) return all.filter(({ name }) => !applied.includes(name));
  throw new DatabaseError(
    `The database ${place} is of a newer version of Attaché: it has the migration ${unknown}, which this version does not know. It was left as it is. Start the newer version, or put back the backup or snapshot made before it.`,
  );
}
