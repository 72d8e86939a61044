import { expect, test } from 'vitest';
import { readReportQuery, reportSearch, type ReportQuery } from '../../src/schemas/report.ts';

const read = (search: string) => readReportQuery(new URLSearchParams(search));

test.each<[string, ReportQuery]>([
  ['', {}],
  ['?course=&state=&q=+&sort=', {}],
  [
    '?course=protocol&state=begun&q=+Amina++&sort=-seen&page=3',
    { course: 'protocol', state: 'begun', q: 'Amina', sort: '-seen', page: 3 },
  ],
  ['?q=ليلى&unknown=1', { q: 'ليلى' }],
  ['?state=done&state=begun', { state: 'done' }],
])('%j is understood', (search, query) => {
  expect(read(search)).toEqual({ query, ignored: [] });
  expect(read(reportSearch(query)).query).toEqual(query);
});

test.each([
  ['?course=../x', 'course'],
  ['?state=DONE', 'state'],
  ['?q=a%00b', 'q'],
  [`?q=${'a'.repeat(201)}`, 'q'],
  ['?sort=--name', 'sort'],
  ['?sort=constructor', 'sort'],
  ['?page=0', 'page'],
  ['?page=1e9', 'page'],
  ['?page=1.5', 'page'],
  ['?page=x', 'page'],
  ["?ministry=1' or 1=1", 'ministry'],
])('%j is left out and named', (search, field) => {
  expect(read(search)).toEqual({ query: {}, ignored: [field] });
});

test('the first page is the address without one, and nothing asked is no search', () => {
  expect(reportSearch({ page: 1 })).toBe('');
  expect(reportSearch({ page: 2, course: undefined })).toBe('?page=2');
});
