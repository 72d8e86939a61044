import { sql, type Kysely } from 'kysely';
import type { Engine } from '../../src/store/engine/failure.ts';

/** better-auth's users, with what the academy knows of a person. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const date = engine === 'postgres' ? 'timestamptz' : 'date';
  await db.schema
    .createTable('users')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('email_verified', engine === 'postgres' ? 'boolean' : 'integer', (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('created_at', date, (column) => column.notNull())
    .addColumn('updated_at', date, (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull().defaultTo('trainee'))
    .addColumn('ministry_id', 'text', (column) => column.references('ministries.id'))
    .addColumn('locale', 'text', (column) => column.notNull().defaultTo('en'))
    .addColumn('time_zone', 'text', (column) => column.notNull().defaultTo('UTC'))
    .addColumn('extra_time', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('disabled', 'integer', (column) => column.notNull().defaultTo(0))
    .addCheckConstraint(
      'users_role_check',
      sql`role in ('trainee', 'instructor', 'officer', 'administrator')`,
    )
    .addCheckConstraint('users_locale_check', sql`locale in ('en', 'ar', 'fr')`)
    .addCheckConstraint('users_extra_time_check', sql`extra_time >= 0`)
    .addCheckConstraint('users_disabled_check', sql`disabled in (0, 1)`)
    .execute();
  await db.schema.createIndex('users_ministry_id_idx').on('users').column('ministry_id').execute();
}
