import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import { v7 } from 'uuid';
import type { Instant } from '../schemas/atoms.ts';
import type { EventKind } from '../schemas/event.ts';
import type { Tables } from './schema.ts';
import { seal } from './seal.ts';

/** An entry of the record, as the chain holds it. */
export interface Event {
  /** Its place in the chain, from 1, without a gap. */
  seq: number;
  id: string;
  at: Instant;
  kind: EventKind;
  ministryId: string | null;
  /** Who did it; null for a command, or somebody unknown. */
  actorId: string | null;
  /** Whom it befell, or null. */
  subjectId: string | null;
  /** The salted hash of its details, or null without any. */
  detailsHash: string | null;
  /** The seal of this entry and of the one before. */
  mac: string;
}

/** What stands beside an entry: JSON, and the salt without which its hash tells nothing. */
export interface Details {
  salt: string;
  details: string;
}

/** An entry with what stands beside it; undefined where there is nothing, or it was taken out. */
export interface Entry extends Event {
  beside: Details | undefined;
}

/** A new entry, before it has its place. */
export type NewEvent = Omit<Event, 'seq' | 'id' | 'mac'>;

/** The newest entry as its own sealed row remembers it: a chain whose end was cut off does not reach it. */
export interface Head {
  seq: number;
  mac: string;
  seal: string;
}

/** The columns of an entry with what stands beside it, for `toEntry`. */
export const COLUMNS = [
  'events.seq',
  'events.id',
  'events.at',
  'events.kind',
  'events.ministry_id as ministryId',
  'events.actor_id as actorId',
  'events.subject_id as subjectId',
  'events.details_hash as detailsHash',
  'events.mac',
  'event_details.salt',
  'event_details.details',
] as const;

/** The hash of what stands beside an entry: salted, so that a short text cannot be guessed from it. */
export function hashOf({ salt, details }: Details): string {
  return createHmac('sha256', salt).update(details).digest('hex');
}

/** The seal of an entry that follows one with the seal `previous`, which is empty for the first. */
export function macOf(key: string, previous: string, event: Omit<Event, 'mac'>): string {
  const { seq, id, at, kind, ministryId, actorId, subjectId, detailsHash } = event;
  return seal(key, 'event', [previous, seq, id, at, kind, ministryId, actorId, subjectId, detailsHash]);
}

/** The seal of the head. */
export function headSeal(key: string, { seq, mac }: Omit<Head, 'seal'>): string {
  return seal(key, 'event-head', [seq, mac]);
}

/**
 * Adds an entry at the end of the chain. Call it in a transaction: the head's row is locked from the first statement on, so
 * that writers follow one another. Where the head is not as it was sealed, the entry is chained to nothing: who cut the
 * chain cannot have it mended by the next entry.
 */
export async function append(
  trx: Kysely<Tables>,
  key: string,
  event: NewEvent,
  details: Details | undefined,
): Promise<Event> {
  const head = await lockHead(trx);
  const newest = await findNewest(trx);
  const whole = head.seq === (newest?.seq ?? 0) && head.seal === headSeal(key, head);
  const place = { ...event, seq: Math.max(head.seq, newest?.seq ?? 0) + 1, id: v7() };
  const entry = { ...place, mac: macOf(key, whole ? head.mac : '', place) };
  await trx.insertInto('events').values(toRow(entry)).execute();
  if (details) {
    await trx
      .insertInto('event_details')
      .values({ seq: entry.seq, ...details })
      .execute();
  }
  const next = { seq: entry.seq, mac: entry.mac };
  await trx
    .updateTable('event_head')
    .set({ ...next, seal: headSeal(key, next) })
    .execute();
  return entry;
}

/** The head, or undefined before the first entry. */
export async function findHead(db: Kysely<Tables>): Promise<Head | undefined> {
  return db.selectFrom('event_head').select(['seq', 'mac', 'seal']).executeTakeFirst();
}

/** Whether the record has an entry of a kind. */
export async function has(db: Kysely<Tables>, kind: EventKind): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('seq')
    .where('kind', '=', kind)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The entries after one of the chain, in its order, with what stands beside them. */
export async function listAfter(db: Kysely<Tables>, seq: number, limit: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom('events')
    .leftJoin('event_details', 'event_details.seq', 'events.seq')
    .select(COLUMNS)
    .where('events.seq', '>', seq)
    .orderBy('events.seq')
    .limit(limit)
    .execute();
  return rows.map(toEntry);
}

/** Locks the head until the transaction ends, and returns it; an empty one before the first entry. */
async function lockHead(trx: Kysely<Tables>): Promise<Head> {
  return trx
    .insertInto('event_head')
    .values({ id: 1, seq: 0, mac: '', seal: '' })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ id: 1 }))
    .returning(['seq', 'mac', 'seal'])
    .executeTakeFirstOrThrow();
}

async function findNewest(trx: Kysely<Tables>): Promise<{ seq: number } | undefined> {
  return trx.selectFrom('events').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
}

/** An entry from a row of `COLUMNS`. */
export function toEntry({ salt, details, ...event }: Event & Record<keyof Details, string | null>): Entry {
  return { ...event, beside: salt !== null && details !== null ? { salt, details } : undefined };
}

function toRow(event: Event) {
  return {
    seq: event.seq,
    id: event.id,
    at: event.at,
    kind: event.kind,
    ministry_id: event.ministryId,
    actor_id: event.actorId,
    subject_id: event.subjectId,
    details_hash: event.detailsHash,
    mac: event.mac,
  };
}
