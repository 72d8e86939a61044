import { sql, type Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { DatabaseError, type Engine } from './failure.ts';
import type { Database } from './open.ts';

/** Resolves when the database answers; rejects with its error otherwise. */
export async function ping({ db }: Pick<Database, 'db'>): Promise<void> {
  await sql`select 1`.execute(db);
}

/**
 * Reads the whole of an SQLite database and looks for damage. A PostgreSQL watches its own pages.
 * @throws DatabaseError with the first damage found
 */
export async function requireSound(db: Kysely<Tables>, engine: Engine, place: string): Promise<void> {
  if (engine === 'postgres') return;
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(1)`.execute(db);
  const strays = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  const stray =
    strays.rows[0] && `a row of ${strays.rows[0].table} refers to none of ${strays.rows[0].parent}`;
  const found = rows[0]?.integrity_check === 'ok' ? stray : rows[0]?.integrity_check;
  if (found !== undefined)
    throw new DatabaseError(
      `The database ${place} is damaged: ${found}. Stop Attaché, keep a copy of the file, and put back a backup or a snapshot.`,
    );
}
