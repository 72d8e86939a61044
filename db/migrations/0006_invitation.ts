import { sql, type Kysely } from 'kysely';

/** Links that let one person in; only the hash of the link's token is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invitations')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('ministry_id', 'text', (column) => column.references('ministries.id'))
    .addColumn('email', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('accepted_at', 'text')
    .addCheckConstraint(
      'invitations_role_check',
      sql`role in ('trainee', 'instructor', 'officer', 'administrator')`,
    )
    .execute();
}
