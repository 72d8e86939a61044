import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as passkeys from '../store/passkey.ts';
import * as recoveryCodes from '../store/recovery-code.ts';
import type { Tables } from '../store/schema.ts';
import * as sessions from '../store/session.ts';
import * as totps from '../store/totp.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { note } from './event.ts';
import { clearCodeTries, findFactors } from './factor-guard.ts';
import { findWithin, ownAccount } from './person.ts';
import { requireAdministrator } from './reach.ts';
import type { Viewer } from './viewer.ts';

/**
 * Takes away every second factor of a person who lost them, and ends their sessions: the operator's way. They sign in with
 * their password and, where their role needs it, set up another.
 * @throws AppError `not_found` when nobody has the address
 */
export async function resetFactorsByAddress(app: App, email: string, now: Date): Promise<User> {
  return transaction(app.db, async (trx) => {
    const person = await users.findByEmail(trx, email);
    if (!person) throw new AppError('not_found', `nobody has the address ${email}`);
    await removeAll(app, trx, person, null, now);
    return person;
  });
}

/**
 * The administrator's way, for a person within reach; of somebody who has none nothing is taken away.
 * @throws AppError `not_found`, `conflict` (`own_account`)
 */
export async function resetFactors(
  app: App,
  visitor: Viewer | undefined,
  id: string,
  now: Date,
): Promise<void> {
  const { viewer, reach } = requireAdministrator(visitor);
  await transaction(app.db, async (trx) => {
    const person = await findWithin(trx, reach, id);
    if (viewer.id === id) throw ownAccount();
    const { totp, passkey } = await findFactors(trx, id);
    if (totp || passkey) await removeAll(app, trx, person, viewer.id, now);
  });
}

async function removeAll(app: App, trx: Kysely<Tables>, person: User, actor: string | null, now: Date) {
  const removed = [
    (await totps.remove(trx, person.id)) && 'totp',
    (await passkeys.removeAll(trx, person.id)) > 0 && 'passkey',
  ];
  await recoveryCodes.removeAll(trx, person.id);
  await clearCodeTries(trx, person);
  await sessions.removeAll(trx, person.id);
  for (const factor of removed.filter((name) => name !== false)) {
    const event = { actor, subject: person.id, ministry: person.ministryId, details: { factor } };
    await note(trx, app.secret, { kind: 'factor_removed', ...event }, now);
  }
}
