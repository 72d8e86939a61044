import { sql, type Kysely } from 'kysely';
import { normalForm } from '../../src/rules/normal-form.ts';

/**
 * How far each person has come in each course that they have begun: what an officer's list is sorted and filtered by.
 * It is summed up from attempts, completions and positions; `outline` says by which outline of the course, and rows of
 * another one are summed up anew. People are sorted and found by the normal form of their name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('enrolments')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('course', 'text', (column) => column.notNull())
    .addColumn('outline', 'text', (column) => column.notNull())
    .addColumn('progress', 'integer', (column) => column.notNull())
    .addColumn('score', 'integer')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('completed_at', 'text')
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('enrolments_pkey', ['user_id', 'course'])
    .addCheckConstraint('enrolments_progress_check', sql`progress between 0 and 100`)
    .execute();
  await db.schema
    .createIndex('enrolments_outline_idx')
    .on('enrolments')
    .columns(['course', 'outline'])
    .execute();
  await enrolEverybody(db);
  await keyNames(db as Kysely<Named>);
}

/** Whoever has begun a course is enrolled, under no outline: the first report sums them up. */
async function enrolEverybody(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into enrolments (user_id, course, outline, progress, attempts, started_at, seen_at)
    select user_id, course, '', 0, 0, min(at), max(at) from (
      select user_id, course, completed_at as at from completions
      union all select user_id, course, started_at from attempts
      union all select user_id, course, visited_at from positions
    ) as traces group by user_id, course`.execute(db);
}

async function keyNames(db: Kysely<Named>): Promise<void> {
  await db.schema
    .alterTable('users')
    .addColumn('name_key', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  for (const { id, name } of await db.selectFrom('users').select(['id', 'name']).execute())
    await db
      .updateTable('users')
      .set({ name_key: normalForm(name) })
      .where('id', '=', id)
      .execute();
}

interface Named {
  users: { id: string; name: string; name_key: string };
}
