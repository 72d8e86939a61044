import type { Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/**
 * Keeps that a challenge was answered, until it would have expired; false when it was answered before, on whichever
 * instance. Those that have expired are forgotten.
 */
export async function claim(
  db: Kysely<Tables>,
  hash: string,
  expiresAt: Instant,
  now: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('challenges')
    .values({ hash, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  await db.deleteFrom('challenges').where('expires_at', '<', now).execute();
  return numInsertedOrUpdatedRows === 1n;
}
