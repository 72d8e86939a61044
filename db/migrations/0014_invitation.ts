import { sql, type Kysely } from 'kysely';

/**
 * What an invitation says beside its role: whom it is for, in which language, who sent it with which message, and which
 * courses an instructor is to teach (their slugs, as JSON). `batch` is the key of the form that sent it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of ['name', 'locale', 'courses', 'batch', 'message_id', 'withdrawn_at'] as const) {
    await db.schema.alterTable('invitations').addColumn(name, 'text').execute();
  }
  await db.schema
    .alterTable('invitations')
    .addColumn('invited_by', 'text', (column) => column.references('users.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('invitations_batch_idx').on('invitations').column('batch').execute();
  // A ministry invites an address once at a time. Another ministry may too: it must not learn of the first.
  await sql`create unique index invitations_open_idx on invitations (email, coalesce(ministry_id, ''))
    where accepted_at is null and withdrawn_at is null`.execute(db);
}
