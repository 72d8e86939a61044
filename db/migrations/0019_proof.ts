import type { Kysely } from 'kysely';

/**
 * The seal of each row that proves training, over all its other columns. Rows from before have none until the academy
 * starts, which seals them once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['attempts', 'answers', 'completions']) {
    await db.schema.alterTable(table).addColumn('proof', 'text').execute();
  }
}
