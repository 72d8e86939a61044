import { sql, type Kysely } from 'kysely';

/** The second factor: what people have, what was used of it, what their role needs, and by what each session came in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await extendSessions(db);
  await makeTotps(db);
  await makeRecoveryCodes(db);
  await makePasskeys(db);
  await makeRules(db);
}

/** `factor` is null for a password alone; `confirmed_at` is when the person last proved to be there. */
async function extendSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sessions')
    .addColumn('factor', 'text', (column) => column.check(sql`factor in ('totp', 'recovery', 'passkey')`))
    .execute();
  await db.schema.alterTable('sessions').addColumn('confirmed_at', 'text').execute();
}

/** Secrets are encrypted; one that is not confirmed opens nothing. Each step of 30 seconds is claimed once. */
async function makeTotps(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('totps')
    .addColumn('user_id', 'text', (column) =>
      column.primaryKey().notNull().references('users.id').onDelete('cascade'),
    )
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'text')
    .execute();
  await db.schema
    .createTable('totp_claims')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('step', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('totp_claims_pkey', ['user_id', 'step'])
    .execute();
}

async function makeRecoveryCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recovery_codes')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('recovery_codes_pkey', ['user_id', 'hash'])
    .execute();
}

/** `id` is the credential's own; challenges that were answered are kept until they would have expired. */
async function makePasskeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('passkeys')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('public_key', 'text', (column) => column.notNull())
    // An unsigned integer of 32 bits, which PostgreSQL's own integer does not hold.
    .addColumn('counter', 'double precision', (column) => column.notNull())
    .addColumn('transports', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_used_at', 'text')
    .execute();
  await db.schema.createIndex('passkeys_user_id_idx').on('passkeys').column('user_id').execute();
  await db.schema
    .createTable('challenges')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute();
}

/** `scope` is a ministry's id, or `everybody`. */
async function makeRules(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('factor_rules')
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('demand', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('factor_rules_pkey', ['scope', 'role'])
    .addCheckConstraint(
      'factor_rules_role_check',
      sql`role in ('trainee', 'instructor', 'officer', 'administrator')`,
    )
    .addCheckConstraint('factor_rules_demand_check', sql`demand in ('any', 'passkey')`)
    .execute();
}
