import type { Kysely } from 'kysely';

/** Each quiz as it was when somebody took it, once, as JSON under the hash of its content. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('quiz_versions')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('course', 'text', (column) => column.notNull())
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
}
