import type { Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** The secret that a person's app shares with us, encrypted; it opens something once it is confirmed. */
export interface Totp {
  secret: string;
  createdAt: Instant;
  confirmedAt: Instant | null;
}

/** A person's app, confirmed or not, or undefined. */
export async function find(db: Kysely<Tables>, userId: string): Promise<Totp | undefined> {
  return db
    .selectFrom('totps')
    .select(['secret', 'created_at as createdAt', 'confirmed_at as confirmedAt'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Keeps a secret to be confirmed, in place of an earlier one; false, and nothing is written, when one is confirmed. */
export async function begin(
  db: Kysely<Tables>,
  userId: string,
  secret: string,
  now: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('totps')
    .values({ user_id: userId, secret, created_at: now })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({ secret, created_at: now })
        .where('totps.confirmed_at', 'is', null),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Confirms the secret as it was read; false when it was confirmed or replaced in the meantime. */
export async function confirm(
  db: Kysely<Tables>,
  userId: string,
  secret: string,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('totps')
    .set({ confirmed_at: now })
    .where('user_id', '=', userId)
    .where('secret', '=', secret)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets a person's app and what was used of it; whether there was a confirmed one. */
export async function remove(db: Kysely<Tables>, userId: string): Promise<boolean> {
  await db.deleteFrom('totp_claims').where('user_id', '=', userId).execute();
  const removed = await db
    .deleteFrom('totps')
    .where('user_id', '=', userId)
    .returning('confirmed_at')
    .executeTakeFirst();
  return Boolean(removed?.confirmed_at);
}

/** Claims a step of 30 seconds, once; false when it was claimed before, on whichever instance. Old claims are forgotten. */
export async function claim(db: Kysely<Tables>, userId: string, step: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('totp_claims')
    .values({ user_id: userId, step })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  await db
    .deleteFrom('totp_claims')
    .where('user_id', '=', userId)
    .where('step', '<', step - KEPT_STEPS)
    .execute();
  return numInsertedOrUpdatedRows === 1n;
}

/** A code holds for three steps; what is older by far could not be claimed again anyway. */
const KEPT_STEPS = 20;
