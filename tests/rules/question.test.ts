import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { question } from '../../src/rules/question.ts';
import type { Item } from '../../src/schemas/quiz.ts';
import { anyItem, SECRET } from '../support/item.ts';

const said = { en: 'Yes.' };
const base = { id: 'item', points: 2, text: { en: 'Which?', fr: 'Lequel ?' } };
const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
const ids = (list: { id: string }[]) => list.map(({ id }) => id);
const seeds = Array.from({ length: 50 }, (_, n) => `seed-${n}`);

const matching: Item = {
  ...base,
  kind: 'matching',
  choices: letters.map((id) => ({ id, text: { en: id } })),
  entries: letters.map((id) => ({ id: `of-${id}`, text: { en: id }, feedback: said, choice: id })),
};
const sorting: Item = {
  ...base,
  kind: 'sorting',
  categories: letters.slice(0, 3).map((id) => ({ id, text: { en: id } })),
  entries: letters.map((id) => ({ id: `of-${id}`, text: { en: id }, feedback: said, category: 'a' })),
};

describe('any item', () => {
  test('shows neither key nor feedback', () => {
    const hidden = /"(right|feedback|answer|accept|expected|tolerance|factor|category|choice)":/;
    fc.assert(
      fc.property(anyItem, fc.string(), fc.boolean(), (item, seed, shuffle) => {
        const json = JSON.stringify(question(item, seed, 'en', 'en', shuffle));
        expect(json).not.toContain(SECRET);
        expect(json).not.toMatch(hidden);
      }),
    );
  });

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(anyItem, fc.string(), (item, seed) => {
        expect(question(item, seed, 'en', 'en', true)).toEqual(question(item, seed, 'en', 'en', true));
      }),
    );
  });

  test('keeps every option, entry and choice', () => {
    fc.assert(
      fc.property(anyItem, fc.string(), fc.boolean(), (item, seed, shuffle) => {
        expect(shown(question(item, seed, 'en', 'en', shuffle))).toEqual(written(item));
      }),
    );
  });

  test('ordering is never shown solved', () => {
    const ordering = anyItem.filter((item) => item.kind === 'ordering');
    fc.assert(
      fc.property(ordering, fc.string(), fc.boolean(), (item, seed, shuffle) => {
        const asked = question(item, seed, 'en', 'en', shuffle);
        if (asked.kind === 'ordering') expect(ids(asked.entries)).not.toEqual(ids(item.entries));
        expect(asked.kind).toBe('ordering');
      }),
    );
  });
});

test('options are shuffled by the seed, or not at all', () => {
  const single: Item = {
    ...base,
    kind: 'single',
    options: letters.map((id) => ({ id, text: { en: id }, right: id === 'a', feedback: said })),
  };
  const orders = (shuffle: boolean) => seeds.map((seed) => optionIds(single, seed, shuffle).join(''));
  expect(new Set(orders(false))).toEqual(new Set(['abcdef']));
  expect(new Set(orders(true)).size).toBeGreaterThan(40);
});

test('the choices of matching are shuffled even when nothing else is', () => {
  const asked = seeds.map((seed) => question(matching, seed, 'en', 'en', false));
  expect(new Set(asked.map((one) => 'choices' in one && ids(one.choices).join(''))).size).toBeGreaterThan(40);
  for (const one of asked) expect('entries' in one && ids(one.entries)).toEqual(ids(matching.entries));
});

test("categories keep the author's order while their entries are shuffled", () => {
  const asked = seeds.map((seed) => question(sorting, seed, 'en', 'en', true));
  for (const one of asked) expect('choices' in one && ids(one.choices)).toEqual(['a', 'b', 'c']);
  expect(new Set(asked.map((one) => 'entries' in one && ids(one.entries).join(''))).size).toBeGreaterThan(40);
});

test('true-false leaves its words to the page', () => {
  const item: Item = { ...base, kind: 'true-false', answer: true, feedback: { true: said, false: said } };
  expect(question(item, 'seed', 'fr', 'en', true)).toEqual({
    id: 'item',
    points: 2,
    kind: 'true-false',
    text: 'Lequel ?',
    lang: 'fr',
    options: [
      { id: 'true', text: '', lang: 'fr' },
      { id: 'false', text: '', lang: 'fr' },
    ],
  });
});

test('a hotspot keeps its regions in order, with their boxes; each text says its language', () => {
  const item: Item = {
    ...base,
    kind: 'hotspot',
    figure: 'map',
    alt: { en: 'A map' },
    regions: [
      { id: 'b', text: { en: 'North', fr: 'Nord' }, right: false, feedback: said, box: [0, 0, 10, 5] },
      { id: 'a', text: { en: 'South' }, right: true, feedback: said, box: [0, 5, 10, 5] },
    ],
  };
  expect(question(item, 'seed', 'fr', 'en', true)).toMatchObject({
    figure: 'map',
    alt: 'A map',
    altLang: 'en',
    options: [
      { id: 'b', text: 'Nord', lang: 'fr', box: [0, 0, 10, 5] },
      { id: 'a', text: 'South', lang: 'en', box: [0, 5, 10, 5] },
    ],
  });
});

test.each([
  ['A ___ verbale.', 'A ', ' verbale.'],
  ['___', '', ''],
  ['No gap', 'No gap', ''],
])('the sentence %j is cut at its gap', (sentence, before, after) => {
  const feedback = { right: said, wrong: said };
  const item: Item = {
    ...base,
    kind: 'fill-in',
    sentence: { en: sentence },
    accept: { en: ['note'] },
    expected: [],
    feedback,
  };
  expect(question(item, 'seed', 'fr', 'en', true)).toMatchObject({
    before,
    after,
    sentenceLang: 'en',
    lang: 'fr',
  });
});

function optionIds(item: Item, seed: string, shuffle: boolean): string[] {
  const asked = question(item, seed, 'en', 'en', shuffle);
  return 'options' in asked ? ids(asked.options) : [];
}

/** What an item or a question of any kind lists. */
type Lists = Partial<Record<string, { id: string }[]>>;

function shown(asked: ReturnType<typeof question>): string[] {
  const { options = [], entries = [], choices = [], units = [] } = asked as unknown as Lists;
  return [...ids(options), ...ids(entries), ...ids(choices), ...ids(units)].sort();
}

function written(item: Item): string[] {
  if (item.kind === 'true-false') return ['false', 'true'];
  const lists = ['options', 'regions', 'entries', 'choices', 'categories', 'units'];
  const parts = item as unknown as Lists;
  return lists.flatMap((name) => ids(parts[name] ?? [])).sort();
}
