import type { Kysely } from 'kysely';
import { v7 } from 'uuid';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** A link with which one person sets a new password. */
export interface PasswordReset {
  id: string;
  userId: string;
  expiresAt: Instant;
  usedAt: Instant | null;
}

/** Adds a link that nobody has used. */
export async function insert(
  db: Kysely<Tables>,
  given: { tokenHash: string; userId: string; createdAt: Instant; expiresAt: Instant },
): Promise<void> {
  const { tokenHash, userId, createdAt, expiresAt } = given;
  await db
    .insertInto('password_resets')
    .values({
      id: v7(),
      token_hash: tokenHash,
      user_id: userId,
      created_at: createdAt,
      expires_at: expiresAt,
    })
    .execute();
}

/** The link of a token's hash, used and expired ones too, or undefined. */
export async function findByTokenHash(
  db: Kysely<Tables>,
  tokenHash: string,
): Promise<PasswordReset | undefined> {
  return db
    .selectFrom('password_resets')
    .select(['id', 'user_id as userId', 'expires_at as expiresAt', 'used_at as usedAt'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Marks an open link used; false when it was used before or has expired. */
export async function use(db: Kysely<Tables>, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('password_resets')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets every link of a person. */
export async function removeAll(db: Kysely<Tables>, userId: string): Promise<void> {
  await db.deleteFrom('password_resets').where('user_id', '=', userId).execute();
}

/** Forgets the links that expired before `now`. */
export async function removeExpired(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db.deleteFrom('password_resets').where('expires_at', '<', now).execute();
}
