import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** What seals are made for. Each has a key of its own, so that a seal of one is none of another. */
export type Purpose = 'event' | 'event-head' | 'proof' | 'backup';

/** What is sealed: the values of a row in a fixed order. */
export type Sealed = readonly (string | number | null)[];

/**
 * The seal of some values: HMAC-SHA256, 64 hex digits, under a key derived from the academy's secret (HKDF, RFC 5869). Only
 * who knows the secret can make it, and other values have another. The values are encoded as a JSON array, which tells
 * `["a","b"]` from `["ab"]` and 1 from `"1"`, alike on both engines.
 */
export function seal(secret: string, purpose: Purpose, values: Sealed): string {
  return createHmac('sha256', keyOf(secret, purpose)).update(JSON.stringify(values)).digest('hex');
}

function keyOf(secret: string, purpose: Purpose): KeyObject {
  const name = `${purpose} ${secret}`;
  const known = keys.get(name);
  if (known) return known;
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `attache ${purpose}`, 32)));
  keys.set(name, key);
  return key;
}

const keys = new Map<string, KeyObject>();
