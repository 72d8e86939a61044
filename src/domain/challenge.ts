import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as challenges from '../store/challenge.ts';
import type { Tables } from '../store/schema.ts';
import { deriveKey } from './cipher.ts';

/** How long a page may be open before what it asks for is too late, in minutes. */
export const CHALLENGE_MINUTES = 15;

const NONCE = 16;
const BODY = NONCE + 8;

/**
 * A number that a passkey signs: random, good for a while and for one purpose, such as one session's. It carries its own
 * signature, so that a page can be shown without a write; that it was answered is what is kept.
 */
export function issueChallenge(secret: string, purpose: string, now: Date): Uint8Array<ArrayBuffer> {
  const expires = Buffer.alloc(8);
  expires.writeBigUInt64BE(BigInt(now.getTime() + CHALLENGE_MINUTES * 60_000));
  const body = Buffer.concat([randomBytes(NONCE), expires]);
  return new Uint8Array(Buffer.concat([body, sign(secret, purpose, body)]));
}

/** When a challenge, in base64url, expires: undefined for one that is not ours, not for this purpose, or expired. */
export function challengeEnd(
  secret: string,
  purpose: string,
  challenge: string,
  now: Date,
): Date | undefined {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== BODY + 32) return undefined;
  const body = bytes.subarray(0, BODY);
  if (!timingSafeEqual(sign(secret, purpose, body), bytes.subarray(BODY))) return undefined;
  const end = new Date(Number(body.readBigUInt64BE(NONCE)));
  return end > now ? end : undefined;
}

/** Uses a challenge up; false when it was answered before. */
export function claimChallenge(
  db: Kysely<Tables>,
  challenge: string,
  end: Date,
  now: Date,
): Promise<boolean> {
  const hash = createHash('sha256').update(challenge).digest('hex');
  return challenges.claim(db, hash, end.toISOString(), now.toISOString());
}

function sign(secret: string, purpose: string, body: Buffer): Buffer {
  return createHmac('sha256', deriveKey(secret, 'challenge')).update(`${purpose}\n`).update(body).digest();
}
