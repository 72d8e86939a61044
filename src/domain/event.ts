import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import { EventDetails, type EventKind } from '../schemas/event.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as events from '../store/event.ts';
import * as searches from '../store/event-search.ts';
import type { Tables } from '../store/schema.ts';
import { reachOf, type Reach } from './reach.ts';
import { requireViewer, type Viewer } from './viewer.ts';

/** What happened, to be written down. */
export interface Noted {
  kind: EventKind;
  /** Who did it: a person's id; null for a command, or for somebody who is not known. */
  actor: string | null;
  /** Whom it befell: a person's id. */
  subject: string | null;
  /** Whose administrators may read of it: the subject's ministry as a rule. */
  ministry: string | null;
  /** What else is to be known, personal things too: they stand beside the chain. */
  details?: EventDetails;
}

/**
 * Writes an entry in the record. Call it in the transaction of what it tells of, so that both are written or neither.
 * @param key the academy's secret
 */
export async function note(trx: Kysely<Tables>, key: string, event: Noted, now: Date): Promise<void> {
  const { kind, actor, subject, ministry } = event;
  const beside = event.details && {
    salt: randomBytes(16).toString('hex'),
    details: JSON.stringify(event.details),
  };
  const entry = {
    at: now.toISOString(),
    kind,
    ministryId: ministry,
    actorId: actor,
    subjectId: subject,
    detailsHash: beside ? events.hashOf(beside) : null,
  };
  await transaction(trx, (inner) => events.append(inner, key, entry, beside));
}

/** A person whom an entry names: gone when nobody has the id any more, elsewhere when it is not the reader's to know. */
export type Named = { name: string } | 'gone' | 'elsewhere' | undefined;

/** An entry as it is read. */
export interface ReadEvent {
  seq: number;
  at: string;
  kind: EventKind;
  /** What it says beside who, whom and when; empty when that was taken out. */
  details: EventDetails;
  erased: boolean;
  actor: Named;
  subject: Named;
}

/** A part of the record, the newest entry first, and whether there are newer and older ones. */
export interface RecordPage {
  events: ReadEvent[];
  newer: boolean;
  older: boolean;
}

const PAGE = 50;

/**
 * The entries that an administrator asks for: of the whole academy, or of their ministry alone.
 * @throws AppError `forbidden` for anybody else
 */
export async function list(
  db: Kysely<Tables>,
  visitor: Viewer | undefined,
  query: Omit<searches.EventQuery, 'ministryId'>,
): Promise<RecordPage> {
  if (requireViewer(visitor).role !== 'administrator')
    throw new AppError('forbidden', 'the record is the administrators’');
  const reach = reachOf(visitor);
  const within = reach === 'everybody' ? query : { ...query, ...reach };
  const found = await searches.search(db, within, PAGE + 1);
  const more = found.length > PAGE;
  const [forward, back] = [query.after !== undefined, query.before !== undefined];
  const page = forward ? found.slice(-PAGE) : found.slice(0, PAGE);
  return {
    events: page.map((event) => toRead(event, reach)),
    newer: forward ? more : back,
    older: forward ? true : more,
  };
}

function toRead(event: searches.FoundEvent, reach: Reach): ReadEvent {
  const { seq, at, kind, actorId, subjectId, detailsHash, beside } = event;
  return {
    ...{ seq, at, kind },
    details: beside ? readDetails(beside.details) : {},
    erased: detailsHash !== null && !beside,
    actor: nameOf(actorId, event.actor, reach),
    subject: nameOf(subjectId, event.subject, reach),
  };
}

function nameOf(id: string | null, { name, ministryId }: searches.EventPerson, reach: Reach): Named {
  if (id === null) return undefined;
  if (name === null) return 'gone';
  return reach === 'everybody' || reach.ministryId === ministryId ? { name } : 'elsewhere';
}

/** What somebody altered by hand must not take the page away. */
function readDetails(json: string): EventDetails {
  try {
    return EventDetails.safeParse(JSON.parse(json)).data ?? {};
  } catch {
    return {};
  }
}
