import { createHash, randomBytes } from 'node:crypto';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import type { Locale } from '../schemas/atoms.ts';
import type { AccountForm } from '../schemas/user.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as invitations from '../store/invitation.ts';
import type { Invitation } from '../store/invitation.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { noteAccount } from './account-event.ts';
import { prepareAccount, writeAccount } from './account.ts';

/** How long the link for the first administrator holds, in hours. A new one is printed at every start without people. */
const HOURS = 24;

/** A new link's token for the first administrator, or undefined when there are people already. Earlier ones end. */
export async function offerSetup(app: App, now: Date): Promise<string | undefined> {
  const token = randomBytes(24).toString('base64url');
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000).toISOString();
  // An academy with people starts without writing anything.
  if ((await users.count(app.db)) > 0) return undefined;
  return transaction(app.db, async (trx) => {
    if ((await users.count(trx)) > 0) return undefined;
    for (const { id } of await invitations.listOpen(trx, createdAt)) await invitations.remove(trx, id);
    await invitations.insert(trx, {
      tokenHash: hashOf(token),
      role: 'administrator',
      ministryId: null,
      email: null,
      createdAt,
      expiresAt,
    });
    return token;
  });
}

/**
 * The open invitation of a token.
 * @throws AppError `gone` (`link_used`) when it is used, expired or unknown
 */
export async function getInvitation(app: App, token: string, now: Date): Promise<Invitation> {
  const found = await invitations.findByTokenHash(app.db, hashOf(token));
  const open = found && !found.acceptedAt && found.expiresAt > now.toISOString();
  if (!open) throw new AppError('gone', 'the link is used, expired or unknown', { reason: 'link_used' });
  return found;
}

/**
 * Makes the first administrator. The link is claimed and the account written together or not at all.
 * @throws AppError `gone` (`link_used`), `invalid` with the field at fault
 */
export async function setUp(
  app: App,
  token: string,
  form: AccountForm,
  locale: Locale,
  now: Date,
): Promise<User> {
  const invitation = await getInvitation(app, token, now);
  const prepared = await prepareAccount(app, form);
  return transaction(app.db, async (trx) => {
    // Somebody may have been made by command since the link was printed.
    const late = invitation.email === null && (await users.count(trx)) > 0;
    if (late || !(await invitations.accept(trx, invitation.id, now.toISOString()))) {
      throw new AppError('gone', 'the link is used', { reason: 'link_used' });
    }
    const { role, ministryId } = invitation;
    const user = await writeAccount(trx, prepared, { role, ministryId, locale, timeZone: 'UTC' }, now);
    await noteAccount(trx, app.secret, user, 'self', now);
    return user;
  });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
