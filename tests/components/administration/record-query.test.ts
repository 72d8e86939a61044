import { expect, test } from 'vitest';
import { addressAt, queryOf } from '../../../src/components/administration/record-query.ts';

const at = (query: string) => new URL(`http://academy.example/en/administration/record?${query}`);

test('an address asks for a kind, a person, and whole days of the reader’s zone', () => {
  const query = queryOf(
    at('kind=disabled&person=+Amina+&from=2026-11-20&to=2026-11-21&before=40'),
    'Africa/Nairobi',
  );
  expect(query).toEqual({
    kind: 'disabled',
    text: 'Amina',
    from: '2026-11-19T21:00:00.000Z',
    until: '2026-11-21T21:00:00.000Z',
    before: 40,
    after: undefined,
  });
});

test.each([
  '',
  'kind=&person=&from=&to=',
  'kind=none&person=%00&from=2026-02-30&to=tomorrow&before=-1&after=1e9',
])('what cannot be meant is left out: %s', (query) => {
  expect(Object.values(queryOf(at(query), 'UTC'))).toEqual(Array.from({ length: 6 }, () => undefined));
});

test('the way on keeps the filter', () => {
  expect(addressAt(at('kind=disabled&before=40'), { after: 39 })).toBe('?kind=disabled&after=39');
});
