import { describe, expect, test } from 'vitest';
import { readYamlFile } from '../../src/content/yaml-file.ts';
import { drawItems, shuffled } from '../../src/rules/drawing.ts';
import { mark, score } from '../../src/rules/marking.ts';
import { stream } from '../../src/rules/stream.ts';
import type { Answer } from '../../src/schemas/answer.ts';
import type { Localized } from '../../src/schemas/atoms.ts';
import { type Item, Quiz } from '../../src/schemas/quiz.ts';

const { data } = readYamlFile('courses/foundations/quizzes/final.yaml', Quiz);
if (!data) throw new Error('The final cannot be read');
const final: Quiz = data;
const byId = new Map(final.items.map((item) => [item.id, item]));

type Option = { id: string; text: Localized; right: boolean };
type Reading = 'en' | 'ar';
const READINGS: Reading[] = ['en', 'ar'];

describe('the bank of the final', () => {
  test('holds eight items of each of the five modules', () => {
    const modules = final.items.map(({ id }) => id.slice(0, 3));
    expect(final).toMatchObject({
      mode: 'graded',
      draw: 20,
      pass: 70,
      attempts: 3,
      minutes: 40,
      shuffle: true,
    });
    expect(modules).toEqual(['m1-', 'm2-', 'm3-', 'm4-', 'm5-'].flatMap((name) => Array(8).fill(name)));
  });

  test('says everything in English and in Arabic', () => {
    expect(untranslated(final, [])).toEqual([]);
  });

  test('spreads the keys of single items over the four positions', () => {
    const keys = final.items.flatMap((item) =>
      item.kind === 'single' ? [item.options.findIndex(({ right }) => right)] : [],
    );
    for (const position of [0, 1, 2, 3]) {
      const share = keys.filter((key) => key === position).length / keys.length;
      expect(share, `position ${position + 1}`).toBeGreaterThanOrEqual(0.15);
      expect(share, `position ${position + 1}`).toBeLessThanOrEqual(0.35);
    }
  });

  test.each(READINGS)('seldom has a right option longer than every wrong one (%s)', (locale) => {
    const choices = final.items.map(optionsOf).filter((options) => options.length > 0);
    const telling = choices.filter((options) => {
      const [right, wrong] = [true, false].map((side) =>
        Math.max(
          ...options.filter((option) => option.right === side).map(({ text }) => length(text, locale)),
        ),
      );
      return right !== undefined && wrong !== undefined && right > wrong;
    });
    expect(telling.length / choices.length).toBeLessThanOrEqual(0.1);
  });
});

describe('the final', () => {
  test('lets at most one blind guesser in a hundred pass', () => {
    expect(passRate('blind', 10_000, guess)).toBeLessThanOrEqual(0.01);
  });

  test.each(
    READINGS.flatMap((locale) => [
      { locale, size: 'longest' },
      { locale, size: 'shortest' },
    ]),
  )('lets at most one in a hundred pass who chooses the $size option ($locale)', ({ locale, size }) => {
    const end = size === 'longest' ? -1 : 0;
    const answer: Behaviour = (item, random) => bySize(item, locale, end) ?? guess(item, random);
    expect(passRate(`${size} ${locale}`, 10_000, answer)).toBeLessThanOrEqual(0.01);
  });

  test('lets at least 95 in a hundred pass who know nine answers of ten', () => {
    const answer: Behaviour = (item, random) => (random() < 0.9 ? key(item) : guess(item, random));
    expect(passRate('learned', 2_000, answer)).toBeGreaterThanOrEqual(0.95);
  });

  test('gives every point to the key', () => {
    expect(passRate('key', 100, key, 100)).toBe(1);
  });
});

type Behaviour = (item: Item, random: () => number) => Answer;

/** The share of sittings that reach `pass` per cent. */
function passRate(seed: string, sittings: number, answer: Behaviour, pass = final.pass): number {
  const random = stream(seed);
  let passed = 0;
  for (let sitting = 0; sitting < sittings; sitting++) {
    const items = drawItems(final, `${seed} ${sitting}`).flatMap((id) => byId.get(id) ?? []);
    if (score(items.map((item) => mark(item, answer(item, random)))).percent >= pass) passed++;
  }
  return passed / sittings;
}

/** A complete answer by chance. A word or a number is never hit; in matching, no choice is taken twice. */
function guess(item: Item, random: () => number): Answer {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  switch (item.kind) {
    case 'single':
      return chosen([oneOf(ids(item.options), random)]);
    case 'hotspot':
      return chosen([oneOf(ids(item.regions), random)]);
    case 'true-false':
      return chosen([oneOf(['true', 'false'], random)]);
    case 'multiple':
      return chosen(someOf(ids(item.options), random));
    case 'ordering':
      return { shape: 'order', order: shuffled(ids(item.entries), random) };
    case 'matching': {
      const choices = shuffled(ids(item.choices), random);
      return pairs(item.entries, (_, index) => choices[index] ?? '');
    }
    case 'sorting':
      return pairs(item.entries, () => oneOf(ids(item.categories), random));
    case 'fill-in':
      return { shape: 'text', text: '?' };
    case 'numeric':
      return { shape: 'number', text: '?', locale: 'en' };
  }
}

/** The answer that is wholly right. */
function key(item: Item): Answer {
  switch (item.kind) {
    case 'single':
    case 'hotspot':
    case 'multiple':
      return chosen(optionsOf(item).flatMap(({ id, right }) => (right ? [id] : [])));
    case 'true-false':
      return chosen([String(item.answer)]);
    case 'ordering':
      return { shape: 'order', order: item.entries.map(({ id }) => id) };
    case 'matching':
      return pairs(item.entries, ({ choice }) => choice);
    case 'sorting':
      return pairs(item.entries, ({ category }) => category);
    case 'fill-in':
      return { shape: 'text', text: item.accept.en?.[0] ?? '' };
    case 'numeric': {
      const [unit] = item.units;
      return { shape: 'number', text: String(item.answer), locale: 'en', ...(unit && { unit: unit.id }) };
    }
  }
}

/** The option at one end of their order by length, 0 for the shortest and -1 for the longest, where there are options. */
function bySize(item: Item, locale: Reading, end: 0 | -1): Answer | undefined {
  const option = optionsOf(item)
    .toSorted((a, b) => length(a.text, locale) - length(b.text, locale))
    .at(end);
  return option && chosen([option.id]);
}

function optionsOf(item: Item): Option[] {
  if (item.kind === 'single' || item.kind === 'multiple') return item.options;
  return item.kind === 'hotspot' ? item.regions : [];
}

function length(text: Localized, locale: Reading): number {
  return text[locale]?.length ?? 0;
}

function chosen(ids: string[]): Answer {
  return { shape: 'choice', chosen: ids };
}

function pairs<E extends { id: string }>(
  entries: readonly E[],
  choice: (entry: E, index: number) => string,
): Answer {
  return {
    shape: 'pairs',
    pairs: Object.fromEntries(entries.map((entry, index) => [entry.id, choice(entry, index)])),
  };
}

function oneOf(ids: readonly string[], random: () => number): string {
  return ids[Math.floor(random() * ids.length)] ?? '';
}

/** Each with probability one half, and never none. */
function someOf(ids: readonly string[], random: () => number): string[] {
  const some = ids.filter(() => random() < 0.5);
  return some.length > 0 ? some : someOf(ids, random);
}

/** Where a text with one of the two languages lacks the other. */
function untranslated(value: unknown, path: string[]): string[] {
  if (!value || typeof value !== 'object') return [];
  if ('en' in value || 'ar' in value) return 'en' in value && 'ar' in value ? [] : [path.join('.')];
  return Object.entries(value).flatMap(([name, inner]) => untranslated(inner, [...path, name]));
}
