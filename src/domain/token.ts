import { createHash, randomBytes } from 'node:crypto';

/** What a link carries that opens something once: 24 random bytes in base64url. Only its hash is kept. */
export function makeToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Under which a token is kept: its SHA-256 in hexadecimal digits. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
