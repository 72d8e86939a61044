import { studied } from '../../actions/studied.ts';
import { exportPeople } from '../../domain/report.ts';
import { csv } from '../../http/csv.ts';
import { download } from '../../http/download.ts';
import { xlsx } from '../../http/xlsx.ts';
import { LANGUAGES } from '../../locales/common.ts';
import { ministry as texts } from '../../locales/ministry.ts';
import type { Cell } from '../../rules/table.ts';
import { readReportQuery } from '../../schemas/report.ts';
import type { ReportRow } from '../../store/report.ts';
import { reportColumns, type ReportColumn } from './report-cells.ts';

/** The officer's list as a file, by the same question as the page. */
export async function peopleFile(
  { app, viewer, locale }: App.Locals,
  url: URL,
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const t = texts[locale];
  const now = new Date();
  const { courses } = await studied();
  const { query } = readReportQuery(url.searchParams);
  const { rows, ministry, several } = await exportPeople(app, viewer, courses, query, format, now);
  const columns = reportColumns(locale, courses, several);
  const rtl = LANGUAGES[locale].dir === 'rtl';
  const table = { title: t.people, rtl, columns, rows: cellsOf(rows, columns) };
  return download({
    name: t.file(ministry?.name ?? '', now.toISOString().slice(0, 10)),
    ending: format,
    content: format === 'csv' ? csv(table) : xlsx(table),
    failed: (error) => app.log.error(`The export of people broke off: ${String(error)}`),
  });
}

async function* cellsOf(
  rows: AsyncIterable<ReportRow>,
  columns: readonly ReportColumn[],
): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map(({ cell }) => cell(row));
}
