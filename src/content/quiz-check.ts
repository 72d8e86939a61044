import type { Locale } from '../schemas/atoms.ts';
import { LOCALES } from '../schemas/atoms.ts';
import type { Item, Quiz } from '../schemas/quiz.ts';
import { type Fault, type FaultCode, type FaultParams, type Place, fault } from './fault.ts';

/** Where the value at a path of a file stands. */
export type At = (path: readonly PropertyKey[]) => Place;

type Path = readonly PropertyKey[];
type Report = <C extends FaultCode>(path: Path, code: C, params: FaultParams[C]) => Fault;

/** What a quiz's shape cannot say: ids, counts of right options, references, gaps. `figures` are those of its course. */
export function checkQuiz(quiz: Quiz, figures: readonly string[], at: At): Fault[] {
  const report: Report = (path, code, params) => fault(at(path), code, params);
  return [
    ...(quiz.draw !== undefined && quiz.draw > quiz.items.length
      ? [report(['draw'], 'draw-too-many', { draw: quiz.draw, bank: quiz.items.length })]
      : []),
    ...repeatedIds(quiz.items, ['items'], report),
    ...quiz.items.flatMap((item, index) => checkItem(item, ['items', index], figures, report)),
  ];
}

/** The texts of a value (localised, at any depth) that lack the course's original language. */
export function checkOriginal(value: unknown, original: Locale, at: At, path: Path = []): Fault[] {
  if (!value || typeof value !== 'object') return [];
  // Accepted answers count in every language, so one language is enough for them.
  if (path.at(-1) === 'accept' || path.at(-1) === 'answers') return [];
  if (
    !Array.isArray(value) &&
    Object.keys(value).every((key) => (LOCALES as readonly string[]).includes(key))
  ) {
    return Object.hasOwn(value, original) ? [] : [fault(at(path), 'no-original', { original })];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    checkOriginal(inner, original, at, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function checkItem(item: Item, path: Path, figures: readonly string[], report: Report): Fault[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return checkOptions(
        item.options,
        [...path, 'options'],
        item.kind === 'single' ? 'one' : 'some',
        report,
      );
    case 'hotspot':
      return [
        ...checkOptions(item.regions, [...path, 'regions'], 'one', report),
        ...unknown('figure', item.figure, figures, [...path, 'figure'], report),
      ];
    case 'ordering':
      return repeatedIds(item.entries, [...path, 'entries'], report);
    case 'matching':
      return checkMatching(item, path, report);
    case 'sorting':
      return checkSorting(item, path, report);
    case 'fill-in':
      return checkFillIn(item, path, report);
    case 'numeric':
      return checkNumeric(item, path, report);
    case 'true-false':
      return [];
  }
}

function checkOptions(
  options: { id: string; right: boolean }[],
  path: Path,
  expected: 'one' | 'some',
  report: Report,
): Fault[] {
  const found = options.filter((option) => option.right).length;
  const sound = expected === 'one' ? found === 1 : found > 0 && found < options.length;
  return [
    ...repeatedIds(options, path, report),
    ...(sound ? [] : [report(path, 'right-options', { found, expected })]),
  ];
}

function checkMatching(item: Extract<Item, { kind: 'matching' }>, path: Path, report: Report): Fault[] {
  const choices = item.choices.map(({ id }) => id);
  return [
    ...repeatedIds(item.choices, [...path, 'choices'], report),
    ...repeatedIds(item.entries, [...path, 'entries'], report),
    ...item.entries.flatMap(({ choice }, index) => {
      const place = [...path, 'entries', index, 'choice'];
      const twice = item.entries.findIndex((entry) => entry.choice === choice) < index;
      return [
        ...unknown('choice', choice, choices, place, report),
        ...(twice ? [report(place, 'choice-twice', { choice })] : []),
      ];
    }),
  ];
}

function checkSorting(item: Extract<Item, { kind: 'sorting' }>, path: Path, report: Report): Fault[] {
  const categories = item.categories.map(({ id }) => id);
  return [
    ...repeatedIds(item.categories, [...path, 'categories'], report),
    ...repeatedIds(item.entries, [...path, 'entries'], report),
    ...item.entries.flatMap(({ category }, index) =>
      unknown('category', category, categories, [...path, 'entries', index, 'category'], report),
    ),
  ];
}

function checkFillIn(item: Extract<Item, { kind: 'fill-in' }>, path: Path, report: Report): Fault[] {
  const gaps = LOCALES.flatMap((locale) => {
    const sentence = item.sentence[locale];
    const found = sentence === undefined ? 1 : sentence.split('___').length - 1;
    return found === 1 ? [] : [report([...path, 'sentence', locale], 'gap', { found, locale })];
  });
  const lists = [{ place: [...path, 'accept'], answers: item.accept }].concat(
    item.expected.map(({ answers }, index) => ({ place: [...path, 'expected', index, 'answers'], answers })),
  );
  const empty = lists.filter(({ answers }) => Object.values(answers).flat().length === 0);
  return [...gaps, ...empty.map(({ place }) => report(place, 'no-answer', {}))];
}

function checkNumeric(item: Extract<Item, { kind: 'numeric' }>, path: Path, report: Report): Fault[] {
  const [first] = item.units;
  return [
    ...repeatedIds(item.units, [...path, 'units'], report),
    ...(first && first.factor !== 1
      ? [report([...path, 'units', 0, 'factor'], 'first-unit', { factor: first.factor })]
      : []),
  ];
}

function repeatedIds(list: readonly { id: string }[], path: Path, report: Report): Fault[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((other) => other.id === id) < index
      ? [report([...path, index, 'id'], 'repeated-id', { id })]
      : [],
  );
}

function unknown(
  kind: 'choice' | 'category' | 'figure',
  name: string,
  known: readonly string[],
  path: Path,
  report: Report,
): Fault[] {
  return known.includes(name) ? [] : [report(path, 'unknown-name', { kind, name, known: [...known] })];
}
