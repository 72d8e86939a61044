import { createHash } from 'node:crypto';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import * as throttles from '../store/throttle.ts';
import { noteTry } from './account-event.ts';

/** Wrong passwords that an account, and an address, may try in a minute. An embassy is one address. */
export const TRIES = { account: 5, address: 50, seconds: 60 } as const;

/** From where somebody signs in. */
export interface Origin {
  address: string;
  userAgent: string | null;
}

/**
 * Counts a try before it is made, so that tries at the same moment cannot slip through; how many the account has left
 * after it. A try that is refused counts nowhere else: guessing at one account must not close the door for an embassy.
 */
export async function claimTry(
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

/**
 * Counts a try to come in from an address without naming an account; `undo` takes it back when it was right.
 * @throws AppError `limited` (`sign_in_limited`)
 */
export async function claimAddressTry(
  app: App,
  from: Origin,
  now: Date,
): Promise<{ undo: () => Promise<void> }> {
  const { address: key } = throttleKeys('', from.address);
  const address = await throttles.hit(app.db, key, TRIES.seconds, now.toISOString());
  if (address.count > TRIES.address) throw limited(address, now);
  return { undo: () => throttles.undo(app.db, key) };
}

/** Under what tries are counted. Addresses are kept as a hash, so that the table does not say who tried. */
export function throttleKeys(email: string, address: string): { account: string; address: string } {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { account: `sign-in account ${hash(email)}`, address: `sign-in address ${hash(network(address))}` };
}

function limited({ resetsAt }: throttles.Throttle, now: Date): AppError {
  const retryAfter = Math.max(1, Math.ceil((Date.parse(resetsAt) - now.getTime()) / 1000));
  return new AppError('limited', 'too many tries', { reason: 'sign_in_limited', retryAfter });
}

/** The address, of IPv6 its first 64 bits: one household or embassy has all of the rest. */
export function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}
