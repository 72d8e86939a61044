import * as fc from 'fast-check';
import type { Answer } from '../../src/schemas/answer.ts';
import type { Item } from '../../src/schemas/quiz.ts';
import { number } from '../../src/rules/plural.ts';

/** How every text begins that must not be seen before an answer. */
export const SECRET = 'secret:';

const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,4})?$/);
const slugs = (minLength: number, maxLength: number) => fc.uniqueArray(slug, { minLength, maxLength });
const text = fc.record({ en: fc.string({ minLength: 1, maxLength: 12 }) });
const word = fc.nat(999).map((n) => `${SECRET}${n}`);
const secret = word.map((en) => ({ en }));
const words = fc.record({ en: fc.array(word, { minLength: 1 }) });
const base = { id: slug, points: fc.integer({ min: 1, max: 10 }), text };
const feedback = fc.record({ right: secret, wrong: secret });
const hundredth = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100);

/** Any item of any kind that a quiz file may hold, with texts in English. */
export const anyItem: fc.Arbitrary<Item> = fc.oneof(
  options(2, 8, 1).chain((list) =>
    fc.record({ ...base, kind: fc.constant('single'), options: fc.constant(list) }),
  ),
  options(3, 8, 2).chain((list) =>
    fc.record({ ...base, kind: fc.constant('multiple'), options: fc.constant(list) }),
  ),
  fc.record({
    ...base,
    kind: fc.constant('true-false'),
    answer: fc.boolean(),
    feedback: fc.record({ true: secret, false: secret }),
  }),
  fc.record({ ...base, kind: fc.constant('ordering'), entries: entries(3, 8) }),
  slugs(8, 10).chain((choices) =>
    fc.record({
      ...base,
      kind: fc.constant('matching'),
      choices: named(choices),
      entries: distinct(choices),
    }),
  ),
  slugs(2, 4).chain((categories) =>
    fc.record({
      ...base,
      kind: fc.constant('sorting'),
      categories: named(categories),
      entries: sortedInto(categories),
    }),
  ),
  fc.record({
    ...base,
    kind: fc.constant('fill-in'),
    sentence: fc.constant({ en: 'A ___ in a sentence.' }),
    accept: words,
    expected: fc.array(fc.record({ answers: words, feedback: secret })),
    feedback,
  }),
  fc.record({
    ...base,
    kind: fc.constant('numeric'),
    answer: hundredth(-9999, 9999),
    tolerance: hundredth(0, 10),
    units: slugs(0, 5).map((ids) =>
      ids.map((id, n) => ({ id, text: { en: id }, factor: n === 0 ? 1 : n * 10 })),
    ),
    expected: fc.array(fc.record({ answer: hundredth(-9999, 9999), feedback: secret })),
    feedback,
  }),
  options(2, 8, 1).chain((list) =>
    fc.record({
      ...base,
      kind: fc.constant('hotspot'),
      figure: slug,
      alt: text,
      regions: fc.constant(
        list.map((option) => ({ ...option, box: [0, 0, 10, 10] as [number, number, number, number] })),
      ),
    }),
  ),
);

/** The wholly right answer to an item. */
export function keyOf(item: Item): Answer {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return { shape: 'choice', chosen: item.options.filter((option) => option.right).map(({ id }) => id) };
    case 'hotspot':
      return { shape: 'choice', chosen: item.regions.filter((region) => region.right).map(({ id }) => id) };
    case 'true-false':
      return { shape: 'choice', chosen: [String(item.answer)] };
    case 'ordering':
      return { shape: 'order', order: item.entries.map(({ id }) => id) };
    case 'matching':
      return {
        shape: 'pairs',
        pairs: Object.fromEntries(item.entries.map(({ id, choice }) => [id, choice])),
      };
    case 'sorting':
      return {
        shape: 'pairs',
        pairs: Object.fromEntries(item.entries.map(({ id, category }) => [id, category])),
      };
    case 'fill-in':
      return { shape: 'text', text: item.accept.en?.[0] ?? '' };
    case 'numeric':
      return { shape: 'number', text: number('fr', item.answer), unit: item.units[0]?.id, locale: 'fr' };
  }
}

/** Any answer that could be posted to an item: of its shape or another, with ids it knows and ids it does not. */
export function anyAnswer(item: Item): fc.Arbitrary<Answer> {
  const id = fc.oneof(fc.constantFrom(...idsOf(item)), fc.constantFrom(...idsOf(item)), slug);
  const typed = fc.oneof(fc.string({ maxLength: 40 }), hundredth(-9999, 9999).map(String));
  return fc.oneof(
    fc.record({ shape: fc.constant('choice'), chosen: fc.array(id, { maxLength: 4 }) }),
    fc.record({ shape: fc.constant('order'), order: fc.shuffledSubarray(idsOf(item)) }),
    fc.record({ shape: fc.constant('pairs'), pairs: fc.dictionary(id, id) }),
    fc.record({ shape: fc.constant('text'), text: typed }),
    fc.record({
      shape: fc.constant('number'),
      text: typed,
      unit: fc.option(id, { nil: undefined }),
      locale: fc.constantFrom('en', 'ar', 'fr'),
    }),
  );
}

function idsOf(item: Item): string[] {
  if (item.kind === 'single' || item.kind === 'multiple') return item.options.map(({ id }) => id);
  if (item.kind === 'hotspot') return item.regions.map(({ id }) => id);
  if (item.kind === 'ordering') return item.entries.map(({ id }) => id);
  if (item.kind === 'matching') return [...item.entries, ...item.choices].map(({ id }) => id);
  if (item.kind === 'sorting') return [...item.entries, ...item.categories].map(({ id }) => id);
  if (item.kind === 'numeric' && item.units.length > 0) return item.units.map(({ id }) => id);
  return ['true', 'false'];
}

/** Options of which 1 to `most` are right, never all. */
function options(minLength: number, maxLength: number, most: number) {
  return slugs(minLength, maxLength).chain((ids) =>
    fc
      .record({
        right: fc.shuffledSubarray(ids, { minLength: 1, maxLength: Math.min(most, ids.length - 1) }),
        texts: fc.tuple(text, secret),
      })
      .map(({ right, texts: [words, feedback] }) =>
        ids.map((id) => ({ id, text: words, right: right.includes(id), feedback })),
      ),
  );
}

function named(ids: string[]) {
  return fc.constant(ids.map((id) => ({ id, text: { en: id } })));
}

function entries(minLength: number, maxLength: number) {
  const entry = fc.record({ id: slug, text, feedback: secret });
  return fc.uniqueArray(entry, { minLength, maxLength, selector: ({ id }) => id });
}

function sortedInto(categories: string[]) {
  const category = fc.constantFrom(...categories);
  return entries(3, 10).chain((list) =>
    fc.tuple(...list.map((entry) => category.map((id) => ({ ...entry, category: id })))),
  );
}

/** Entries, each with a choice of its own. */
function distinct(choices: string[]) {
  return entries(2, 8).map((list) => list.map((entry, n) => ({ ...entry, choice: choices[n] ?? '' })));
}
