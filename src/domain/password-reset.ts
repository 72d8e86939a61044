import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as resets from '../store/password-reset.ts';
import * as sessions from '../store/session.ts';
import * as throttles from '../store/throttle.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { checkPassword, hashPassword } from './account.ts';
import { network } from './sign-in-limit.ts';
import { note } from './event.ts';
import { resetLetter } from './letter.ts';
import { post } from './mail.ts';
import { hashOf, makeToken } from './token.ts';

/** How long a link holds, and how often one may be asked for, by an address of e-mail and from one machine's network. */
export const RESET = { hours: 1, account: 3, address: 30, seconds: 3600 } as const;

/** What asking takes at the least, in milliseconds: longer than writing a message does. */
const ASKING_MS = 300;

/**
 * Sends a link for a new password to whoever has the address, if anybody has. It answers alike, and after the same time,
 * when nobody does, so that it tells nobody which accounts there are.
 * @throws AppError `limited` (`reset_limited`) when it was asked for too often, whoever has the address
 */
export async function askReset(app: App, email: string, address: string, now: Date): Promise<void> {
  const waited = delay(ASKING_MS);
  await claimAsking(app, email, address, now);
  const user = await users.findByEmail(app.db, email);
  if (user && !user.disabled) await sendLink(app, user, now);
  await waited;
}

async function sendLink(app: App, user: User, now: Date): Promise<void> {
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + RESET.hours * 3_600_000).toISOString();
  await transaction(app.db, async (trx) => {
    const createdAt = now.toISOString();
    await resets.removeExpired(trx, createdAt);
    await resets.insert(trx, { tokenHash: hashOf(token), userId: user.id, createdAt, expiresAt });
    await post(trx, resetLetter(app.config.publicUrl, user, { token, expiresAt }), now);
    const event = { kind: 'password_reset_asked', actor: null, subject: user.id } as const;
    await note(trx, app.secret, { ...event, ministry: user.ministryId }, now);
  });
}

/**
 * Whose password a link sets.
 * @throws AppError `gone` (`reset_used`) when it is used, expired or unknown
 */
export async function getReset(app: App, token: string, now: Date): Promise<{ id: string; user: User }> {
  const found = await resets.findByTokenHash(app.db, hashOf(token));
  const user = found && (await users.find(app.db, found.userId));
  const open = user && !user.disabled && !found.usedAt && found.expiresAt > now.toISOString();
  if (!open) throw used();
  return { id: found.id, user };
}

/**
 * Sets a new password by a link, once: every session and every other link of the person ends. It signs nobody in: who
 * has a second factor still needs it.
 * @throws AppError `gone` (`reset_used`), `invalid` with the field at fault
 */
export async function reset(app: App, token: string, password: string, now: Date): Promise<void> {
  const { id, user } = await getReset(app, token, now);
  checkPassword(password, [user.name, user.email]);
  const hash = await hashPassword(app, password);
  await transaction(app.db, async (trx) => {
    if (!(await resets.use(trx, id, now.toISOString()))) throw used();
    await users.setPasswordHash(trx, user.id, hash, now.toISOString());
    await resets.removeAll(trx, user.id);
    await sessions.removeAll(trx, user.id);
    const event = { kind: 'password_reset', actor: user.id, subject: user.id } as const;
    await note(trx, app.secret, { ...event, ministry: user.ministryId }, now);
  });
}

async function claimAsking(app: App, email: string, address: string, now: Date): Promise<void> {
  const keys: [key: string, most: number][] = [
    [`reset address ${hashOf(network(address))}`, RESET.address],
    [`reset account ${hashOf(email)}`, RESET.account],
  ];
  for (const [key, most] of keys) {
    const { count, resetsAt } = await throttles.hit(app.db, key, RESET.seconds, now.toISOString());
    if (count <= most) continue;
    const retryAfter = Math.max(1, Math.ceil((Date.parse(resetsAt) - now.getTime()) / 1000));
    throw new AppError('limited', 'asked too often', { reason: 'reset_limited', retryAfter });
  }
}

function used(): AppError {
  return new AppError('gone', 'the link is used, expired or unknown', { reason: 'reset_used' });
}
