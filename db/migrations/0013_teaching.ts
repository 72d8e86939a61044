import type { Kysely } from 'kysely';

/** Which courses an instructor teaches, by their slugs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('teachings')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('course', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('teachings_pkey', ['user_id', 'course'])
    .execute();
}
