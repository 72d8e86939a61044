import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { columnOf, type Column } from './invitation-word.ts';

/** A row of a list of people, cell by cell as it was written. */
export type ListRow = { line: number } & Partial<Record<Column, string>>;

/** The columns of a list without a head. */
const COLUMNS: readonly Column[] = ['email', 'name', 'role', 'language', 'ministry', 'courses'];

/**
 * The rows of a pasted or uploaded list. Each line is `address, name, role, language, ministry, courses`, as many as there
 * are, or `Name <address>`, also several in a line as a mail program copies them. Cells are parted by semicolons, commas or
 * tabs; a first line without an address that names columns says their order. Lines are counted from 1; empty ones are
 * left out.
 */
export function readList(text: string): ListRow[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ content: content.trim(), line: index + 1 }))
    .filter(({ content }) => /[^\s;,]/.test(content));
  const usual = delimiterOf(lines.map(({ content }) => content));
  const cut = lines.map(({ content, line }) => {
    // Pasted lists are made of pieces.
    const delimiter = content.includes(usual) ? usual : delimiterOf([content]);
    return { line, content, delimiter, cells: cellsOf(content, delimiter) };
  });
  const head = headOf(cut[0]?.cells ?? []);
  return cut.slice(head ? 1 : 0).flatMap(({ line, content, delimiter, cells }): ListRow[] => {
    if (head) return [{ line, ...rowOf(head, cells) }];
    const named = namedAddresses(content, delimiter);
    if (named.length > 0) return named.map((row) => ({ line, ...row }));
    const addresses = cells.filter((cell) => cell.includes('@'));
    if (addresses.length > 1) return addresses.map((email) => ({ line, email }));
    // Name first, address second is as common as the other way round.
    const swapped = !cells[0]?.includes('@') && cells[1]?.includes('@');
    return [{ line, ...rowOf(swapped ? ['name', 'email', ...COLUMNS.slice(2)] : COLUMNS, cells) }];
  });
}

/** A list as CSV under a head, which `readList` reads again as it was. */
export function writeList(rows: readonly Omit<ListRow, 'line'>[]): string {
  return stringify(
    rows.map((row) => COLUMNS.map((column) => row[column] ?? '')),
    {
      header: true,
      columns: [...COLUMNS],
    },
  );
}

/** The sign that parts the cells in most lines. */
function delimiterOf(lines: readonly string[]): string {
  const some = lines.slice(0, 50);
  const count = (sign: string) => some.filter((line) => line.includes(sign)).length;
  return ['\t', ';', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** A line whose quotation marks do not close is one cell: as an address it is refused, and shown as it was written. */
function cellsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"'))
    return line.split(delimiter).map((cell) => cell.replaceAll(/^[\s;,]+|[\s;,]+$/g, ''));
  try {
    const [cells = [line]] = parse(line, { delimiter, trim: true }) as string[][];
    return cells;
  } catch {
    return [line];
  }
}

/** `Name <address>`, once with the cells that follow it, or several times. */
function namedAddresses(line: string, delimiter: string): Omit<ListRow, 'line'>[] {
  const found = [...line.matchAll(/(?:"([^"]*)"|([^<>"]*?))\s*<([^<>\s]+@[^<>\s]+)>/g)];
  const people = found.map(([, quoted, bare = '', email = '']) => ({
    email,
    name: (quoted ?? bare).replace(/^[\s;,]+/, '').trim(),
  }));
  const [only, ...others] = people;
  if (!only || others.length > 0) return people;
  const rest = line.slice((found[0]?.index ?? 0) + (found[0]?.[0].length ?? 0)).replace(/^\s*[;,\t]\s*/, '');
  return [{ ...only, ...(rest && rowOf(COLUMNS.slice(2), cellsOf(rest, delimiter))) }];
}

/** The columns that the first line names; undefined when it is somebody's row. */
function headOf(cells: readonly string[]): (Column | undefined)[] | undefined {
  if (cells.some((cell) => cell.includes('@'))) return undefined;
  const columns = cells.map(columnOf);
  return columns.includes('email') ? columns : undefined;
}

function rowOf(columns: readonly (Column | undefined)[], cells: readonly string[]): Omit<ListRow, 'line'> {
  return Object.fromEntries(
    columns.flatMap((column, index) => (column && cells[index] ? [[column, cells[index]]] : [])),
  );
}
