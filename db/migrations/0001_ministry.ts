import type { Kysely } from 'kysely';

/** The ministries whose people learn here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ministries')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
}
