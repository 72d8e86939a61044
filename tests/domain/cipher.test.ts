import { expect, test } from 'vitest';
import { challengeEnd, issueChallenge } from '../../src/domain/challenge.ts';
import { decrypt, deriveKey, encrypt } from '../../src/domain/cipher.ts';

const SECRET = 'fT7-zK1nP4.sW8dX3hB6mQ9vL2cR5yG0';
const NOW = new Date('2026-02-02T09:00:00.000Z');

test('what is encrypted is read with the same key, for the same person, whole', () => {
  const key = deriveKey(SECRET, 'totp');
  const text = encrypt(key, 'anna', 'سر');
  expect(decrypt(key, 'anna', text)).toBe('سر');
  expect(decrypt(key, 'omar', text)).toBeUndefined();
  expect(decrypt(deriveKey(SECRET, 'challenge'), 'anna', text)).toBeUndefined();
  expect(decrypt(deriveKey(`${SECRET}.`, 'totp'), 'anna', text)).toBeUndefined();
  for (const at of [0, 14, 30]) {
    const bytes = Buffer.from(text, 'base64url');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(decrypt(key, 'anna', bytes.toString('base64url'))).toBeUndefined();
  }
  expect(decrypt(key, 'anna', '')).toBeUndefined();
  expect(encrypt(key, 'anna', 'سر')).not.toBe(text);
});

test('a challenge is ours, for one purpose and for a quarter of an hour', () => {
  const challenge = Buffer.from(issueChallenge(SECRET, 'give a', NOW)).toString('base64url');
  const end = new Date('2026-02-02T09:15:00.000Z');
  expect(challengeEnd(SECRET, 'give a', challenge, NOW)).toEqual(end);
  expect(challengeEnd(SECRET, 'give a', challenge, end)).toBeUndefined();
  expect(challengeEnd(SECRET, 'give b', challenge, NOW)).toBeUndefined();
  expect(challengeEnd(`${SECRET}.`, 'give a', challenge, NOW)).toBeUndefined();
  expect(challengeEnd(SECRET, 'give a', '', NOW)).toBeUndefined();
});
