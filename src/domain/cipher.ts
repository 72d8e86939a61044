import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What keys are derived for; each has its own. */
export type Purpose = 'totp' | 'challenge';

/** A key of 32 bytes for one purpose, derived from the academy's secret with HKDF (RFC 5869). */
export function deriveKey(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `attache ${purpose}`, 32));
}

/**
 * Encrypts a text for the database with AES-256-GCM, bound to the person it belongs to: a row that is copied to another
 * person cannot be read. In base64url: nonce (12 bytes), tag (16 bytes), text.
 */
export function encrypt(key: Buffer, owner: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text again, or undefined when it was changed, belongs to somebody else or was encrypted under another secret. */
export function decrypt(key: Buffer, owner: string, encrypted: string): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}
