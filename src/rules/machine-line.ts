/**
 * A line in the manner of a passport's machine-readable zone (ICAO Doc 9303): Latin capitals, digits and `<`, cut or
 * filled to `length`. Letters that have no Latin form become `<`. It is ornament: nothing reads it.
 */
export function machineLine(prefix: string, text: string, length: number): string {
  const latin = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  return `${prefix}${latin.replace(/[^A-Z0-9]+/g, '<')}`.padEnd(length, '<').slice(0, length);
}
