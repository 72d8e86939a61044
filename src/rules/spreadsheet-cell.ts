/** What a spreadsheet may take for the beginning of a formula: the signs, and their full-width and small twins. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/**
 * A text as a cell that no spreadsheet runs: one that could begin a formula gets an apostrophe before it. Numbers are not
 * for this: write them as numbers.
 */
export function neutral(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
