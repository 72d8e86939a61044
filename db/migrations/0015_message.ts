import { sql, type Kysely } from 'kysely';

/** Messages to people, waiting to be sent or sent. A message that is gone keeps no text: it held a live link. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('to', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('html', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('claimed_until', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('failed_at', 'text')
    .addColumn('error', 'text')
    .addCheckConstraint('messages_locale_check', sql`locale in ('en', 'ar', 'fr')`)
    .execute();
  await sql`create index messages_due_at_idx on messages (due_at) where sent_at is null and failed_at is null`.execute(
    db,
  );
}
