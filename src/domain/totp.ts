import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { totpDigits } from '../rules/factor.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as sessions from '../store/session.ts';
import * as totps from '../store/totp.ts';
import { claimCodeTry, clearCodeTries, noteOwn, requireFresh, requireSufficient } from './factor-guard.ts';
import { makeFirstCodes } from './recovery-code.ts';
import { claimStep, newSecret, sealSecret, totpOf, unsealSecret } from './totp-code.ts';
import type { Viewer } from './viewer.ts';

/** A person's app: none, one to be confirmed, or one that opens. */
export type TotpState =
  | { state: 'none' }
  /** `secret` in base 32; `uri` is what the app reads from the drawing. */
  | { state: 'begun'; secret: string; uri: string }
  | { state: 'set'; since: string };

/** How far a person is with their app. What is to be confirmed is told only to somebody who proved to be there just now. */
export async function getTotp(app: App, person: Viewer, fresh: boolean): Promise<TotpState> {
  const kept = await totps.find(app.db, person.id);
  if (kept?.confirmedAt) return { state: 'set', since: kept.confirmedAt };
  const secret = kept && fresh ? unsealSecret(app, person.id, kept.secret) : undefined;
  if (!secret) return { state: 'none' };
  return { state: 'begun', secret, uri: totpOf(secret, person.email).toString() };
}

/**
 * Begins to set up an app: makes a secret that opens nothing until it is confirmed.
 * @throws AppError `forbidden` (`confirm_first`), `conflict` (`totp_there`)
 */
export async function beginTotp(app: App, person: Viewer, now: Date): Promise<void> {
  await requireFresh(app.db, person, now);
  const sealed = sealSecret(app, person.id, newSecret());
  if (!(await totps.begin(app.db, person.id, sealed, now.toISOString())))
    throw new AppError('conflict', 'there is an app already', { reason: 'totp_there' });
}

/**
 * Confirms an app by one of its codes; from then on it is asked for. Returns recovery codes when these are the first.
 * @throws AppError `forbidden` (`confirm_first`), `invalid` (`wrong_code`), `limited`, `conflict` (`totp_there`)
 */
export async function confirmTotp(app: App, person: Viewer, typed: string, now: Date): Promise<string[]> {
  await requireFresh(app.db, person, now);
  const left = await claimCodeTry(app.db, person, now);
  const codes = await transaction(app.db, async (trx) => {
    const kept = await totps.find(trx, person.id);
    if (!kept || kept.confirmedAt)
      throw new AppError('conflict', 'nothing to confirm', { reason: 'totp_there' });
    const digits = totpDigits(typed) ?? '';
    if ((await claimStep(app, trx, person.id, { digits, sealed: kept.secret }, now)) !== 'right')
      throw new AppError('invalid', 'wrong code', { reason: 'wrong_code', params: { left } });
    await totps.confirm(trx, person.id, kept.secret, now.toISOString());
    await sessions.confirm(trx, person.sessionId, now.toISOString(), 'totp');
    await noteOwn(trx, app, 'factor_added', person, 'totp', now);
    return makeFirstCodes(trx, person.id, now);
  });
  await clearCodeTries(app.db, person);
  return codes;
}

/**
 * Takes a person's app away.
 * @throws AppError `forbidden` (`confirm_first`), `conflict` (`factor_needed`) when their role needs it
 */
export async function removeTotp(app: App, person: Viewer, now: Date): Promise<void> {
  await requireFresh(app.db, person, now);
  await transaction(app.db, async (trx) => {
    if (!(await totps.remove(trx, person.id))) return;
    await requireSufficient(trx, person);
    await noteOwn(trx, app, 'factor_removed', person, 'totp', now);
  });
}
