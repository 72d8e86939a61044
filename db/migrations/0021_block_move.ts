import type { Kysely } from 'kysely';

/**
 * Which block of a lesson became which when it was edited (`block_moves`), and the blocks by which that is seen: those of
 * each lesson as it was last served, in one language (`lesson_blocks`), as JSON of `[id, kind, text]`.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lesson_blocks')
    .addColumn('course', 'text', (column) => column.notNull())
    .addColumn('lesson', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('blocks', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('lesson_blocks_pkey', ['course', 'lesson', 'locale'])
    .execute();
  await db.schema
    .createTable('block_moves')
    .addColumn('course', 'text', (column) => column.notNull())
    .addColumn('lesson', 'text', (column) => column.notNull())
    .addColumn('old_block', 'text', (column) => column.notNull())
    .addColumn('new_block', 'text', (column) => column.notNull())
    .addColumn('moved_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('block_moves_pkey', ['course', 'lesson', 'old_block'])
    .execute();
}
