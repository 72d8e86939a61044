import { sql, type Kysely } from 'kysely';
import { v7 } from 'uuid';
import type { Instant, Locale } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** A message to one address, in plain text and in HTML. */
export interface NewMessage {
  /** Where it is to be known before; a new one otherwise. */
  id?: string;
  to: string;
  locale: Locale;
  subject: string;
  text: string;
  html: string;
}

/** A message that somebody has claimed, to send it. */
export interface ClaimedMessage extends NewMessage {
  id: string;
  createdAt: Instant;
  /** How often sending was begun, this time included. */
  tries: number;
}

/** How far a message has come. `error` is what the mail server last said against it. */
export interface MessageState {
  createdAt: Instant | null;
  sentAt: Instant | null;
  failedAt: Instant | null;
  error: string | null;
}

/** Adds messages that are due at once, and returns their ids, in order. */
export async function insert(
  db: Kysely<Tables>,
  messages: readonly NewMessage[],
  now: Instant,
): Promise<string[]> {
  if (messages.length === 0) return [];
  const rows = messages.map(({ id = v7(), to, locale, subject, text, html }) => ({
    ...{ id, to, locale, subject, text, html },
    created_at: now,
    due_at: now,
  }));
  await db.insertInto('messages').values(rows).execute();
  return rows.map(({ id }) => id);
}

/**
 * Claims the message that has been due the longest, until `claimedUntil`; undefined when none is due. One statement
 * decides: of several instances exactly one has it. When the claim has run out, because its holder died, it is due again.
 */
export async function claim(
  db: Kysely<Tables>,
  now: Instant,
  claimedUntil: Instant,
): Promise<ClaimedMessage | undefined> {
  for (;;) {
    const due = await listDue(db, now);
    if (due.length === 0) return undefined;
    for (const id of due) {
      const claimed = await claimOne(db, id, now, claimedUntil);
      if (claimed) return claimed;
    }
  }
}

/** The ids of a few due messages: more than one, since another instance may be quicker at the first. */
async function listDue(db: Kysely<Tables>, now: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('messages')
    .select('id')
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('due_at', '<=', now)
    .where((where) => where.or([where('claimed_until', 'is', null), where('claimed_until', '<=', now)]))
    .orderBy('due_at')
    .orderBy('id')
    .limit(10)
    .execute();
  return rows.map(({ id }) => id);
}

async function claimOne(
  db: Kysely<Tables>,
  id: string,
  now: Instant,
  claimedUntil: Instant,
): Promise<ClaimedMessage | undefined> {
  return db
    .updateTable('messages')
    .set({ claimed_until: claimedUntil, tries: sql`tries + 1` })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where((where) => where.or([where('claimed_until', 'is', null), where('claimed_until', '<=', now)]))
    .returning(['id', 'to', 'locale', 'subject', 'text', 'html', 'created_at as createdAt', 'tries'])
    .executeTakeFirst();
}

/** The message was taken: its text, with the live link in it, is forgotten. */
export async function markSent(db: Kysely<Tables>, id: string, now: Instant): Promise<void> {
  await db
    .updateTable('messages')
    .set({ sent_at: now, claimed_until: null, error: null, text: '', html: '' })
    .where('id', '=', id)
    .execute();
}

/** The message was refused for good: its text is forgotten, `error` is kept. */
export async function markFailed(db: Kysely<Tables>, id: string, now: Instant, error: string): Promise<void> {
  await db
    .updateTable('messages')
    .set({ failed_at: now, claimed_until: null, error, text: '', html: '' })
    .where('id', '=', id)
    .execute();
}

/** The message could not be sent now: it is due again at `dueAt`. */
export async function postpone(
  db: Kysely<Tables>,
  id: string,
  dueAt: Instant,
  error: string | null,
): Promise<void> {
  await db
    .updateTable('messages')
    .set({ due_at: dueAt, claimed_until: null, error })
    .where('id', '=', id)
    .execute();
}

/** Takes a message back that has not been sent; one that is just being sent may still go out. */
export async function remove(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('messages').where('id', '=', id).where('sent_at', 'is', null).execute();
}

/** How far a message has come, or undefined when there is none. */
export async function findState(db: Kysely<Tables>, id: string): Promise<MessageState | undefined> {
  return db
    .selectFrom('messages')
    .select(['created_at as createdAt', 'sent_at as sentAt', 'failed_at as failedAt', 'error'])
    .where('id', '=', id)
    .executeTakeFirst();
}
