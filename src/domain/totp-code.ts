import type { Kysely } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import type { App } from '../app.ts';
import type { Tables } from '../store/schema.ts';
import * as totps from '../store/totp.ts';
import { decrypt, deriveKey, encrypt } from './cipher.ts';

/** What became of a code. */
export type CodeState = 'right' | 'wrong' | 'used';

/** Seconds for which an app shows one code. */
const PERIOD = 30;

/** The app's settings are the common ones, which every app knows: SHA-1, six digits, 30 seconds (RFC 6238). */
export function totpOf(secret: string, label = 'Attaché'): TOTP {
  return new TOTP({ issuer: 'Attaché', label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD });
}

/** A new secret of 20 bytes, in base 32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** A secret as the database keeps it. */
export function sealSecret({ secret: key }: App, userId: string, secret: string): string {
  return encrypt(deriveKey(key, 'totp'), userId, secret);
}

/** A secret again; undefined when it was sealed under another secret of the academy. */
export function unsealSecret({ secret: key }: App, userId: string, sealed: string): string | undefined {
  return decrypt(deriveKey(key, 'totp'), userId, sealed);
}

/** Uses up a code of a person's confirmed app. The step before and the one after count too: clocks differ. */
export async function claimTotp(
  app: App,
  trx: Kysely<Tables>,
  userId: string,
  digits: string,
  now: Date,
): Promise<CodeState> {
  const kept = await totps.find(trx, userId);
  return kept?.confirmedAt ? claimStep(app, trx, userId, { digits, sealed: kept.secret }, now) : 'wrong';
}

/** Uses up a code of a sealed secret. */
export async function claimStep(
  app: App,
  trx: Kysely<Tables>,
  userId: string,
  { digits, sealed }: { digits: string; sealed: string },
  now: Date,
): Promise<CodeState> {
  const secret = unsealSecret(app, userId, sealed);
  const delta = secret && totpOf(secret).validate({ token: digits, timestamp: now.getTime(), window: 1 });
  if (typeof delta !== 'number') return 'wrong';
  const step = Math.floor(now.getTime() / 1000 / PERIOD) + delta;
  return (await totps.claim(trx, userId, step)) ? 'right' : 'used';
}
