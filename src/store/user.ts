import { sql, type Kysely, type Selectable } from 'kysely';
import { v7 } from 'uuid';
import { normalForm } from '../rules/normal-form.ts';
import type { Instant, Locale } from '../schemas/atoms.ts';
import { transaction } from './engine/transaction.ts';
import { toInstant, type Role, type Tables } from './schema.ts';

/** A person with an account. `extraTime` is in per cent of a time limit; `disabled` people cannot sign in. */
export interface User {
  id: string;
  name: string;
  email: string;
  role: Role;
  ministryId: string | null;
  locale: Locale;
  /** An IANA name, such as `Africa/Cairo`. */
  timeZone: string;
  extraTime: number;
  disabled: boolean;
  createdAt: Instant;
}

const columns = [
  'id',
  'name',
  'email',
  'role',
  'ministry_id',
  'locale',
  'time_zone',
  'extra_time',
  'disabled',
  'created_at',
] as const;

/** The user of an id, or undefined. */
export async function find(db: Kysely<Tables>, id: string): Promise<User | undefined> {
  const row = await db.selectFrom('users').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toUser(row);
}

/** The user of an e-mail address, written in any case, or undefined. */
export async function findByEmail(db: Kysely<Tables>, email: string): Promise<User | undefined> {
  const row = await db
    .selectFrom('users')
    .select(columns)
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row && toUser(row);
}

/** Everybody, or the people of one ministry, by name. */
export async function list(db: Kysely<Tables>, filter: { ministryId?: string } = {}): Promise<User[]> {
  let query = db.selectFrom('users').select(columns).orderBy('name').orderBy('id');
  if (filter.ministryId !== undefined) query = query.where('ministry_id', '=', filter.ministryId);
  return (await query.execute()).map(toUser);
}

/** How many people there are, or how many with one role. */
export async function count(db: Kysely<Tables>, role?: Role): Promise<number> {
  let query = db.selectFrom('users').select(sql<number>`cast(count(*) as integer)`.as('count'));
  if (role !== undefined) query = query.where('role', '=', role);
  return (await query.executeTakeFirstOrThrow()).count;
}

/**
 * Adds a person who signs in with a password, given as better-auth's scrypt hash; returns undefined, and writes nothing,
 * when the e-mail address is taken.
 */
export async function insert(
  db: Kysely<Tables>,
  user: Omit<User, 'id' | 'extraTime' | 'disabled'> & { passwordHash: string },
): Promise<User | undefined> {
  return transaction(db, async (trx) => {
    const row = await trx
      .insertInto('users')
      .values({
        id: v7(),
        name: user.name,
        email: user.email.toLowerCase(),
        // A boolean on one engine and an integer on the other: a comparison is both.
        email_verified: sql<boolean>`(1 = 0)`,
        role: user.role,
        ministry_id: user.ministryId,
        locale: user.locale,
        time_zone: user.timeZone,
        extra_time: 0,
        disabled: 0,
        name_key: normalForm(user.name),
        created_at: user.createdAt,
        updated_at: user.createdAt,
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning(columns)
      .executeTakeFirst();
    if (!row) return undefined;
    await insertCredential(trx, row.id, user.passwordHash, user.createdAt);
    return toUser(row);
  });
}

/** Changes what is given of a person and leaves the rest; whether there is such a person. */
export async function update(
  db: Kysely<Tables>,
  id: string,
  changes: Partial<Omit<User, 'id' | 'createdAt'>>,
  now: Instant,
): Promise<boolean> {
  const { ministryId, timeZone, extraTime, disabled, email, ...same } = changes;
  const result = await db
    .updateTable('users')
    .set({
      ...same,
      updated_at: now,
      ...(changes.name !== undefined && { name_key: normalForm(changes.name) }),
      ...(email !== undefined && { email: email.toLowerCase() }),
      ...(ministryId !== undefined && { ministry_id: ministryId }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
      ...(extraTime !== undefined && { extra_time: extraTime }),
      ...(disabled !== undefined && { disabled: disabled ? 1 : 0 }),
    })
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The hash of a person's password, or undefined when there is none. */
export async function findPasswordHash(db: Kysely<Tables>, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select('password')
    .where('user_id', '=', id)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? undefined;
}

/** Replaces a person's password by its hash, and gives one to a person who had none. */
export async function setPasswordHash(
  db: Kysely<Tables>,
  id: string,
  passwordHash: string,
  now: Instant,
): Promise<void> {
  await transaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('accounts')
      .set({ password: passwordHash, updated_at: now })
      .where('user_id', '=', id)
      .where('provider_id', '=', 'credential')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) await insertCredential(trx, id, passwordHash, now);
  });
}

async function insertCredential(
  db: Kysely<Tables>,
  userId: string,
  password: string,
  now: Instant,
): Promise<void> {
  await db
    .insertInto('accounts')
    .values({
      id: v7(),
      account_id: userId,
      provider_id: 'credential',
      user_id: userId,
      password,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** A person from a row of the table. */
export function toUser(row: Pick<Selectable<Tables['users']>, (typeof columns)[number]>): User {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    ministryId: row.ministry_id,
    locale: row.locale,
    timeZone: row.time_zone,
    extraTime: row.extra_time,
    disabled: row.disabled === 1,
    createdAt: toInstant(row.created_at),
  };
}
