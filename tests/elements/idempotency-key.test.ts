import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idempotencyKey } from '../../src/elements/idempotency-key.ts';

test('is a UUID of version 4 for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      expect(idempotencyKey(bytes)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

test('keeps the random bits, in order', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, at) => at);
  expect(idempotencyKey(bytes)).toBe('00010203-0405-4607-8809-0a0b0c0d0e0f');
});

test('is another one each time', () => {
  expect(idempotencyKey()).not.toBe(idempotencyKey());
});
