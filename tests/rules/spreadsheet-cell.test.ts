import { expect, test } from 'vitest';
import { neutral } from '../../src/rules/spreadsheet-cell.ts';

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\rx',
  '\nx',
  ' =1',
  '\u00a0=1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  '﹦1',
])('a cell %j could begin a formula, and no longer does', (text) => {
  expect(neutral(text)).toBe(`'${text}`);
});

test.each(['', 'Amina', 'أمينة =', 'a-b', "'=1", '1', '١', '\u200fليلى', '“=1”'])(
  'a cell %j stays as it is',
  (text) => {
    expect(neutral(text)).toBe(text);
  },
);
