import { sql, type Kysely, type RawBuilder } from 'kysely';
import { commonValue, type Value } from './engine/row.ts';
import type { Tables } from './schema.ts';

/** The person whose rows are looked for. */
export interface HeldOf {
  id: string;
  email: string;
  ministryId: string | null;
}

/** A row that is held about a person, by column. */
export type HeldRow = Record<string, Value>;

/** What of a table is held about a person. */
interface Holding {
  /** The columns that name the person, each with what it names them by: a row is theirs when one of them does. */
  by: Readonly<Record<string, keyof HeldOf>>;
  /** Columns that name the person in rows about somebody else, which are theirs. */
  others?: readonly string[];
  /** Where these columns are in another table: that table, its key, and the column here that refers to it. */
  through?: { table: keyof Tables; key: string; column: string };
  /** What the person is given, the first column deciding the order. */
  given: readonly string[];
  /** What they are not: secrets, and what says nothing about them. */
  withheld: readonly string[];
}

/**
 * Every table that holds something about people. A table of the schema is here or in `NOT_HELD`, and each of its columns is
 * given or withheld: a test fails otherwise.
 */
export const HELD = {
  users: {
    by: { id: 'id' },
    given: [
      ...['id', 'name', 'email', 'email_verified', 'image', 'role', 'ministry_id', 'locale', 'time_zone'],
      ...['extra_time', 'disabled', 'created_at', 'updated_at'],
    ],
    withheld: ['name_key'],
  },
  ministries: { by: { id: 'ministryId' }, given: ['id', 'name', 'created_at'], withheld: [] },
  accounts: {
    by: { user_id: 'id' },
    given: ['created_at', 'updated_at', 'provider_id', 'scope'],
    withheld: [
      ...['id', 'user_id', 'account_id', 'password', 'access_token', 'refresh_token', 'id_token'],
      ...['access_token_expires_at', 'refresh_token_expires_at'],
    ],
  },
  sessions: {
    by: { user_id: 'id' },
    given: ['created_at', 'updated_at', 'expires_at', 'confirmed_at', 'ip_address', 'user_agent', 'factor'],
    withheld: ['id', 'user_id', 'token'],
  },
  totps: {
    by: { user_id: 'id' },
    given: ['created_at', 'confirmed_at'],
    withheld: ['user_id', 'secret'],
  },
  totp_claims: { by: { user_id: 'id' }, given: ['step'], withheld: ['user_id'] },
  recovery_codes: {
    by: { user_id: 'id' },
    given: ['created_at', 'used_at'],
    withheld: ['user_id', 'hash'],
  },
  passkeys: {
    by: { user_id: 'id' },
    given: ['created_at', 'last_used_at', 'name', 'transports', 'counter'],
    withheld: ['id', 'user_id', 'public_key'],
  },
  invitations: {
    by: { email: 'email' },
    // Who was invited is not the inviter's to take away; the record tells them that they did it.
    others: ['invited_by'],
    given: [
      ...['created_at', 'expires_at', 'accepted_at', 'withdrawn_at', 'email', 'name', 'locale', 'role'],
      ...['ministry_id', 'courses'],
    ],
    withheld: ['id', 'token_hash', 'batch', 'message_id', 'invited_by'],
  },
  messages: {
    by: { to: 'email' },
    given: ['created_at', 'sent_at', 'failed_at', 'to', 'locale', 'subject'],
    withheld: ['id', 'text', 'html', 'due_at', 'tries', 'claimed_until', 'error'],
  },
  password_resets: {
    by: { user_id: 'id' },
    given: ['created_at', 'expires_at', 'used_at'],
    withheld: ['id', 'user_id', 'token_hash'],
  },
  teachings: { by: { user_id: 'id' }, given: ['since', 'course'], withheld: ['user_id'] },
  positions: {
    by: { user_id: 'id' },
    given: ['visited_at', 'course', 'lesson', 'block'],
    withheld: ['user_id'],
  },
  completions: {
    by: { user_id: 'id' },
    given: ['completed_at', 'course', 'scope', 'slug'],
    withheld: ['user_id', 'proof'],
  },
  enrolments: {
    by: { user_id: 'id' },
    given: [...['started_at', 'course', 'progress', 'score', 'attempts', 'completed_at', 'seen_at']],
    withheld: ['user_id', 'outline'],
  },
  attempts: {
    by: { user_id: 'id' },
    given: [
      ...[
        'started_at',
        'id',
        'course',
        'quiz',
        'number',
        'mode',
        'version',
        'items',
        'deadline',
        'closed_at',
      ],
      ...['closed_by', 'points', 'possible', 'percent', 'passed'],
    ],
    withheld: ['user_id', 'seed', 'proof'],
  },
  answers: {
    by: { user_id: 'id' },
    through: { table: 'attempts', key: 'id', column: 'attempt_id' },
    given: ['answered_at', 'attempt_id', 'item', 'seq', 'answer', 'points', 'possible'],
    withheld: ['key', 'proof'],
  },
  events: {
    by: { actor_id: 'id', subject_id: 'id' },
    given: ['seq', 'at', 'kind', 'actor_id', 'subject_id'],
    withheld: ['id', 'ministry_id', 'details_hash', 'mac'],
  },
  // What somebody did to others may name these: their details are theirs.
  event_details: {
    by: { subject_id: 'id' },
    through: { table: 'events', key: 'seq', column: 'seq' },
    given: ['seq', 'details'],
    withheld: ['salt'],
  },
} as const satisfies Partial<Record<keyof Tables, Holding>>;

/** A table that holds something about people. */
export type Held = keyof typeof HELD;

/** The tables that hold nothing about anybody, or nothing that leads back to them, and why. */
export const NOT_HELD: Partial<Record<keyof Tables, string>> = {
  migrations: 'of the database itself',
  quiz_versions: 'what was asked, not who was',
  throttles: 'counters of a minute, under hashes',
  verifications: 'not used by this academy',
  challenges: 'what was answered once, under a hash that leads to nobody',
  factor_rules: 'of roles',
  lesson_blocks: 'what was read, not who did',
  block_moves: 'what was edited, not who did',
  event_head: 'the newest entry’s seal',
};

/** The rows of a table that are held about a person. */
export async function list(db: Kysely<Tables>, table: Held, person: HeldOf): Promise<HeldRow[]> {
  const { by, given, through }: Holding = HELD[table];
  const theirs = sql.join(
    Object.entries(by).map(([column, name]) => sql`${sql.ref(column)} = ${person[name]}`),
    sql` or `,
  );
  const columns = given.map((column) => sql.ref(column));
  const query = sql<Record<string, unknown>>`
    select ${sql.join(columns)} from ${sql.table(table)} where ${within(theirs, through)}
    order by ${sql.join(columns.slice(0, 3))}`;
  const { rows } = await query.execute(db);
  return rows.map((row) =>
    Object.fromEntries(given.map((column) => [column, commonValue(row[column]) ?? null])),
  );
}

function within(theirs: RawBuilder<unknown>, through: Holding['through']): RawBuilder<unknown> {
  if (!through) return theirs;
  const { table, key, column } = through;
  return sql`${sql.ref(column)} in (select ${sql.ref(key)} from ${sql.table(table)} where ${theirs})`;
}
