import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import type { EventDetails } from '../schemas/event.ts';
import type { Tables } from '../store/schema.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { note } from './event.ts';

/**
 * Writes down that a wrong password was given for an address, or that the tries for it ran out. Whose account it is stands
 * there by id; an address that nobody has is kept in part, since people mistype their own.
 */
export async function noteTry(
  app: App,
  kind: 'sign_in_failed' | 'sign_in_limited',
  { email, address }: { email: string; address: string },
  now: Date,
): Promise<void> {
  const person = await users.findByEmail(app.db, email);
  const details: EventDetails = person ? { address } : { address, email: inPart(email) };
  const whom = { actor: null, subject: person?.id ?? null, ministry: person?.ministryId ?? null };
  await note(app.db, app.secret, { kind, ...whom, details }, now);
}

/** Writes down that an account was made by command, by registering, or for the first administrator. */
export async function noteAccount(
  trx: Kysely<Tables>,
  key: string,
  user: User,
  by: 'command' | 'self',
  now: Date,
): Promise<void> {
  const { id, role, ministryId } = user;
  const actor = by === 'self' ? id : null;
  const event = { actor, subject: id, ministry: ministryId, details: { role } };
  await note(trx, key, { kind: 'account_made', ...event }, now);
}

/** The first letter and the domain: `a…@ministry.example`. */
function inPart(email: string): string {
  const [first = ''] = email;
  return `${first}…${email.slice(email.lastIndexOf('@'))}`;
}
