import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { type Factor, takesTotp, totpDigits } from '../rules/factor.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as sessions from '../store/session.ts';
import { note } from './event.ts';
import { claimCodeTry, clearCodeTries, findFactors, noteOwn, requireFresh } from './factor-guard.ts';
import { claimRecoveryCode, makeRecoveryCodes } from './recovery-code.ts';
import { claimTotp } from './totp-code.ts';
import type { Pending, Viewer } from './viewer.ts';

/**
 * Gives the second factor that is owed as a code: of the app, or a recovery code. Each opens once.
 * @throws AppError `invalid` (`wrong_code` with the tries that are left, `code_used`, `passkey_needed`), `limited` (`code_limited`)
 */
export async function giveCode(
  app: App,
  { person, standing }: Pending,
  typed: string,
  address: string,
  now: Date,
): Promise<Factor> {
  const left = await claimCodeTry(app.db, person, now);
  const digits = totpDigits(typed);
  if (digits && standing.totp && !takesTotp(standing))
    throw new AppError('invalid', 'a code where a passkey is needed', { reason: 'passkey_needed' });
  const given = await transaction(app.db, async (trx) => {
    const state = digits
      ? await claimTotp(app, trx, person.id, digits, now)
      : await claimRecoveryCode(trx, person.id, typed, now);
    if (state !== 'right') return state;
    const factor = digits ? 'totp' : 'recovery';
    await sessions.confirm(trx, person.sessionId, now.toISOString(), factor);
    return factor;
  });
  if (given === 'wrong' || given === 'used') return refuse(app, person, { given, left, address }, now);
  await clearCodeTries(app.db, person);
  return given;
}

/**
 * Makes a person's codes anew.
 * @throws AppError `forbidden` (`confirm_first`), `not_found` for somebody without a second factor
 */
export async function renewRecoveryCodes(app: App, person: Viewer, now: Date): Promise<string[]> {
  await requireFresh(app.db, person, now);
  return transaction(app.db, async (trx) => {
    const { totp, passkey } = await findFactors(trx, person.id);
    if (!totp && !passkey) throw new AppError('not_found', 'no second factor');
    await noteOwn(trx, app, 'factor_added', person, 'codes', now);
    return makeRecoveryCodes(trx, person.id, now);
  });
}

async function refuse(
  app: App,
  { id, ministryId }: Viewer,
  { given, left, address }: { given: 'wrong' | 'used'; left: number; address: string },
  now: Date,
): Promise<never> {
  const details = { factor: 'code', address };
  const event = { actor: null, subject: id, ministry: ministryId, details } as const;
  await note(app.db, app.secret, { kind: 'factor_failed', ...event }, now);
  const reason = given === 'used' ? 'code_used' : 'wrong_code';
  throw new AppError('invalid', `${given} code`, { reason, params: { left } });
}
