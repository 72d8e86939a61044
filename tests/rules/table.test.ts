import { expect, test } from 'vitest';
import { inert } from '../../src/rules/table.ts';

test.each([
  '=1+1',
  '=cmd|"/c calc"!A0',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\nx',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '﹦1',
  '﹢1',
  '﹣1',
  '﹫x',
  ' =1+1',
  '\u00a0=1',
  '\u200e=1',
  '\u202e\u200f＝1',
  '\ufeff=1',
  '-',
  '=',
])('%j is no formula any more', (text) => {
  expect(inert(text)).toBe(`'${text}`);
});

test.each(['', 'Amina', 'ليلى', "O'Brien", '1+1', 'a=b', 'x@y.example', ' Amina', '٣', '_x003D_1', "'=1"])(
  '%j stays as it is',
  (text) => expect(inert(text)).toBe(text),
);
