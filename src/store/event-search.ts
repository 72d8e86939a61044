import { sql, type Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { EventKind } from '../schemas/event.ts';
import { COLUMNS, toEntry, type Entry } from './event.ts';
import type { Tables } from './schema.ts';

/** Which entries are looked for. */
export interface EventQuery {
  /** Only those of this ministry, and names only of its people; everything without one. */
  ministryId?: string | undefined;
  kind?: EventKind | undefined;
  /** In the name or address of who did it, whom it befell, or who was written to. */
  text?: string | undefined;
  /** From this moment on, and before that one. */
  from?: Instant | undefined;
  until?: Instant | undefined;
  /** Only entries older than this one, or only newer ones. */
  before?: number | undefined;
  after?: number | undefined;
}

/** A person as an entry's reader may know them. */
export interface EventPerson {
  /** Null when nobody has the id any more. */
  name: string | null;
  ministryId: string | null;
}

/** An entry with the people it names. */
export interface FoundEvent extends Entry {
  actor: EventPerson;
  subject: EventPerson;
}

/** The newest entries that a query asks for, newest first; with `after`, the oldest of those that are newer. */
export async function search(db: Kysely<Tables>, query: EventQuery, limit: number): Promise<FoundEvent[]> {
  const { before, after } = query;
  let found = filtered(db, query)
    .orderBy('events.seq', after === undefined ? 'desc' : 'asc')
    .limit(limit);
  if (before !== undefined) found = found.where('events.seq', '<', before);
  if (after !== undefined) found = found.where('events.seq', '>', after);
  const rows = await found.execute();
  const events = rows.map(({ actorName, actorMinistry, subjectName, subjectMinistry, ...row }) => ({
    ...toEntry(row),
    actor: { name: actorName, ministryId: actorMinistry },
    subject: { name: subjectName, ministryId: subjectMinistry },
  }));
  return after === undefined ? events : events.toReversed();
}

function filtered(db: Kysely<Tables>, { ministryId, kind, text, from, until }: EventQuery) {
  let query = db
    .selectFrom('events')
    .leftJoin('event_details', 'event_details.seq', 'events.seq')
    .leftJoin('users as actor', 'actor.id', 'events.actor_id')
    .leftJoin('users as subject', 'subject.id', 'events.subject_id')
    .select(COLUMNS)
    .select(['actor.name as actorName', 'actor.ministry_id as actorMinistry'])
    .select(['subject.name as subjectName', 'subject.ministry_id as subjectMinistry']);
  if (ministryId !== undefined) query = query.where('events.ministry_id', '=', ministryId);
  if (kind !== undefined) query = query.where('events.kind', '=', kind);
  if (from !== undefined) query = query.where('events.at', '>=', from);
  if (until !== undefined) query = query.where('events.at', '<', until);
  return text === undefined ? query : query.where(names(text, ministryId));
}

/** Whether an entry names somebody by a text. A person of another ministry is not found by a name that is not shown. */
function names(text: string, ministryId: string | undefined) {
  const likely = text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&');
  const has = (column: string, pattern: string) =>
    sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`;
  const person = (alias: 'actor' | 'subject') => {
    const known = sql<boolean>`(${has(`${alias}.name`, `%${likely}%`)} or ${has(`${alias}.email`, `%${likely}%`)})`;
    return ministryId === undefined
      ? known
      : sql<boolean>`(${sql.ref(`${alias}.ministry_id`)} = ${ministryId} and ${known})`;
  };
  const written = has('event_details.details', `%"email":"%${likely}%`);
  return sql<boolean>`(${person('actor')} or ${person('subject')} or ${written})`;
}
