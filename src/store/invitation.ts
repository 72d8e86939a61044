import type { Kysely } from 'kysely';
import { v7 } from 'uuid';
import type { Instant } from '../schemas/atoms.ts';
import type { Role, Tables } from './schema.ts';

/** A link that lets one person in. `tokenHash` is a hash of the link's token: the token itself is not kept. */
export interface Invitation {
  id: string;
  tokenHash: string;
  role: Role;
  ministryId: string | null;
  /** The only address that may accept it, or null for any. */
  email: string | null;
  createdAt: Instant;
  expiresAt: Instant;
  acceptedAt: Instant | null;
}

const columns = [
  'id',
  'token_hash as tokenHash',
  'role',
  'ministry_id as ministryId',
  'email',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'accepted_at as acceptedAt',
] as const;

/** Adds an invitation that nobody has accepted. */
export async function insert(
  db: Kysely<Tables>,
  invitation: Omit<Invitation, 'id' | 'acceptedAt'>,
): Promise<Invitation> {
  return db
    .insertInto('invitations')
    .values({
      id: v7(),
      token_hash: invitation.tokenHash,
      role: invitation.role,
      ministry_id: invitation.ministryId,
      email: invitation.email,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** The invitation of a token's hash, accepted and expired ones too, or undefined. */
export async function findByTokenHash(
  db: Kysely<Tables>,
  tokenHash: string,
): Promise<Invitation | undefined> {
  return db.selectFrom('invitations').select(columns).where('token_hash', '=', tokenHash).executeTakeFirst();
}

/** The invitations still to be accepted at `now`, the newest first. */
export async function listOpen(db: Kysely<Tables>, now: Instant): Promise<Invitation[]> {
  return db
    .selectFrom('invitations')
    .select(columns)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Marks an open invitation accepted; false when it was accepted before or has expired. */
export async function accept(db: Kysely<Tables>, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ accepted_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Withdraws an invitation. */
export async function remove(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('invitations').where('id', '=', id).execute();
}
