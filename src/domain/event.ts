import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EventDetails, EventKind } from '../schemas/event.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as events from '../store/event.ts';
import type { Tables } from '../store/schema.ts';

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
