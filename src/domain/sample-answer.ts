import type { Answer } from '../schemas/answer.ts';
import type { Locale, LocalizedList } from '../schemas/atoms.ts';
import type { Item } from '../schemas/quiz.ts';

/** The wholly right answer to an item, in a language where words are typed. */
export function rightAnswer(item: Item, locale: Locale): Answer {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return { shape: 'choice', chosen: item.options.filter(({ right }) => right).map(({ id }) => id) };
    case 'hotspot':
      return { shape: 'choice', chosen: item.regions.filter(({ right }) => right).map(({ id }) => id) };
    case 'true-false':
      return { shape: 'choice', chosen: [String(item.answer)] };
    case 'ordering':
      return { shape: 'order', order: item.entries.map(({ id }) => id) };
    case 'matching':
      return pairs(item.entries.map(({ id, choice }) => [id, choice]));
    case 'sorting':
      return pairs(item.entries.map(({ id, category }) => [id, category]));
    case 'fill-in':
      return { shape: 'text', text: firstWord(item.accept, locale) };
    case 'numeric':
      return number(item.answer, item.units[0]?.id);
  }
}

/** An answer to an item that earns nothing: one that the author expected, where there is such a one. */
export function wrongAnswer(item: Item, locale: Locale): Answer {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return { shape: 'choice', chosen: firstWrong(item.options) };
    case 'hotspot':
      return { shape: 'choice', chosen: firstWrong(item.regions) };
    case 'true-false':
      return { shape: 'choice', chosen: [String(!item.answer)] };
    case 'ordering':
      return { shape: 'order', order: item.entries.map(({ id }) => id).reverse() };
    case 'matching':
      return pairs(item.entries.map(({ id, choice }) => [id, after(item.choices, choice)]));
    case 'sorting':
      return pairs(item.entries.map(({ id, category }) => [id, after(item.categories, category)]));
    case 'fill-in':
      return { shape: 'text', text: firstWord(item.expected[0]?.answers ?? {}, locale) || '?' };
    case 'numeric':
      return number(item.expected[0]?.answer ?? item.answer + 2 * item.tolerance + 1, item.units[0]?.id);
  }
}

function firstWrong(options: readonly { id: string; right: boolean }[]): string[] {
  return options
    .filter(({ right }) => !right)
    .slice(0, 1)
    .map(({ id }) => id);
}

function firstWord(words: LocalizedList, locale: Locale): string {
  return (words[locale] ?? Object.values(words)[0])?.[0] ?? '';
}

function after(list: readonly { id: string }[], id: string): string {
  const next = list.findIndex((one) => one.id === id) + 1;
  return list[next % list.length]?.id ?? id;
}

function pairs(entries: [entry: string, choice: string][]): Answer {
  return { shape: 'pairs', pairs: Object.fromEntries(entries) };
}

function number(value: number, unit: string | undefined): Answer {
  return { shape: 'number', text: String(value), unit, locale: 'en' };
}
