import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv } from '../../src/http/csv.ts';
import { download } from '../../src/http/download.ts';
import { xlsx } from '../../src/http/xlsx.ts';
import type { Cell, Table } from '../../src/rules/table.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { instantOf, readWorkbook } from '../support/sheet.ts';

const AT = '2026-02-02T09:30:15.250Z';
const NAMES = [
  'Amina, "the first"',
  'ليلى المنصوري',
  '=1+1',
  '＝1',
  '_x0041_',
  'a<b>&c',
  'two\r\nlines',
  ' spaced ',
  '\ud800 half',
  'ctrl\u0007',
];
const cellsOf = (name: string, index: number): Cell[] => [
  { kind: 'text', text: name },
  { kind: 'number', value: index },
  index % 2 === 0 ? { kind: 'instant', at: AT } : { kind: 'none' },
];
const table = (rows: Table['rows'], rtl = false): Table => ({
  title: 'People: [all]',
  rtl,
  columns: [
    { head: 'Name', width: 30 },
    { head: '=Number', width: 8 },
    { head: 'Seen', width: 18 },
  ],
  rows,
});

/** How many rows were read, and whether the reader was let go. */
const seen = { rows: 0, ended: false, failed: [] as unknown[] };

async function* many(count: number, failAt = Number.POSITIVE_INFINITY): AsyncGenerator<Cell[]> {
  Object.assign(seen, { rows: 0, ended: false });
  try {
    for (let index = 0; index < count; index++) {
      if (index === failAt) throw new Error('the table broke');
      seen.rows += 1;
      yield cellsOf(`Person ${index} ${crypto.randomUUID().repeat(20)}`, index);
    }
  } finally {
    seen.ended = true;
  }
}

const failed = (error: unknown) => void seen.failed.push(error);
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer((request) => {
    const name = 'People / وزارة "x"\r\n';
    switch (new URL(request.url).pathname) {
      case '/en/small.csv':
        return download({ name, ending: 'csv', content: csv(table(NAMES.map(cellsOf))), failed });
      case '/en/endless.xlsx':
        return download({ name, ending: 'xlsx', content: xlsx(table(many(1e9))), failed });
      case '/en/broken.csv':
        return download({ name, ending: 'csv', content: csv(table(many(1e9, 5_000))), failed });
      default:
        return download({ name, ending: 'csv', content: csv(table(many(1e9))), failed });
    }
  });
});
afterAll(() => server.close());

test('a CSV has a mark, quotes what needs it, and no formula', async () => {
  const bytes = await gather(csv(table(NAMES.map(cellsOf))));
  const text = Buffer.from(bytes).toString('utf8');
  expect(text.startsWith('\uFEFFName,')).toBe(true);
  const [head, ...rows] = parse(text, { bom: true }) as string[][];
  expect(head).toEqual(['Name', "'=Number", 'Seen']);
  expect(rows.map(([name]) => name)).toEqual(
    NAMES.map((name) => (/^[=＝]/.test(name) ? `'${name}` : name.toWellFormed())),
  );
  expect(rows[0]).toEqual([NAMES[0], '0', AT]);
  expect(rows[1]).toEqual([NAMES[1], '1', '']);
});

test('a workbook has the same in it, and its columns run as the language does', async () => {
  const workbook = await readWorkbook(await gather(xlsx(table(NAMES.map(cellsOf), true))));
  expect([...workbook.parts.keys()].toSorted()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ]);
  expect(workbook.rtl).toBe(true);
  expect((await readWorkbook(await gather(xlsx(table([]))))).rtl).toBe(false);
  expect(workbook.parts.get('xl/workbook.xml')).toContain('<sheet name="People   all "');
  const [head, ...rows] = workbook.rows;
  expect(head).toEqual(['Name', "'=Number", 'Seen']);
  expect(rows.map(([name]) => name)).toEqual(
    NAMES.map((name) => (/^[=＝]/.test(name) ? `'${name}` : name.toWellFormed().replace('\u0007', '\uFFFD'))),
  );
  expect(rows[2]?.slice(1, 2)).toEqual([2]);
  expect(instantOf(Number(rows[2]?.[2]))).toBe(AT);
  expect([...workbook.parts.values()].some((part) => part.includes('<f>'))).toBe(false);
});

test('a download names itself in any script, and is neither kept nor guessed at', async () => {
  const { status, headers } = await server.ask('/en/small.csv');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="People x.csv"; filename*=UTF-8''People%20${encodeURIComponent('وزارة')}%20x.csv`,
  );
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  ['/en/endless.csv', 'gzip'],
  ['/en/endless.csv', 'identity'],
  ['/en/endless.xlsx', 'gzip'],
])(
  '%s, %s: nothing is read ahead of a slow reader, and it ends when the reader goes away',
  async (path, coding) => {
    const away = new AbortController();
    const { body, headers } = await server.ask(path, {
      signal: away.signal,
      headers: { 'accept-encoding': coding },
    });
    expect(headers.get('content-length')).toBeNull();
    const reader = body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    // The sockets' buffers fill, and then it stands still.
    await expect.poll(standsStill, { timeout: 10_000 }).toBe(true);
    expect(seen.ended).toBe(false);
    away.abort();
    await expect.poll(() => seen.ended, { timeout: 10_000 }).toBe(true);
    expect(seen.failed).toEqual([]);
  },
);

test('a file that breaks off does not look whole, and whoever made it is told', async () => {
  const { body } = await server.ask('/en/broken.csv');
  await expect(new Response(body).arrayBuffer()).rejects.toThrow();
  expect(seen.failed.splice(0).map(String)).toEqual(['Error: the table broke']);
});

let before = -1;
function standsStill(): boolean {
  const still = seen.rows > 0 && seen.rows === before;
  before = seen.rows;
  return still;
}

async function gather(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
