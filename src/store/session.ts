import { sql, type CompiledQuery, type InferResult, type Kysely } from 'kysely';
import { v7 } from 'uuid';
import type { Demand, Factor, Standing } from '../rules/factor.ts';
import type { Instant } from '../schemas/atoms.ts';
import { EVERYBODY } from './factor-rule.ts';
import { toInstant, type Tables } from './schema.ts';
import type { User } from './user.ts';

/** Who is looking, and the session by which we know. */
export interface Viewer extends Omit<User, 'createdAt'> {
  sessionId: string;
  /** Of their second factor: what they have, what their role needs, what was given. */
  standing: Standing;
  expiresAt: Instant;
  /** When the session was last renewed. */
  updatedAt: Instant;
}

/** One machine on which a person is signed in. */
export interface Session {
  id: string;
  createdAt: Instant;
  expiresAt: Instant;
  updatedAt: Instant;
  ipAddress: string | null;
  userAgent: string | null;
  /** By what beside the password it was opened; null for the password alone. */
  factor: Factor | null;
  /** When the person last proved to be there: at sign-in, by a password or by a second factor. */
  confirmedAt: Instant;
}

/** The viewer of a session token, in one statement, or undefined. An expired session and a disabled person are returned too. */
export async function findViewer(db: Kysely<Tables>, token: string): Promise<Viewer | undefined> {
  const statement = statements.get(db) ?? viewerQuery(db, token).compile();
  statements.set(db, statement);
  const { rows } = await db.executeQuery<ViewerRow>({ ...statement, parameters: [token] });
  const [row] = rows;
  if (!row) return undefined;
  const { totp, passkey, demand, given, ...viewer } = row;
  return {
    ...viewer,
    standing: { totp: totp === 1, passkey: passkey === 1, demand, given },
    disabled: row.disabled === 1,
    expiresAt: toInstant(row.expiresAt),
    updatedAt: toInstant(row.updatedAt),
  };
}

// Every request asks for it, and to compose it takes longer than to run it: it is composed once for each database.
const statements = new WeakMap<Kysely<Tables>, CompiledQuery<ViewerRow>>();

type ViewerRow = InferResult<ReturnType<typeof viewerQuery>>[number];

function viewerQuery(db: Kysely<Tables>, token: string) {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select([
      'users.id',
      'users.name',
      'users.email',
      'users.role',
      'users.ministry_id as ministryId',
      'users.locale',
      'users.time_zone as timeZone',
      'users.extra_time as extraTime',
      'users.disabled',
      'sessions.id as sessionId',
      'sessions.expires_at as expiresAt',
      'sessions.updated_at as updatedAt',
      'sessions.factor as given',
      ...standing,
    ])
    .where('sessions.token', '=', token);
}

const standing = [
  sql<number>`case when exists (
    select 1 from totps where totps.user_id = users.id and totps.confirmed_at is not null
  ) then 1 else 0 end`.as('totp'),
  sql<number>`case when exists (select 1 from passkeys where passkeys.user_id = users.id) then 1 else 0 end`.as(
    'passkey',
  ),
  // Of two rules the stricter: by letters, too, `passkey` comes after `any`. The token is the only parameter.
  sql<Demand | null>`(select max(demand) from factor_rules
    where factor_rules.role = users.role and scope in (${sql.lit(EVERYBODY)}, users.ministry_id))`.as(
    'demand',
  ),
];

/** Opens a session by a passkey. */
export async function insert(
  db: Kysely<Tables>,
  session: Pick<Session, 'ipAddress' | 'userAgent' | 'createdAt' | 'expiresAt'> & {
    token: string;
    userId: string;
    factor: Factor;
  },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id: v7(),
      token: session.token,
      user_id: session.userId,
      ip_address: session.ipAddress,
      user_agent: session.userAgent,
      factor: session.factor,
      created_at: session.createdAt,
      updated_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute();
}

/**
 * Keeps that the person of a session proved to be there, and by which second factor where it was one. A passkey given
 * once stays what the session was opened by.
 */
export async function confirm(db: Kysely<Tables>, id: string, now: Instant, factor?: Factor): Promise<void> {
  await db
    .updateTable('sessions')
    .set({
      confirmed_at: now,
      ...(factor && { factor: sql<Factor>`case when factor = 'passkey' then factor else ${factor} end` }),
    })
    .where('id', '=', id)
    .execute();
}

/** Renews a session until `expiresAt`. */
export async function touch(
  db: Kysely<Tables>,
  token: string,
  times: { expiresAt: Instant; updatedAt: Instant },
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ expires_at: times.expiresAt, updated_at: times.updatedAt })
    .where('token', '=', token)
    .execute();
}

/** The sessions of a person, the newest first, expired ones too. */
export async function list(db: Kysely<Tables>, userId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom('sessions')
    .select([
      'id',
      'created_at as createdAt',
      'expires_at as expiresAt',
      'updated_at as updatedAt',
      'ip_address as ipAddress',
      'user_agent as userAgent',
      'factor',
      'confirmed_at as confirmedAt',
    ])
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    createdAt: toInstant(row.createdAt),
    expiresAt: toInstant(row.expiresAt),
    updatedAt: toInstant(row.updatedAt),
    confirmedAt: row.confirmedAt ?? toInstant(row.createdAt),
  }));
}

/** Ends one session. */
export async function remove(db: Kysely<Tables>, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token', '=', token).execute();
}

/** Ends one session of a person, by its id; whether they had it. */
export async function removeById(db: Kysely<Tables>, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends all sessions of a person, or all but the one with `exceptId`; returns how many ended. */
export async function removeAll(db: Kysely<Tables>, userId: string, exceptId?: string): Promise<number> {
  let query = db.deleteFrom('sessions').where('user_id', '=', userId);
  if (exceptId !== undefined) query = query.where('id', '!=', exceptId);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Forgets the sessions that expired before `now`. */
export async function removeExpired(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<', now).execute();
}
