import type { Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** Forgets better-auth's short-lived values that expired before `now`. */
export async function removeExpired(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db.deleteFrom('verifications').where('expires_at', '<', now).execute();
}
