/** A cell as it is meant; `number` and `instant` stay what they are wherever the file goes, `none` is empty. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  /** ISO 8601, UTC. */
  | { kind: 'instant'; at: string }
  | { kind: 'none' };

/** A table to be written into a file, a row at a time. */
export interface Table {
  title: string;
  /** Whether its columns run from right to left. */
  rtl: boolean;
  /** `width` in characters. */
  columns: readonly { head: string; width: number }[];
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/**
 * A text that no spreadsheet takes for a formula: with an apostrophe before it when it begins with `=`, `+`, `-`, `@`, their
 * full-width or small twins, a tab or an end of line; spaces and invisible characters before them do not hide them. Any
 * other text is as it was. After OWASP's "CSV Injection".
 */
export function inert(text: string): string {
  return /^[\t\r\n]/.test(text) || /^[\s\p{Cf}]*[=+\-@]/u.test(text.normalize('NFKC')) ? `'${text}` : text;
}
