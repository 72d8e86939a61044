import type { Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import { toInstant, type Tables } from './schema.ts';
import type { User } from './user.ts';

/** Who is looking, and the session by which we know. */
export interface Viewer extends Omit<User, 'createdAt'> {
  sessionId: string;
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
}

/** The viewer of a session token, in one statement, or undefined. An expired session and a disabled person are returned too. */
export async function findViewer(db: Kysely<Tables>, token: string): Promise<Viewer | undefined> {
  const row = await db
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
    ])
    .where('sessions.token', '=', token)
    .executeTakeFirst();
  return (
    row && {
      ...row,
      disabled: row.disabled === 1,
      expiresAt: toInstant(row.expiresAt),
      updatedAt: toInstant(row.updatedAt),
    }
  );
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
    ])
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    createdAt: toInstant(row.createdAt),
    expiresAt: toInstant(row.expiresAt),
    updatedAt: toInstant(row.updatedAt),
  }));
}

/** Ends one session. */
export async function remove(db: Kysely<Tables>, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token', '=', token).execute();
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
