import { sql, type Kysely, type Selectable } from 'kysely';
import { v7 } from 'uuid';
import type { Instant, Locale } from '../schemas/atoms.ts';
import type { Role, Tables } from './schema.ts';

/** A link that lets one person in. `tokenHash` is a hash of the link's token: the token itself is not kept. */
export interface Invitation {
  id: string;
  tokenHash: string;
  role: Role;
  ministryId: string | null;
  /** The only address that may accept it; null for the first administrator's. */
  email: string | null;
  /** How whoever invited wrote the name, or null. */
  name: string | null;
  locale: Locale | null;
  /** The slugs of the courses that an instructor is to teach. */
  courses: string[];
  invitedBy: string | null;
  /** The key of the form that sent it. */
  batch: string | null;
  /** The message that carries the link. */
  messageId: string | null;
  createdAt: Instant;
  expiresAt: Instant;
  acceptedAt: Instant | null;
  withdrawnAt: Instant | null;
}

/** What an invitation begins with; what is left out is null. */
export type NewInvitation = Pick<
  Invitation,
  'tokenHash' | 'role' | 'ministryId' | 'email' | 'createdAt' | 'expiresAt'
> &
  Partial<Pick<Invitation, 'name' | 'locale' | 'courses' | 'invitedBy' | 'batch' | 'messageId'>>;

/**
 * Adds invitations that nobody has accepted. One for an address that has an open one of the same ministry is left out.
 * @returns those that were added
 */
export async function insert(db: Kysely<Tables>, given: readonly NewInvitation[]): Promise<Invitation[]> {
  if (given.length === 0) return [];
  const rows = await db
    .insertInto('invitations')
    .values(given.map(toRow))
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .execute();
  return rows.map(toInvitation);
}

/** The invitation of an id, or undefined. */
export async function find(db: Kysely<Tables>, id: string): Promise<Invitation | undefined> {
  const row = await db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toInvitation(row);
}

/** The invitation of a token's hash, accepted and expired ones too, or undefined. */
export async function findByTokenHash(
  db: Kysely<Tables>,
  tokenHash: string,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row && toInvitation(row);
}

/** The invitations still to be accepted at `now`, the newest first. */
export async function listOpen(db: Kysely<Tables>, now: Instant): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(toInvitation);
}

/** Marks an open invitation accepted; false when it was accepted or withdrawn before, or has expired. */
export async function accept(db: Kysely<Tables>, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ accepted_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes an invitation back; false when it was accepted or withdrawn before. */
export async function withdraw(db: Kysely<Tables>, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes the expired invitations of some addresses back, so that their ministry may invite them anew. */
export async function withdrawExpired(
  db: Kysely<Tables>,
  emails: readonly string[],
  ministryId: string | null,
  now: Instant,
): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ withdrawn_at: now })
    .where('email', 'in', emails)
    .where('ministry_id', 'is not distinct from', ministryId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '<=', now)
    .execute();
}

/** Gives an invitation another link, which ends the one before, and says which message carries it. */
export async function renew(
  db: Kysely<Tables>,
  id: string,
  { tokenHash, expiresAt, messageId }: { tokenHash: string; expiresAt: Instant; messageId: string },
): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ token_hash: tokenHash, expires_at: expiresAt, message_id: messageId })
    .where('id', '=', id)
    .execute();
}

/** How many invitations a person has sent with one form. */
export async function countBatch(db: Kysely<Tables>, batch: string, invitedBy: string): Promise<number> {
  const { count } = await db
    .selectFrom('invitations')
    .select(sql<number>`cast(count(*) as integer)`.as('count'))
    .where('batch', '=', batch)
    .where('invited_by', '=', invitedBy)
    .executeTakeFirstOrThrow();
  return count;
}

/** Removes an invitation as if it had never been. */
export async function remove(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('invitations').where('id', '=', id).execute();
}

function toRow(given: NewInvitation) {
  return {
    id: v7(),
    token_hash: given.tokenHash,
    role: given.role,
    ministry_id: given.ministryId,
    email: given.email,
    name: given.name ?? null,
    locale: given.locale ?? null,
    courses: given.courses ? JSON.stringify(given.courses) : null,
    invited_by: given.invitedBy ?? null,
    batch: given.batch ?? null,
    message_id: given.messageId ?? null,
    created_at: given.createdAt,
    expires_at: given.expiresAt,
  };
}

/** An invitation from its row. */
export function toInvitation(row: Selectable<Tables['invitations']>): Invitation {
  return {
    id: row.id,
    tokenHash: row.token_hash,
    role: row.role,
    ministryId: row.ministry_id,
    email: row.email,
    name: row.name,
    locale: row.locale,
    courses: row.courses === null ? [] : (JSON.parse(row.courses) as string[]),
    invitedBy: row.invited_by,
    batch: row.batch,
    messageId: row.message_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    acceptedAt: row.accepted_at,
    withdrawnAt: row.withdrawn_at,
  };
}
