import { sql } from 'kysely';
import { DatabaseError } from './failure.ts';
import type { Connection, Database } from './open.ts';

/** Resolves when the database answers; rejects with its error otherwise. */
export async function ping({ db }: Pick<Database, 'db'>): Promise<void> {
  await sql`select 1`.execute(db);
}

/**
 * What is damaged in an SQLite file, a line each: pages, indexes, rows whose other half is gone. PostgreSQL looks after
 * itself, and nothing is found.
 * @throws AppError `busy` when the file is too damaged to be read through
 */
export async function findDamage({ db, engine }: Pick<Database, 'db' | 'engine'>): Promise<string[]> {
  if (engine === 'postgres') return [];
  const pages = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const lines = pages.rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  const orphans = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  return [
    ...lines,
    ...orphans.rows.map(({ table, parent }) => `a row of ${table} belongs to one of ${parent} that is gone`),
  ];
}

/** @throws DatabaseError with the first damage found */
export async function requireSound(database: Pick<Connection, 'db' | 'engine' | 'place'>): Promise<void> {
  const [first] = await findDamage(database);
  if (first !== undefined)
    throw new DatabaseError(
      `The database ${database.place} is damaged: ${first}. Stop Attaché, keep a copy of the file, and put back a backup or a snapshot.`,
    );
}
