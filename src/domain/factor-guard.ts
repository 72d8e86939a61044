import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { suffices } from '../rules/factor.ts';
import * as rules from '../store/factor-rule.ts';
import * as passkeys from '../store/passkey.ts';
import * as recoveryCodes from '../store/recovery-code.ts';
import type { Tables } from '../store/schema.ts';
import * as sessions from '../store/session.ts';
import * as throttles from '../store/throttle.ts';
import * as totps from '../store/totp.ts';
import { note } from './event.ts';
import type { Viewer } from './viewer.ts';

/** Codes that somebody may try in a minute. */
export const CODE_TRIES = { count: 5, seconds: 60 } as const;

/** For how long after somebody proved to be there they may change how they sign in, in minutes. */
export const FRESH_MINUTES = 10;

/**
 * Counts a try at a code before it is made; how many are left after it.
 * @throws AppError `limited` (`code_limited`)
 */
export async function claimCodeTry(
  db: Kysely<Tables>,
  { id }: Pick<Viewer, 'id'>,
  now: Date,
): Promise<number> {
  const { count, resetsAt } = await throttles.hit(db, throttleKey(id), CODE_TRIES.seconds, now.toISOString());
  if (count <= CODE_TRIES.count) return CODE_TRIES.count - count;
  const retryAfter = Math.max(1, Math.ceil((Date.parse(resetsAt) - now.getTime()) / 1000));
  throw new AppError('limited', 'too many codes', { reason: 'code_limited', retryAfter });
}

/** Forgets the tries of somebody whose code was right. */
export function clearCodeTries(db: Kysely<Tables>, { id }: Pick<Viewer, 'id'>): Promise<void> {
  return throttles.clear(db, throttleKey(id));
}

/** Whether somebody proved to be there just now. */
export async function isFresh(db: Kysely<Tables>, person: Viewer, now: Date): Promise<boolean> {
  const session = (await sessions.list(db, person.id)).find(({ id }) => id === person.sessionId);
  return session !== undefined && now.getTime() - Date.parse(session.confirmedAt) < FRESH_MINUTES * 60_000;
}

/**
 * Checks that somebody proved to be there just now: whoever finds an open session changes nothing of how its owner signs in.
 * @throws AppError `forbidden` (`confirm_first`)
 */
export async function requireFresh(db: Kysely<Tables>, person: Viewer, now: Date): Promise<void> {
  if (!(await isFresh(db, person, now)))
    throw new AppError('forbidden', 'not confirmed lately', { reason: 'confirm_first' });
}

/**
 * Checks, within the transaction that took something away, that what is left is what the person's role needs.
 * @throws AppError `conflict` (`factor_needed`)
 */
export async function requireSufficient(trx: Kysely<Tables>, person: Viewer): Promise<void> {
  const has = await findFactors(trx, person.id);
  const demand = await rules.findDemand(trx, person);
  if (demand && !suffices(has, demand))
    throw new AppError('conflict', `the role needs ${demand}`, { reason: 'factor_needed' });
  if (!has.totp && !has.passkey) await recoveryCodes.removeAll(trx, person.id);
}

/** What second factors a person has. */
export async function findFactors(
  db: Kysely<Tables>,
  userId: string,
): Promise<{ totp: boolean; passkey: boolean }> {
  const totp = Boolean((await totps.find(db, userId))?.confirmedAt);
  return { totp, passkey: (await passkeys.list(db, userId)).length > 0 };
}

/** Writes down that a person's own second factor was added or taken away. */
export async function noteOwn(
  trx: Kysely<Tables>,
  app: App,
  kind: 'factor_added' | 'factor_removed',
  { id, ministryId }: Viewer,
  factor: 'totp' | 'passkey' | 'codes',
  now: Date,
): Promise<void> {
  const event = { kind, actor: id, subject: id, ministry: ministryId, details: { factor } };
  await note(trx, app.secret, event, now);
}

function throttleKey(userId: string): string {
  return `factor ${createHash('sha256').update(userId).digest('hex').slice(0, 32)}`;
}
