/**
 * A UUID of version 4 (RFC 9562, 5.4) from 16 random bytes. Ours, because `crypto.randomUUID` is missing on plain http,
 * where a ministry may well run its first trial.
 */
export function idempotencyKey(random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const hex = [...random].map((byte, at) => masked(byte, at).toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function masked(byte: number, at: number): number {
  if (at === 6) return (byte & 0x0f) | 0x40;
  return at === 8 ? (byte & 0x3f) | 0x80 : byte;
}
