import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits, isEmpty, mark, score, type Verdict } from '../../src/rules/marking.ts';
import type { Answer } from '../../src/schemas/answer.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import type { Item } from '../../src/schemas/quiz.ts';
import { anyAnswer, anyItem, keyOf } from '../support/item.ts';

const base = { id: 'item', text: { en: 'Which?' } };
const says = (words: string) => ({ en: words });
const option = (id: string, right = false) => ({ id, text: says(id), right, feedback: says(`chose ${id}`) });
const entry = (id: string) => ({ id, text: says(id), feedback: says(`${id} is elsewhere`) });
const choose = (...chosen: string[]): Answer => ({ shape: 'choice', chosen });
const order = (...ids: string[]): Answer => ({ shape: 'order', order: ids });
const pair = (pairs: Record<string, string>): Answer => ({ shape: 'pairs', pairs });
const type = (text: string): Answer => ({ shape: 'text', text });
const count = (text: string, unit?: string, locale: Locale = 'en'): Answer => ({
  shape: 'number',
  text,
  unit,
  locale,
});
const points = (item: Item, answer: Answer) => mark(item, answer).points;

const single: Item = {
  ...base,
  points: 2,
  kind: 'single',
  options: [option('a', true), option('b'), option('c')],
};
const multiple: Item = {
  ...base,
  points: 2,
  kind: 'multiple',
  options: [option('a', true), option('b', true), option('c', true), option('d'), option('e')],
};
const trueFalse: Item = {
  ...base,
  points: 1,
  kind: 'true-false',
  answer: false,
  feedback: { true: says('no'), false: says('indeed not') },
};
const hotspot: Item = {
  ...base,
  points: 3,
  kind: 'hotspot',
  figure: 'map',
  alt: says('A map'),
  regions: [
    { ...option('north'), box: [0, 0, 1, 1] },
    { ...option('south', true), box: [0, 1, 1, 1] },
  ],
};
const ordering: Item = { ...base, points: 6, kind: 'ordering', entries: ['a', 'b', 'c', 'd'].map(entry) };
const matching: Item = {
  ...base,
  points: 3,
  kind: 'matching',
  choices: ['x', 'y', 'z', 'spare'].map((id) => ({ id, text: says(id) })),
  entries: [
    { ...entry('a'), choice: 'x' },
    { ...entry('b'), choice: 'y' },
    { ...entry('c'), choice: 'z' },
  ],
};
const sorting: Item = {
  ...base,
  points: 4,
  kind: 'sorting',
  categories: ['x', 'y', 'z'].map((id) => ({ id, text: says(id) })),
  entries: [
    { ...entry('a'), category: 'x' },
    { ...entry('b'), category: 'y' },
    { ...entry('c'), category: 'z' },
    { ...entry('constructor'), category: 'x' },
  ],
};
const fillIn: Item = {
  ...base,
  points: 2,
  kind: 'fill-in',
  sentence: says('A ___.'),
  accept: { en: ['note verbale', 'verbal note'], ar: ['مذكرة شفوية'] },
  expected: [{ answers: { en: ['démarche'] }, feedback: says('a démarche is spoken') }],
  feedback: { right: says('well done'), wrong: says('read again') },
};
const numeric: Item = {
  ...base,
  points: 2,
  kind: 'numeric',
  answer: 90,
  tolerance: 0.5,
  units: [
    { id: 'minutes', text: says('min'), factor: 1 },
    { id: 'hours', text: says('h'), factor: 60 },
  ],
  expected: [{ answer: 60, feedback: says('that is one hour') }],
  feedback: { right: says('well done'), wrong: says('read again') },
};

describe('any item', () => {
  const posted = anyItem.chain((item) => fc.tuple(fc.constant(item), anyAnswer(item)));

  test('gives the key full points', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const verdict = mark(item, keyOf(item));
        expect(verdict).toMatchObject({ points: item.points, possible: item.points, right: true });
        expect(verdict.parts.every((part) => part.right)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('gives any answer from 0 to all points, in hundredths, and all only when it is right', () => {
    fc.assert(
      fc.property(posted, ([item, answer]) => {
        const { points, possible, right } = mark(item, answer);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(possible);
        expect(Number(points.toFixed(2))).toBe(points);
        expect(right).toBe(points === possible);
      }),
      { numRuns: 1000 },
    );
  });

  test('gives what does not fit, or is empty, nothing and tells nothing', () => {
    const useless = posted.filter(([item, answer]) => isEmpty(answer) || !fits(item, answer));
    fc.assert(
      fc.property(useless, ([item, answer]) => {
        expect(mark(item, answer)).toEqual({
          points: 0,
          possible: item.points,
          right: false,
          parts: [],
        });
      }),
    );
  });

  test('shows parts of choice kinds only for what was chosen', () => {
    fc.assert(
      fc.property(posted, ([item, answer]) => {
        if (answer.shape !== 'choice') return;
        for (const part of mark(item, answer).parts) expect(answer.chosen).toContain(part.id);
      }),
    );
  });
});

describe('points', () => {
  test.each<[string, Item, Answer, number]>([
    ['single right', single, choose('a'), 2],
    ['single wrong', single, choose('b'), 0],
    ['true-false right', trueFalse, choose('false'), 1],
    ['true-false wrong', trueFalse, choose('true'), 0],
    ['hotspot right', hotspot, choose('south'), 3],
    ['hotspot wrong', hotspot, choose('north'), 0],
    ['multiple: all right', multiple, choose('c', 'a', 'b'), 2],
    ['multiple: two of three', multiple, choose('a', 'b'), 1.33],
    ['multiple: two right, one wrong', multiple, choose('a', 'b', 'd'), 0.67],
    ['multiple: everything chosen', multiple, choose('a', 'b', 'c', 'd', 'e'), 0.67],
    ['multiple: more wrong than right', multiple, choose('a', 'd', 'e'), 0],
    ['ordering: neighbours swapped', ordering, order('b', 'a', 'c', 'd'), 4],
    ['ordering: the last first', ordering, order('d', 'a', 'b', 'c'), 0],
    ['ordering: reversed', ordering, order('d', 'c', 'b', 'a'), 0],
    ['matching: one of three', matching, pair({ a: 'x', b: 'z' }), 1],
    ['matching: one choice for all', matching, pair({ a: 'x', b: 'x', c: 'x' }), 1],
    ['sorting: one wrong costs half', sorting, pair({ a: 'x', b: 'y', c: 'z', constructor: 'y' }), 2.5],
    ['sorting: one not placed costs nothing', sorting, pair({ a: 'x', b: 'y', c: 'z' }), 3],
    ['sorting: mostly wrong', sorting, pair({ a: 'x', b: 'x', c: 'x', constructor: 'y' }), 0],
    ['fill-in: another spelling', fillIn, type(' Note  VERBALE. '), 2],
    ['fill-in: another language', fillIn, type('مُذكّره شفويه'), 2],
    ['fill-in: wrong', fillIn, type('letter'), 0],
    ['numeric: exact', numeric, count('90', 'minutes'), 2],
    ['numeric: in another unit', numeric, count('1.5', 'hours'), 2],
    ['numeric: at the edge', numeric, count('90.5', 'minutes'), 2],
    ['numeric: beyond it', numeric, count('90.51', 'minutes'), 0],
    ['numeric: which unit?', numeric, count('90'), 0],
    ['numeric: no number', numeric, count('ninety', 'minutes'), 0],
  ])('%s', (_, item, answer, expected) => expect(points(item, answer)).toBe(expected));

  test('a tolerance holds in spite of binary fractions', () => {
    const tenth: Item = { ...numeric, answer: 0.3, tolerance: 0.1, units: [] };
    expect(points(tenth, count('0.4'))).toBe(2);
    expect(points(tenth, count('0.4001'))).toBe(0);
  });

  test('a sole unit goes without saying', () => {
    expect(points({ ...numeric, units: numeric.units.slice(0, 1) }, count('90'))).toBe(2);
  });

  test('a number is read in the language in which it was typed', () => {
    const thousand: Item = { ...numeric, answer: 1500, tolerance: 0, units: [] };
    expect(mark(thousand, count('1 500', undefined, 'fr')).right).toBe(true);
    expect(mark(thousand, count('1,500', undefined, 'fr')).right).toBe(false);
    expect(mark(thousand, count('١٬٥٠٠', undefined, 'ar')).right).toBe(true);
  });
});

describe('feedback', () => {
  test('of chosen options only', () => {
    expect(mark(multiple, choose('a', 'd')).parts).toEqual([
      { id: 'a', right: true, feedback: says('chose a') },
      { id: 'd', right: false, feedback: says('chose d') },
    ]);
    expect(mark(trueFalse, choose('true')).parts).toEqual([
      { id: 'true', right: false, feedback: says('no') },
    ]);
  });

  test('of entries in a wrong place, in the order of the answer', () => {
    expect(mark(ordering, order('b', 'a', 'c', 'd')).parts).toEqual([
      { id: 'b', right: false, feedback: says('b is elsewhere') },
      { id: 'a', right: false, feedback: says('a is elsewhere') },
      { id: 'c', right: true },
      { id: 'd', right: true },
    ]);
  });

  test('of entries placed wrongly, not of those left out', () => {
    expect(mark(sorting, pair({ a: 'x', b: 'x' })).parts).toEqual([
      { id: 'a', right: true },
      { id: 'b', right: false, feedback: says('b is elsewhere') },
      { id: 'c', right: false },
      { id: 'constructor', right: false },
    ]);
  });

  test.each<[string, Item, Answer, string]>([
    ['a right word', fillIn, type('verbal note'), 'well done'],
    ['an expected wrong word', fillIn, type('Demarche'), 'a démarche is spoken'],
    ['another word', fillIn, type('letter'), 'read again'],
    ['a right number', numeric, count('90', 'minutes'), 'well done'],
    ['an expected wrong number, nearly', numeric, count('60.4', 'minutes'), 'that is one hour'],
    ['an expected wrong number in another unit', numeric, count('1', 'hours'), 'that is one hour'],
    ['another number', numeric, count('10', 'minutes'), 'read again'],
  ])('of %s', (_, item, answer, words) => expect(mark(item, answer).feedback).toEqual(says(words)));
});

describe('fits', () => {
  test.each<[string, Item, Answer, boolean]>([
    ['another shape', single, order('a', 'b', 'c'), false],
    ['one option', single, choose('a'), true],
    ['no option', single, choose(), true],
    ['two where one is right', single, choose('a', 'b'), false],
    ['an unknown option', multiple, choose('a', 'nobody'), false],
    ['an option twice', multiple, choose('a', 'a'), false],
    ['neither true nor false', trueFalse, choose('perhaps'), false],
    ['a region', hotspot, choose('north'), true],
    ['an order of all', ordering, order('d', 'c', 'b', 'a'), true],
    ['an order of some', ordering, order('a', 'b'), false],
    ['an order with one twice', ordering, order('a', 'a', 'b', 'c'), false],
    ['some pairs', matching, pair({ a: 'z' }), true],
    ['an unknown entry', matching, pair({ nobody: 'x' }), false],
    ['an unknown choice', matching, pair({ a: 'nobody' }), false],
    ['a choice taken twice', matching, pair({ a: 'x', b: 'x' }), true],
    ['a category', sorting, pair({ constructor: 'z' }), true],
    ['a word', fillIn, type('anything'), true],
    ['a number for a word', fillIn, count('1'), false],
    ['an unknown unit', numeric, count('1', 'days'), false],
  ])('%s: %#', (_, item, answer, expected) => expect(fits(item, answer)).toBe(expected));
});

test.each<[Answer, boolean]>([
  [choose(), true],
  [choose('a'), false],
  [order(), true],
  [order('a'), false],
  [pair({}), true],
  [pair({ a: 'x' }), false],
  [type(' \n'), true],
  [type('x'), false],
  [count('', 'minutes'), true],
  [count('0'), false],
])('%j is empty: %s', (answer, empty) => expect(isEmpty(answer)).toBe(empty));

describe('score', () => {
  const verdict = (points: number, possible: number): Verdict => ({
    points,
    possible,
    right: false,
    parts: [],
  });

  test.each<[string, Verdict[], ReturnType<typeof score>]>([
    ['nothing to reach', [], { points: 0, possible: 0, percent: 0 }],
    ['a sum', [verdict(1, 2), verdict(2, 2)], { points: 3, possible: 4, percent: 75 }],
    ['69.9 is not 70', [verdict(6.99, 10)], { points: 6.99, possible: 10, percent: 69 }],
    ['57 hundredths are 57 per cent', [verdict(0.57, 1)], { points: 0.57, possible: 1, percent: 57 }],
    ['tenths add up', [verdict(0.1, 1), verdict(0.2, 1)], { points: 0.3, possible: 2, percent: 15 }],
  ])('%s', (_, verdicts, expected) => expect(score(verdicts)).toEqual(expected));
});
