import { sql } from 'kysely';
import type { Database } from './open.ts';

/** Resolves when the database answers; rejects with its error otherwise. */
export async function ping({ db }: Pick<Database, 'db'>): Promise<void> {
  await sql`select 1`.execute(db);
}
