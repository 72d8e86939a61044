import { createHash } from 'node:crypto';
import { dictionary } from '@zxcvbn-ts/language-common';
import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { passwordFault } from '../rules/password.ts';
import type { Locale } from '../schemas/atoms.ts';
import type { AccountForm, ProfileForm } from '../schemas/user.ts';
import { transaction } from '../store/engine/transaction.ts';
import type { Tables } from '../store/schema.ts';
import * as sessions from '../store/session.ts';
import * as throttles from '../store/throttle.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { noteAccount, noteTry } from './account-event.ts';
import { note } from './event.ts';
import { requireViewer, type Viewer } from './viewer.ts';

/** Wrong passwords that an account, and an address, may try in a minute. An embassy is one address. */
export const TRIES = { account: 5, address: 50, seconds: 60 } as const;

/** From where somebody signs in. */
export interface Origin {
  address: string;
  userAgent: string | null;
}

/**
 * Signs in with address and password; `cookies` are for the browser. A disabled person hears what a wrong password hears.
 * @throws AppError `invalid` (`bad_credentials`, with the tries that are left), `limited` (`sign_in_limited`)
 */
export async function signIn(
  app: App,
  { email, password }: { email: string; password: string },
  from: Origin,
  now: Date,
): Promise<{ user: User; cookies: string[] }> {
  const keys = throttleKeys(email, from.address);
  const tried = { email, address: from.address };
  const left = await claimTry(app, keys, tried, now);
  const response = await app.auth.handler(signInRequest(app, { email, password }, from));
  const user = response.ok ? await users.findByEmail(app.db, email) : undefined;
  if (!user) {
    await noteTry(app, 'sign_in_failed', tried, now);
    throw new AppError('invalid', 'wrong address or password', {
      reason: 'bad_credentials',
      params: { left },
    });
  }
  await Promise.all([throttles.clear(app.db, keys.account), throttles.undo(app.db, keys.address)]);
  return { user, cookies: response.headers.getSetCookie() };
}

/** What the academy, not the person, decides of a new account. */
export type AccountTerms = Pick<User, 'role' | 'ministryId' | 'locale' | 'timeZone'>;

/** An account that may be written: its password is accepted and hashed. */
export type PreparedAccount = Pick<AccountForm, 'name' | 'email'> & { passwordHash: string };

/**
 * Checks and hashes the password of a new account. It takes 60 ms, so it comes before any transaction.
 * @throws AppError `invalid` with the field at fault
 */
export async function prepareAccount(
  app: App,
  { name, email, password }: AccountForm,
): Promise<PreparedAccount> {
  checkPassword(password, [name, email]);
  return { name, email, passwordHash: await hashPassword(app, password) };
}

/**
 * Makes an account with a password.
 * @throws AppError `invalid` with the field at fault, `conflict` when the address is taken
 */
export async function createAccount(
  app: App,
  form: AccountForm,
  given: AccountTerms,
  now: Date,
  by: 'command' | 'self' = 'command',
): Promise<User> {
  const prepared = await prepareAccount(app, form);
  return transaction(app.db, async (trx) => {
    const user = await writeAccount(trx, prepared, given, now);
    await noteAccount(trx, app.secret, user, by, now);
    return user;
  });
}

/**
 * Writes a prepared account.
 * @throws AppError `conflict` when the address is taken
 */
export async function writeAccount(
  db: Kysely<Tables>,
  prepared: PreparedAccount,
  given: AccountTerms,
  now: Date,
): Promise<User> {
  const user = await users.insert(db, { ...given, ...prepared, createdAt: now.toISOString() });
  if (!user)
    throw new AppError('conflict', 'the address is taken', {
      reason: 'form_faults',
      fields: { email: 'taken' },
    });
  return user;
}

/**
 * Makes a trainee's account for somebody who registers.
 * @throws AppError `not_found` unless registration is open; `invalid`, `conflict` otherwise
 */
export async function register(app: App, form: AccountForm, locale: Locale, now: Date): Promise<User> {
  if (app.config.registration !== 'open') throw new AppError('not_found', 'registration is closed');
  const given = { role: 'trainee', ministryId: null, locale, timeZone: 'UTC' } as const;
  return createAccount(app, form, given, now, 'self');
}

/** Keeps the viewer's name, language and time zone. */
export async function saveProfile(
  app: App,
  visitor: Viewer | undefined,
  profile: ProfileForm,
  now: Date,
): Promise<void> {
  const { name, language, timeZone } = profile;
  await users.update(
    app.db,
    requireViewer(visitor).id,
    { name, locale: language, timeZone },
    now.toISOString(),
  );
}

/**
 * Changes the viewer's password and ends their other sessions.
 * @throws AppError `invalid` with the field at fault, `limited` after too many wrong tries
 */
export async function changePassword(
  app: App,
  visitor: Viewer | undefined,
  { current, password }: { current: string; password: string },
  from: Origin,
  now: Date,
): Promise<void> {
  const viewer = requireViewer(visitor);
  const keys = throttleKeys(viewer.email, from.address);
  const tried = { email: viewer.email, address: from.address };
  await claimTry(app, keys, tried, now);
  const { password: hasher } = await app.auth.$context;
  const hash = (await users.findPasswordHash(app.db, viewer.id)) ?? '';
  if (!hash || !(await hasher.verify({ hash, password: current }))) {
    await noteTry(app, 'sign_in_failed', tried, now);
    throw new AppError('invalid', 'wrong current password', {
      reason: 'form_faults',
      fields: { current: 'current' },
    });
  }
  await Promise.all([throttles.clear(app.db, keys.account), throttles.undo(app.db, keys.address)]);
  checkPassword(password, [viewer.name, viewer.email]);
  const passwordHash = await hashPassword(app, password);
  await transaction(app.db, async (trx) => {
    await users.setPasswordHash(trx, viewer.id, passwordHash, now.toISOString());
    const ended = await sessions.removeAll(trx, viewer.id, viewer.sessionId);
    const event = { actor: viewer.id, subject: viewer.id, ministry: viewer.ministryId };
    await note(trx, app.secret, { kind: 'password_changed', ...event, details: { sessions: ended } }, now);
  });
}

/**
 * Gives somebody a new password and ends all their sessions: the operator's way back in for a person who is locked out.
 * @throws AppError `not_found` when nobody has the address, `invalid` with the field at fault
 */
export async function resetPassword(app: App, email: string, password: string, now: Date): Promise<User> {
  const user = await users.findByEmail(app.db, email);
  if (!user) throw new AppError('not_found', `nobody has the address ${email}`);
  checkPassword(password, [user.name, user.email]);
  const passwordHash = await hashPassword(app, password);
  await transaction(app.db, async (trx) => {
    await users.setPasswordHash(trx, user.id, passwordHash, now.toISOString());
    const ended = await sessions.removeAll(trx, user.id);
    const event = { actor: null, subject: user.id, ministry: user.ministryId };
    await note(trx, app.secret, { kind: 'password_reset', ...event, details: { sessions: ended } }, now);
  });
  await throttles.clear(app.db, throttleKeys(user.email, '').account);
  return user;
}

/** The hash under which a password is kept: better-auth's scrypt. */
export async function hashPassword(app: App, password: string): Promise<string> {
  return (await app.auth.$context).password.hash(password);
}

function checkPassword(password: string, own: readonly string[]): void {
  commonPasswords ??= new Set(dictionary['passwords-common']);
  const fault = passwordFault(password, commonPasswords, own);
  if (fault)
    throw new AppError('invalid', `the password is refused: ${fault}`, {
      reason: 'form_faults',
      fields: { password: fault },
    });
}

let commonPasswords: ReadonlySet<string> | undefined;

/**
 * Counts a try before it is made, so that tries at the same moment cannot slip through; how many the account has left
 * after it. A try that is refused counts nowhere else: guessing at one account must not close the door for an embassy.
 */
async function claimTry(
  app: App,
  keys: { account: string; address: string },
  tried: { email: string; address: string },
  now: Date,
): Promise<number> {
  const instant = now.toISOString();
  const account = await throttles.hit(app.db, keys.account, TRIES.seconds, instant);
  if (account.count === TRIES.account + 1) await noteTry(app, 'sign_in_limited', tried, now);
  if (account.count > TRIES.account) throw limited(account, now);
  const address = await throttles.hit(app.db, keys.address, TRIES.seconds, instant);
  if (address.count === TRIES.address + 1) await noteTry(app, 'sign_in_limited', tried, now);
  if (address.count > TRIES.address) {
    await throttles.undo(app.db, keys.account);
    throw limited(address, now);
  }
  return TRIES.account - account.count;
}

function limited({ resetsAt }: throttles.Throttle, now: Date): AppError {
  const retryAfter = Math.max(1, Math.ceil((Date.parse(resetsAt) - now.getTime()) / 1000));
  return new AppError('limited', 'too many tries', { reason: 'sign_in_limited', retryAfter });
}

/** Addresses are kept as a hash, so that the table does not say who tried. */
function throttleKeys(email: string, address: string): { account: string; address: string } {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { account: `sign-in account ${hash(email)}`, address: `sign-in address ${hash(network(address))}` };
}

/** The address, of IPv6 its first 64 bits: one household or embassy has all of the rest. */
function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

function signInRequest(app: App, body: { email: string; password: string }, from: Origin): Request {
  const headers = {
    'content-type': 'application/json',
    origin: app.config.publicUrl,
    'x-forwarded-for': from.address,
  };
  return new Request(`${app.config.publicUrl}/auth/sign-in/email`, {
    method: 'POST',
    headers: { ...headers, ...(from.userAgent && { 'user-agent': from.userAgent }) },
    body: JSON.stringify(body),
  });
}
