import type { Kysely } from 'kysely';

/** Where a person last was in each lesson (`module/lesson`), and at which block. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('positions')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('course', 'text', (column) => column.notNull())
    .addColumn('lesson', 'text', (column) => column.notNull())
    .addColumn('block', 'text')
    .addColumn('visited_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('positions_pkey', ['user_id', 'course', 'lesson'])
    .execute();
  await db.schema
    .createIndex('positions_visited_at_idx')
    .on('positions')
    .columns(['user_id', 'visited_at'])
    .execute();
}
