import { sql, type Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import { toInvitation, type Invitation } from './invitation.ts';
import type { MessageState } from './message.ts';
import type { Tables } from './schema.ts';

/** Whose invitations are looked at: those of one ministry, or everybody's. */
export type Within = { ministryId: string } | 'everybody';

/** An invitation that nobody has accepted yet, with how far its message has come. */
export interface Waiting extends Invitation {
  email: string;
  message: MessageState;
  ministry: string | null;
}

/** A part of the invitations that wait to be accepted, expired ones too, the newest first; and how many there are. */
export async function listWaiting(
  db: Kysely<Tables>,
  within: Within,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ list: Waiting[]; count: number }> {
  const waiting = db
    .selectFrom('invitations')
    .where('invitations.email', 'is not', null)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .$if(within !== 'everybody', (query) =>
      query.where('invitations.ministry_id', '=', within === 'everybody' ? null : within.ministryId),
    );
  const { count } = await waiting
    .select(sql<number>`cast(count(*) as integer)`.as('count'))
    .executeTakeFirstOrThrow();
  const rows = await waiting
    .leftJoin('messages', 'messages.id', 'invitations.message_id')
    .leftJoin('ministries', 'ministries.id', 'invitations.ministry_id')
    .selectAll('invitations')
    .select([
      'messages.created_at as posted_at',
      'messages.sent_at',
      'messages.failed_at',
      'messages.error',
      'ministries.name as ministry',
    ])
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitations.id')
    .limit(limit)
    .offset(offset)
    .execute();
  const list = rows.map((row) => ({
    ...toInvitation(row),
    email: row.email ?? '',
    message: { createdAt: row.posted_at, sentAt: row.sent_at, failedAt: row.failed_at, error: row.error },
    ministry: row.ministry,
  }));
  return { list, count };
}

/** What is known of an address: the ministry of whoever has it, or which ministry has invited it and until when. */
export type Known =
  | { email: string; as: 'person'; ministryId: string | null }
  | { email: string; as: 'invited'; ministryId: string | null; expiresAt: Instant };

/** What is known of the people and open invitations that have one of the addresses; expired ones count no more. */
export async function listKnown(
  db: Kysely<Tables>,
  emails: readonly string[],
  now: Instant,
): Promise<Known[]> {
  const known: Known[] = [];
  // Both engines bound the parameters of a statement.
  for (let from = 0; from < emails.length; from += 500) {
    const some = emails.slice(from, from + 500);
    const people = await db
      .selectFrom('users')
      .select(['email', 'ministry_id as ministryId'])
      .where('email', 'in', some)
      .execute();
    const invited = await db
      .selectFrom('invitations')
      .select([sql<string>`email`.as('email'), 'ministry_id as ministryId', 'expires_at as expiresAt'])
      .where('email', 'in', some)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', now)
      .execute();
    known.push(...people.map((one) => ({ ...one, as: 'person' as const })));
    known.push(...invited.map((one) => ({ ...one, as: 'invited' as const })));
  }
  return known;
}
