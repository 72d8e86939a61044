import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contentOf,
  delay,
  forget,
  isPassing,
  keep,
  kept,
  shelfMark,
  type Shelf,
  type Unsent,
} from '../../src/elements/unsent.ts';
import { memoryShelf } from './memory-shelf.ts';

const unsent = (key: string, choice = 'a'): Unsent => ({
  action: 'https://academy.example/en/attempts/1',
  fields: [
    ['locale', 'en'],
    ['key', key],
    ['choice', choice],
  ],
  at: '2026-11-21T09:40:00.000Z',
  submitted: false,
});

describe('an unsent answer', () => {
  test('is read as it was kept, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: 'grapheme' }))), (fields) => {
        const shelf = memoryShelf();
        const answer = { ...unsent('1'), fields };
        expect(keep(shelf, 'm', answer)).toBe(true);
        expect(kept(shelf, 'm')).toEqual(answer);
      }),
    );
  });

  test('is cleared once it is sent', () => {
    const shelf = memoryShelf();
    keep(shelf, 'm', unsent('1'));
    forget(shelf, 'm', unsent('1'));
    expect(kept(shelf, 'm')).toBeUndefined();
  });

  test('stays when a newer one took its place while it was on the way', () => {
    const shelf = memoryShelf();
    keep(shelf, 'm', unsent('1'));
    keep(shelf, 'm', unsent('2', 'b'));
    forget(shelf, 'm', unsent('1'));
    expect(kept(shelf, 'm')).toEqual(unsent('2', 'b'));
  });

  test.each(['', 'null', '{', '[]', '{"action":1,"fields":[]}', '{"action":"/"}'])(
    'that cannot be read counts as none: %s',
    (text) => {
      const shelf = memoryShelf();
      shelf.setItem('m', text);
      expect(kept(shelf, 'm')).toBeUndefined();
    },
  );

  test('is not kept where the browser refuses, and nothing breaks', () => {
    const refuse = () => {
      throw new DOMException('quota', 'QuotaExceededError');
    };
    const shelf: Shelf = { getItem: refuse, setItem: refuse, removeItem: refuse };
    expect(keep(shelf, 'm', unsent('1'))).toBe(false);
    expect(kept(shelf, 'm')).toBeUndefined();
    expect(() => forget(shelf, 'm', unsent('1'))).not.toThrow();
  });

  test('lies apart for each form and each person', () => {
    expect(shelfMark('q-one')).toBe('attache:unsent:q-one');
    expect(new Set([shelfMark('q-one'), shelfMark('q-one', 'a'), shelfMark('q-one', 'b')]).size).toBe(3);
  });
});

test('content is compared without the key', () => {
  expect(contentOf(unsent('1'))).toBe(contentOf(unsent('2')));
  expect(contentOf(unsent('1'))).not.toBe(contentOf(unsent('1', 'b')));
});

test.each([
  [1, 5_000],
  [2, 15_000],
  [3, 60_000],
  [9, 60_000],
])('after failure %i it waits %i ms', (failures, milliseconds) => {
  expect(delay(failures)).toBe(milliseconds);
});

test.each([
  [200, false],
  [400, false],
  [409, false],
  [410, false],
  [429, true],
  [500, true],
  [503, true],
])('whether a %i may pass: %s', (status, passing) => {
  expect(isPassing(status)).toBe(passing);
});
