import { escapeMarkup } from './svg.ts';

/** A number in punched holes, as a passport carries its own: an `<svg>` of dots in `currentColor`, five by seven a digit. */
export function perforate(digits: string): string {
  let holes = '';
  let x = 0;
  for (const digit of digits) {
    const rows = DIGITS[digit];
    if (rows) holes += punch(rows, x);
    x += rows ? DIGIT_ADVANCE : GAP_ADVANCE;
  }
  return (
    `<svg class="punch" viewBox="0 0 ${Math.max(2, x - 2)} 28" role="img" aria-label="${escapeMarkup(digits)}">` +
    `<path d="${holes}" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/></svg>`
  );
}

const DIGIT_ADVANCE = 26;
const GAP_ADVANCE = 14;
const PITCH = 4;

/** Seven rows from the top; in a row each bit is a hole, the highest of five on the left. */
const DIGITS: Readonly<Record<string, readonly number[]>> = {
  0: [0b01110, 0b10001, 0b10011, 0b10101, 0b11001, 0b10001, 0b01110],
  1: [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
  2: [0b01110, 0b10001, 0b00001, 0b00010, 0b00100, 0b01000, 0b11111],
  3: [0b11110, 0b00001, 0b00001, 0b01110, 0b00001, 0b00001, 0b11110],
  4: [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
  5: [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
  6: [0b01110, 0b10000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
  7: [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
  8: [0b01110, 0b10001, 0b10001, 0b01110, 0b10001, 0b10001, 0b01110],
  9: [0b01110, 0b10001, 0b10001, 0b01111, 0b00001, 0b00001, 0b01110],
};

function punch(rows: readonly number[], x: number): string {
  return rows
    .flatMap((row, j) => columnsOf(row).map((i) => `M${x + i * PITCH + 2} ${j * PITCH + 2}h0`))
    .join('');
}

/** The columns, 0 to 4 from the left, that a row punches. */
function columnsOf(row: number): number[] {
  return [0, 1, 2, 3, 4].filter((column) => row & (0b10000 >> column));
}
