import { AppError } from '../errors.ts';
import { Id } from '../schemas/atoms.ts';
import * as enrolments from '../store/enrolment.ts';
import type { Enrolment } from '../store/enrolment.ts';
import * as ministries from '../store/ministry.ts';
import type { Ledger } from '../store/proof.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { closeExpired } from './attempt.ts';
import { getRecord, type Record } from './completion.ts';
import { refresh } from './enrolment.ts';
import type { StudiedCourse } from './quiz.ts';
import { reachOf, requireWithin } from './reach.ts';
import type { Viewer } from './viewer.ts';

/** Somebody's way through the courses, as those who answer for them see it. */
export interface Training {
  person: User;
  /** The name of their ministry. */
  ministry: string | undefined;
  record: Record;
  /** The courses that they have begun, the newest first. */
  enrolments: readonly Enrolment[];
}

/**
 * What a person within the viewer's reach has read, passed and completed. Their attempts whose time is over are closed first.
 * @throws AppError `not_found` for nobody and for somebody beyond reach, `forbidden`, `unauthenticated`
 */
export async function getTraining(
  ledger: Ledger,
  visitor: Viewer | undefined,
  personId: string,
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<Training> {
  const reach = reachOf(visitor);
  const { db } = ledger;
  const person = Id.safeParse(personId).success ? await users.find(db, personId) : undefined;
  if (!person) throw new AppError('not_found', `nobody has the id ${personId}`);
  requireWithin(reach, person.ministryId);
  await closeExpired(ledger, person, courses, now);
  await refresh(db, courses);
  const ministry = person.ministryId === null ? undefined : await ministries.find(db, person.ministryId);
  return {
    person,
    ministry: ministry?.name,
    record: await getRecord(db, person),
    enrolments: await enrolments.list(db, person.id),
  };
}
