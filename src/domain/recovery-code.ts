import { createHash, randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import { inGroups, RECOVERY_SIGNS, recoveryForm } from '../rules/factor.ts';
import * as recoveryCodes from '../store/recovery-code.ts';
import type { Tables } from '../store/schema.ts';

/** How many codes are made at a time. */
const COUNT = 10;
/** Signs of a code: 80 bits, so that a hash without salt tells nothing. */
const SIGNS = 16;

/** Makes a person's recovery codes anew, as `7KQF-…`; only their hashes are kept, and earlier ones open nothing more. */
export async function makeRecoveryCodes(trx: Kysely<Tables>, userId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, newCode);
  const hashes = codes.map((code) => hashOf(userId, code));
  await recoveryCodes.replace(trx, userId, hashes, now.toISOString());
  return codes.map((code) => inGroups(code, '-'));
}

/** Makes codes for a person who has none yet, with their first second factor; otherwise none. */
export async function makeFirstCodes(trx: Kysely<Tables>, userId: string, now: Date): Promise<string[]> {
  const kept = await recoveryCodes.summarise(trx, userId);
  return kept ? [] : makeRecoveryCodes(trx, userId, now);
}

/** Uses up a recovery code as it was typed. */
export async function claimRecoveryCode(
  trx: Kysely<Tables>,
  userId: string,
  typed: string,
  now: Date,
): Promise<'right' | 'wrong'> {
  const hash = hashOf(userId, recoveryForm(typed));
  return (await recoveryCodes.claim(trx, userId, hash, now.toISOString())) ? 'right' : 'wrong';
}

function newCode(): string {
  return Array.from({ length: SIGNS }, () => RECOVERY_SIGNS[randomInt(RECOVERY_SIGNS.length)]).join('');
}

function hashOf(userId: string, code: string): string {
  return createHash('sha256').update(`${userId} ${code}`).digest('hex');
}
