import { AppError } from '../errors.ts';

/** What a file says, and the encoding under which it was read where that is a guess. */
export interface ReadFile {
  text: string;
  guessed?: 'windows-1256' | 'windows-1252';
}

/**
 * The text of a file of people as a spreadsheet writes it: UTF-8, UTF-16 with or without its mark, else one of the two old
 * Windows encodings, by which of them the bytes look like.
 * @throws AppError `invalid` (`list_spreadsheet`) for a spreadsheet itself
 */
export function readFile(bytes: Uint8Array): ReadFile {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b)
    throw new AppError('invalid', 'a packed file', { reason: 'list_spreadsheet', fields: { file: 'file' } });
  const wide = wideEncoding(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const guessed = looksArabic(bytes) ? 'windows-1256' : 'windows-1252';
    return { text: new TextDecoder(guessed).decode(bytes), guessed };
  }
}

/** UTF-16 by its mark, or by the zeros that every Latin letter, comma and line break has in it. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const mark = `${bytes[0]} ${bytes[1]}`;
  if (mark === '255 254') return 'utf-16le';
  if (mark === '254 255') return 'utf-16be';
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < bytes.length / 8) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Arabic words are runs of high bytes; in French and German an accented letter stands alone. */
function looksArabic(bytes: Uint8Array): boolean {
  let [alone, joined] = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte < 0xc0) continue;
    const neighbour = (bytes[index - 1] ?? 0) >= 0xc0 || (bytes[index + 1] ?? 0) >= 0xc0;
    if (neighbour) joined += 1;
    else alone += 1;
  }
  return joined > alone;
}
