import type { Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** Puts new codes, given as hashes, in place of all earlier ones of a person. */
export async function replace(
  db: Kysely<Tables>,
  userId: string,
  hashes: readonly string[],
  now: Instant,
): Promise<void> {
  await removeAll(db, userId);
  if (hashes.length === 0) return;
  await db
    .insertInto('recovery_codes')
    .values(hashes.map((hash) => ({ user_id: userId, hash, created_at: now })))
    .execute();
}

/** Uses up a code; false when there is none like it or it was used before. */
export async function claim(
  db: Kysely<Tables>,
  userId: string,
  hash: string,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('user_id', '=', userId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many codes a person has left, and when they were made; undefined when none was ever made. */
export async function summarise(
  db: Kysely<Tables>,
  userId: string,
): Promise<{ left: number; createdAt: Instant } | undefined> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select(['created_at', 'used_at'])
    .where('user_id', '=', userId)
    .execute();
  const [first] = rows;
  return first && { left: rows.filter(({ used_at }) => !used_at).length, createdAt: first.created_at };
}

/** Forgets a person's codes. */
export async function removeAll(db: Kysely<Tables>, userId: string): Promise<void> {
  await db.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
}
