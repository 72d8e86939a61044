import { sql, type Kysely } from 'kysely';

/** What a person has marked read or done. `slug` is the path within the course, and empty for the course itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('completions')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('course', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('completed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('completions_pkey', ['user_id', 'course', 'scope', 'slug'])
    .addCheckConstraint('completions_scope_check', sql`scope in ('read', 'lesson', 'module', 'course')`)
    .execute();
}
