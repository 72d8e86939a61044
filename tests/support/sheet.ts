import { fromBuffer } from 'yauzl';

/** A cell of a sheet as it stands in the file: a text, a number, or nothing. */
export type SheetCell = string | number | undefined;

/** An XLSX workbook, read back by the XML in it. */
export interface Workbook {
  /** Every part by name. */
  parts: ReadonlyMap<string, string>;
  rtl: boolean;
  /** Rows of cells, the headings first; a date is its number. */
  rows: SheetCell[][];
}

/** Reads a workbook of one sheet whose texts stand in its cells. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const parts = await unzip(Buffer.from(bytes));
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  const rows = [...sheet.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, , row = '']) => {
    const cells: SheetCell[] = [];
    for (const [, letter = '', inner = ''] of row.matchAll(/<c r="([A-Z])\d+"[^>]*>(.*?)<\/c>/gs)) {
      const [, text] = /<t [^>]*>(.*)<\/t>/s.exec(inner) ?? [];
      const [, value] = /<v>(.*)<\/v>/.exec(inner) ?? [];
      cells[letter.charCodeAt(0) - 65] = text === undefined ? Number(value) : plain(text);
    }
    return Array.from(cells);
  });
  return { parts, rtl: /<sheetView [^>]*rightToLeft="1"/.test(sheet), rows };
}

/** The instant of a date's number. */
export function instantOf(serial: number): string {
  return new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString();
}

function plain(xml: string): string {
  return xml
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function unzip(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const parts = new Map<string, string>();
      zip.on('error', reject);
      zip.on('end', () => resolve(parts));
      zip.on('entry', (entry) =>
        zip.openReadStream(entry, async (fault, stream) => {
          if (fault) return reject(fault);
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
          zip.readEntry();
        }),
      );
      zip.readEntry();
    });
  });
}
