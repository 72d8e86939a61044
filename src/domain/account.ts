import { createHash } from 'node:crypto';
import { dictionary } from '@zxcvbn-ts/language-common';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { passwordFault } from '../rules/password.ts';
import type { Locale } from '../schemas/atoms.ts';
import type { AccountForm, ProfileForm, Role } from '../schemas/user.ts';
import * as sessions from '../store/session.ts';
import * as throttles from '../store/throttle.ts';
import * as users from '../store/user.ts';
import type { User } from '../store/user.ts';
import { requireViewer, type Viewer } from './viewer.ts';

/** Wrong passwords that an account, and an address, may try in a minute. An embassy is one address. */
export const TRIES = { account: 5, address: 50, seconds: 60 } as const;

/** From where somebody signs in. */
export interface Origin {
  address: string;
  userAgent: string | null;
}

/**
 * Signs in with address and password; `cookies` are for the browser.
 * @throws AppError `invalid` (`bad_credentials`, with the tries that are left), `limited` (`sign_in_limited`),
 *   `forbidden` (`disabled`)
 */
export async function signIn(
  app: App,
  { email, password }: { email: string; password: string },
  from: Origin,
  now: Date,
): Promise<{ user: User; cookies: string[] }> {
  const keys = throttleKeys(email, from.address);
  const left = await claimTry(app, keys, now);
  const response = await app.auth.handler(signInRequest(app, { email, password }, from));
  const user = response.ok ? await users.findByEmail(app.db, email) : undefined;
  if (!user) {
    throw new AppError('invalid', 'wrong address or password', { reason: 'bad_credentials', params: { left } });
  }
  await Promise.all([throttles.clear(app.db, keys.account), throttles.undo(app.db, keys.address)]);
  if (user.disabled) {
    await sessions.removeAll(app.db, user.id);
    throw new AppError('forbidden', 'this account is disabled', { reason: 'disabled' });
  }
  return { user, cookies: response.headers.getSetCookie() };
}

/**
 * Makes an account with a password.
 * @throws AppError `invalid` with the field at fault, `conflict` when the address is taken
 */
export async function createAccount(
  app: App,
  form: AccountForm,
  given: { role: Role; ministryId: string | null; locale: Locale; timeZone: string },
  now: Date,
): Promise<User> {
  checkPassword(form.password, [form.name, form.email]);
  const passwordHash = await hashPassword(app, form.password);
  const { name, email } = form;
  const user = await users.insert(app.db, { ...given, name, email, passwordHash, createdAt: now.toISOString() });
  if (!user) throw new AppError('conflict', 'the address is taken', { fields: { email: 'taken' } });
  return user;
}

/**
 * Makes a trainee's account for somebody who registers.
 * @throws AppError `not_found` unless registration is open; otherwise as `createAccount`
 */
export async function register(app: App, form: AccountForm, locale: Locale, now: Date): Promise<User> {
  if (app.config.registration !== 'open') throw new AppError('not_found', 'registration is closed');
  return createAccount(app, form, { role: 'trainee', ministryId: null, locale, timeZone: 'UTC' }, now);
}

/** Keeps the viewer's name, language and time zone. */
export async function saveProfile(app: App, visitor: Viewer | undefined, profile: ProfileForm, now: Date): Promise<void> {
  const { name, language, timeZone } = profile;
  await users.update(app.db, requireViewer(visitor).id, { name, locale: language, timeZone }, now.toISOString());
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
  await claimTry(app, keys, now);
  const { password: hasher } = await app.auth.$context;
  const hash = (await users.findPasswordHash(app.db, viewer.id)) ?? '';
  if (!hash || !(await hasher.verify({ hash, password: current }))) {
    throw new AppError('invalid', 'wrong current password', { fields: { current: 'current' } });
  }
  await Promise.all([throttles.clear(app.db, keys.account), throttles.undo(app.db, keys.address)]);
  checkPassword(password, [viewer.name, viewer.email]);
  await users.setPasswordHash(app.db, viewer.id, await hashPassword(app, password), now.toISOString());
  await sessions.removeAll(app.db, viewer.id, viewer.sessionId);
}

/** The hash under which a password is kept: better-auth's scrypt. */
export async function hashPassword(app: App, password: string): Promise<string> {
  return (await app.auth.$context).password.hash(password);
}

function checkPassword(password: string, own: readonly string[]): void {
  commonPasswords ??= new Set(dictionary['passwords-common']);
  const fault = passwordFault(password, commonPasswords, own);
  if (fault) throw new AppError('invalid', `the password is refused: ${fault}`, { fields: { password: fault } });
}

let commonPasswords: ReadonlySet<string> | undefined;

/** Counts a try before it is made, so that tries at the same moment cannot slip through; how many are left after it. */
async function claimTry(app: App, keys: { account: string; address: string }, now: Date): Promise<number> {
  const instant = now.toISOString();
  const account = await throttles.hit(app.db, keys.account, TRIES.seconds, instant);
  const address = await throttles.hit(app.db, keys.address, TRIES.seconds, instant);
  const full = [account.count > TRIES.account && account, address.count > TRIES.address && address].find(Boolean);
  if (full) {
    const retryAfter = Math.max(1, Math.ceil((Date.parse(full.resetsAt) - now.getTime()) / 1000));
    throw new AppError('limited', 'too many tries', { reason: 'sign_in_limited', retryAfter });
  }
  return TRIES.account - account.count;
}

/** Addresses are kept as a hash, so that the table does not say who tried. */
function throttleKeys(email: string, address: string): { account: string; address: string } {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { account: `sign-in account ${hash(email)}`, address: `sign-in address ${hash(network(address))}` };
}

/** The address, of IPv6 its first 64 bits: one household or embassy has all of the rest. */
function network(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
}

function signInRequest(app: App, body: { email: string; password: string }, from: Origin): Request {
  const headers = { 'content-type': 'application/json', origin: app.config.publicUrl, 'x-forwarded-for': from.address };
  return new Request(`${app.config.publicUrl}/auth/sign-in/email`, {
    method: 'POST',
    headers: { ...headers, ...(from.userAgent && { 'user-agent': from.userAgent }) },
    body: JSON.stringify(body),
  });
}
