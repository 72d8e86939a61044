import { sql, type Kysely } from 'kysely';

/** A person's attempts at a quiz, numbered from 1; at most one is open. `closed_by` says whether time closed it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attempts')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('course', 'text', (column) => column.notNull())
    .addColumn('quiz', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull().references('quiz_versions.hash'))
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('seed', 'text', (column) => column.notNull())
    .addColumn('items', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('deadline', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('closed_by', 'text')
    .addColumn('points', 'double precision')
    .addColumn('possible', 'integer')
    .addColumn('percent', 'integer')
    .addColumn('passed', 'integer', (column) => column.notNull().defaultTo(0))
    .addUniqueConstraint('attempts_number_key', ['user_id', 'course', 'quiz', 'number'])
    .addCheckConstraint('attempts_mode_check', sql`mode in ('practice', 'graded')`)
    .addCheckConstraint('attempts_closed_by_check', sql`closed_by in ('trainee', 'clock')`)
    .addCheckConstraint('attempts_passed_check', sql`passed in (0, 1)`)
    .execute();
  await createIndexes(db);
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('attempts_open_key')
    .unique()
    .on('attempts')
    .columns(['user_id', 'course', 'quiz'])
    .where(sql.ref('closed_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('attempts_deadline_idx')
    .on('attempts')
    .column('deadline')
    .where(sql.ref('closed_at'), 'is', null)
    .execute();
}
