import type { Kysely, Transaction } from 'kysely';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import type { EventDetails, EventKind } from '../schemas/event.ts';
import type { PersonForm } from '../schemas/person.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as ministries from '../store/ministry.ts';
import * as people from '../store/person.ts';
import type { Person, PersonFilter } from '../store/person.ts';
import type { Tables } from '../store/schema.ts';
import * as sessions from '../store/session.ts';
import * as teachings from '../store/teaching.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { note } from './event.ts';
import { findFactors } from './factor-guard.ts';
import { teach } from './teaching.ts';
import type { StudiedCourse } from './quiz.ts';
import { requireAdministrator, requireWithin, type Reach } from './reach.ts';
import type { Viewer } from './viewer.ts';

type Trx = Transaction<Tables>;

/** What an administrator sees of a person. */
export type PersonInFull = User & { courses: string[]; factors: { totp: boolean; passkey: boolean } };

/** A part of the people within the viewer's reach that fit a filter, by name; and how many fit. */
export async function listPeople(
  db: Kysely<Tables>,
  visitor: Viewer | undefined,
  filter: Omit<PersonFilter, 'within'>,
  part: { limit: number; offset: number },
): Promise<{ list: Person[]; count: number }> {
  return people.list(db, { ...filter, within: requireAdministrator(visitor).reach }, part);
}

/**
 * A person, the courses that they teach, and what second factors they have.
 * @throws AppError `not_found`, also for a person beyond reach
 */
export async function getPerson(
  db: Kysely<Tables>,
  visitor: Viewer | undefined,
  id: string,
): Promise<PersonInFull> {
  const person = await findWithin(db, requireAdministrator(visitor).reach, id);
  return { ...person, courses: await teachings.list(db, id), factors: await findFactors(db, id) };
}

/** What an administrator decides of a person. */
export type PersonTerms = Omit<PersonForm, 'person'> & { courses: readonly string[] };

/**
 * Changes a person's role, ministry, courses and extra time. It holds at their next request. Courses are an instructor's
 * only: in another role all are taken away.
 * @throws AppError `not_found`, `invalid` with the field at fault, `conflict` (`own_account`, `last_administrator`)
 */
export async function changePerson(
  app: App,
  visitor: Viewer | undefined,
  id: string,
  terms: PersonTerms,
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<void> {
  const { viewer, reach } = requireAdministrator(visitor);
  await transaction(app.db, async (trx) => {
    const before = await findWithin(trx, reach, id);
    const after = {
      role: terms.role,
      extraTime: terms.extraTime,
      ministryId: ministryOf(reach, before, terms),
    };
    await requireMinistry(trx, after);
    const moved = after.ministryId !== before.ministryId;
    if (viewer.id === id && (moved || after.role !== before.role)) throw ownAccount();
    if (after.role !== 'administrator' || (moved && after.ministryId !== null))
      await requireAnother(trx, before);
    await users.update(trx, id, after, now.toISOString());
    await noteChanges(app, trx, viewer, before, after, now);
    const taught = after.role === 'instructor' ? terms.courses : [];
    await giveCourses(app, trx, { viewer, id, ministry: after.ministryId }, taught, courses, now);
  });
}

/**
 * Shuts a person out, or lets them in again. All their sessions end at once.
 * @throws AppError `not_found`, `conflict` (`own_account`, `last_administrator`)
 */
export async function setDisabled(
  app: App,
  visitor: Viewer | undefined,
  id: string,
  disabled: boolean,
  now: Date,
): Promise<void> {
  const { viewer, reach } = requireAdministrator(visitor);
  await transaction(app.db, async (trx) => {
    const person = await findWithin(trx, reach, id);
    if (person.disabled === disabled) return;
    if (viewer.id === id) throw ownAccount();
    if (disabled) await requireAnother(trx, person);
    await users.update(trx, id, { disabled }, now.toISOString());
    await sessions.removeAll(trx, id);
    const event = { kind: disabled ? 'disabled' : 'enabled', actor: viewer.id, subject: id } as const;
    await note(trx, app.secret, { ...event, ministry: person.ministryId }, now);
  });
}

/**
 * A person within reach.
 * @throws AppError `not_found`, also for a person beyond reach
 */
export async function findWithin(db: Kysely<Tables>, reach: Reach, id: string): Promise<User> {
  const person = await users.find(db, id);
  if (!person) throw new AppError('not_found', `nobody has the id ${id}`);
  requireWithin(reach, person.ministryId);
  return person;
}

/** Only who sees everybody moves somebody to another ministry. */
function ministryOf(reach: Reach, { ministryId }: User, { ministry }: PersonTerms): string | null {
  if (reach !== 'everybody' || ministry === undefined) return ministryId;
  return ministry === '' ? null : ministry;
}

async function requireMinistry(
  trx: Trx,
  { role, ministryId }: Pick<User, 'role' | 'ministryId'>,
): Promise<void> {
  const fault = (key: string) =>
    new AppError('invalid', `the ministry: ${key}`, { reason: 'form_faults', fields: { ministry: key } });
  if (ministryId === null && role === 'officer') throw fault('officer');
  if (ministryId !== null && !(await ministries.find(trx, ministryId))) throw fault('ministry');
}

/**
 * Somebody who can do what this administrator could must be left. The transaction is serializable: of two who take
 * the right from each other at the same moment, one does.
 */
async function requireAnother(trx: Trx, { id, role, disabled, ministryId }: User): Promise<void> {
  if (role !== 'administrator' || disabled) return;
  if ((await people.countOtherAdministrators(trx, id, ministryId)) > 0) return;
  throw new AppError('conflict', 'the last administrator', { reason: 'last_administrator' });
}

/** What nobody does to themselves. */
export function ownAccount(): AppError {
  return new AppError('conflict', 'an administrator’s own account', { reason: 'own_account' });
}

type Decided = Pick<User, 'role' | 'ministryId' | 'extraTime'>;

async function noteChanges(
  app: App,
  trx: Trx,
  viewer: Viewer,
  before: User,
  after: Decided,
  now: Date,
): Promise<void> {
  const write = (kind: EventKind, ministry: string | null, details: EventDetails) =>
    note(trx, app.secret, { kind, actor: viewer.id, subject: before.id, ministry, details }, now);
  const at = after.ministryId;
  if (after.role !== before.role) await write('role_changed', at, { from: before.role, to: after.role });
  if (after.extraTime !== before.extraTime)
    await write('extra_time_changed', at, { from: before.extraTime, to: after.extraTime });
  if (at === before.ministryId) return;
  // It names two ministries, neither of which is to learn of the other.
  const [from, to] = [await nameOf(trx, before.ministryId), await nameOf(trx, at)];
  await write('ministry_changed', null, { from, to });
}

async function nameOf(trx: Trx, ministryId: string | null): Promise<string | null> {
  return ministryId === null ? null : ((await ministries.find(trx, ministryId))?.name ?? null);
}

async function giveCourses(
  app: App,
  trx: Trx,
  { viewer, id, ministry }: { viewer: Viewer; id: string; ministry: string | null },
  taught: readonly string[],
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<void> {
  const before = await teachings.list(trx, id);
  const after = [...new Set(taught)].toSorted();
  if (before.join() === after.join()) return;
  for (const slug of before) if (!after.includes(slug)) await teachings.remove(trx, id, slug);
  for (const slug of after) await teach(trx, { id }, slug, courses, now);
  const event = { kind: 'courses_given', actor: viewer.id, subject: id, ministry } as const;
  await note(trx, app.secret, { ...event, details: { courses: after.join(', ') } }, now);
}
