import type { Kysely } from 'kysely';

/** Every answer ever given, never changed: of an item, the one with the highest `seq` counts. `key` makes a repeat harmless. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('answers')
    .addColumn('attempt_id', 'text', (column) =>
      column.notNull().references('attempts.id').onDelete('cascade'),
    )
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('points', 'double precision', (column) => column.notNull())
    .addColumn('possible', 'integer', (column) => column.notNull())
    .addColumn('answered_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('answers_pkey', ['attempt_id', 'key'])
    .addUniqueConstraint('answers_seq_key', ['attempt_id', 'item', 'seq'])
    .execute();
}
