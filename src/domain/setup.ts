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
import { getInvitation } from './invitation.ts';
import { hashOf, makeToken } from './token.ts';

/** How long the link for the first administrator holds, in hours. A new one is printed at every start without people. */
const HOURS = 24;

/** A new link's token for the first administrator, or undefined when there are people already. Earlier ones end. */
export async function offerSetup(app: App, now: Date): Promise<string | undefined> {
  const token = makeToken();
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000).toISOString();
  // An academy with people starts without writing anything.
  if ((await users.count(app.db)) > 0) return undefined;
  return transaction(app.db, async (trx) => {
    if ((await users.count(trx)) > 0) return undefined;
    for (const { id } of await invitations.listOpen(trx, createdAt)) await invitations.remove(trx, id);
    const terms = { role: 'administrator', ministryId: null, email: null } as const;
    await invitations.insert(trx, [{ ...terms, tokenHash: hashOf(token), createdAt, expiresAt }]);
    return token;
  });
}

/**
 * Checks that a token may still make the first administrator.
 * @throws AppError `gone` (`link_used`) when it may not
 */
export async function getSetup(app: App, token: string, now: Date): Promise<Invitation> {
  const invitation = await getInvitation(app, token, now);
  // An invited person's link makes that person, on a page of its own.
  if (invitation.email !== null) throw used();
  return invitation;
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
  const invitation = await getSetup(app, token, now);
  const prepared = await prepareAccount(app, form);
  return transaction(app.db, async (trx) => {
    // Somebody may have been made by command since the link was printed.
    const late = (await users.count(trx)) > 0;
    if (late || !(await invitations.accept(trx, invitation.id, now.toISOString()))) throw used();
    const { role, ministryId } = invitation;
    const user = await writeAccount(trx, prepared, { role, ministryId, locale, timeZone: 'UTC' }, now);
    await noteAccount(trx, app.secret, user, 'self', now);
    return user;
  });
}

function used(): AppError {
  return new AppError('gone', 'the link is used', { reason: 'link_used' });
}
