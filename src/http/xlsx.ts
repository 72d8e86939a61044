import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { inert, type Cell, type Table } from '../rules/table.ts';

/** How many rows go out at once. */
const ROWS = 200;
/** Days from 30 December 1899, where spreadsheets begin to count, to 1970. */
const EPOCH = 25_569;

/**
 * A table as an XLSX workbook of one sheet (ECMA-376): headings bold and held in place, numbers as numbers, instants as dates
 * in UTC, every text written out in its cell. No formula is ever written. It is compressed as it goes out.
 */
export async function* xlsx(table: Table): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  // Whatever its date, the same table makes the same file.
  const mtime = new Date(0);
  for (const [name, text] of Object.entries(parts(table))) zip.addBuffer(Buffer.from(text), name, { mtime });
  const sheet = Readable.from(sheetOf(table), { objectMode: false });
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', { mtime });
  zip.end();
  const out = zip.outputStream as Readable;
  sheet.on('error', (error) => out.destroy(error));
  try {
    yield* out as AsyncIterable<Uint8Array>;
  } finally {
    sheet.destroy();
  }
}

async function* sheetOf({ columns, rows, rtl }: Table): AsyncGenerator<Buffer> {
  const last = letters(columns.length);
  const widths = columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const heads = columns.map(({ head }) => ({ kind: 'text', text: head }) as const);
  let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${rtl ? ' rightToLeft="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${rowOf(heads, 1, 1)}`;
  let number = 1;
  for await (const row of rows) {
    number += 1;
    text += rowOf(row, number, 0);
    if (number % ROWS !== 0) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(`${text}</sheetData><autoFilter ref="A1:${last}${number}"/></worksheet>`);
}

function rowOf(cells: readonly Cell[], number: number, style: 0 | 1): string {
  return `<row r="${number}">${cells.map((cell, i) => cellOf(cell, `${letters(i + 1)}${number}`, style)).join('')}</row>`;
}

function cellOf(cell: Cell, place: string, style: 0 | 1): string {
  switch (cell.kind) {
    case 'text':
      return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escape(inert(cell.text))}</t></is></c>`;
    case 'number':
      return `<c r="${place}"><v>${cell.value}</v></c>`;
    case 'instant':
      return `<c r="${place}" s="2"><v>${Date.parse(cell.at) / 86_400_000 + EPOCH}</v></c>`;
    case 'none':
      return '';
  }
}

/** A column's name: A to Z, then AA. */
function letters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? letters(Math.floor((column - 1) / 26)) + letter : letter;
}

/** XML has no way to write most control characters; spreadsheets read `_x0041_` as a character of that number. */
function escape(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      // oxlint-disable-next-line no-control-regex -- They are what is taken out.
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      .replace(/[&<>"\t\r\n]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  );
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Everything of the workbook but its sheet. Styles: 0 plain, 1 a heading, 2 a date with its time. */
function parts({ title }: Table): Record<string, string> {
  // A sheet's name has at most 31 characters, and not these.
  const name = escape(title.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31));
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
}
