import { stringify } from 'csv-stringify/sync';
import { inert, type Cell, type Table } from '../rules/table.ts';

/** How many rows go out at once. */
const ROWS = 200;

/**
 * A table as CSV (RFC 4180): UTF-8 with a mark, by which spreadsheets know it, a line of headings, instants as ISO 8601.
 * Nothing in it is a formula.
 */
export async function* csv({ columns, rows }: Table): AsyncGenerator<Uint8Array> {
  let lines: string[][] = [columns.map(({ head }) => inert(head))];
  let start = '\uFEFF';
  for await (const row of rows) {
    lines.push(row.map(textOf));
    if (lines.length < ROWS) continue;
    yield encode(start, lines);
    [start, lines] = ['', []];
  }
  if (lines.length > 0) yield encode(start, lines);
}

function textOf(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return inert(cell.text);
    case 'number':
      return String(cell.value);
    case 'instant':
      return cell.at;
    case 'none':
      return '';
  }
}

function encode(start: string, lines: readonly string[][]): Uint8Array {
  return Buffer.from(start + stringify([...lines], { record_delimiter: 'windows' }));
}
