import { normalForm } from '../rules/normal-form.ts';
import { LOCALES, type Localized } from '../schemas/atoms.ts';
import type { Item, Quiz } from '../schemas/quiz.ts';
import { type Fault, fault } from './fault.ts';
import { checkRegions } from './region-check.ts';
import type { At, Path, Report } from './report.ts';

/** The drawings of a course as SVG text, by name. */
type Figures = Record<string, string>;

/** What a quiz's shape cannot say: ids, counts of right options, references, gaps, regions, answers that contradict. */
export function checkQuiz(quiz: Quiz, figures: Figures, at: At): Fault[] {
  const report: Report = (path, code, params) => fault(at(path), code, params);
  return [
    ...(quiz.draw !== undefined && quiz.draw > quiz.items.length
      ? [report(['draw'], 'draw-too-many', { draw: quiz.draw, bank: quiz.items.length })]
      : []),
    ...repeatedIds(quiz.items, ['items'], report),
    ...quiz.items.flatMap((item, index) => checkItem(item, ['items', index], figures, report)),
  ];
}

function checkItem(item: Item, path: Path, figures: Figures, report: Report): Fault[] {
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
        ...unknown('figure', item.figure, Object.keys(figures), [...path, 'figure'], report),
        ...checkRegions(item, figures[item.figure], path, report),
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
  options: { id: string; right: boolean; text: Localized }[],
  path: Path,
  expected: 'one' | 'some',
  report: Report,
): Fault[] {
  const found = options.filter((option) => option.right).length;
  const sound = expected === 'one' ? found === 1 : found > 0 && found < options.length;
  return [
    ...repeatedIds(options, path, report),
    ...sameTexts(options, path, report),
    ...(sound ? [] : [report(path, 'right-options', { found, expected })]),
  ];
}

function checkMatching(item: Extract<Item, { kind: 'matching' }>, path: Path, report: Report): Fault[] {
  const choices = item.choices.map(({ id }) => id);
  return [
    ...repeatedIds(item.choices, [...path, 'choices'], report),
    ...sameTexts(item.choices, [...path, 'choices'], report),
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
    ...sameTexts(item.categories, [...path, 'categories'], report),
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
  const right = new Set(Object.values(item.accept).flat().map(normalForm));
  const contradictions = item.expected.flatMap(({ answers }, index) =>
    Object.values(answers)
      .flat()
      .filter((answer) => right.has(normalForm(answer)))
      .map((answer) => report([...path, 'expected', index, 'answers'], 'expected-right', { answer })),
  );
  return [...gaps, ...empty.map(({ place }) => report(place, 'no-answer', {})), ...contradictions];
}

function checkNumeric(item: Extract<Item, { kind: 'numeric' }>, path: Path, report: Report): Fault[] {
  const [first] = item.units;
  return [
    ...repeatedIds(item.units, [...path, 'units'], report),
    ...(first && first.factor !== 1
      ? [report([...path, 'units', 0, 'factor'], 'first-unit', { factor: first.factor })]
      : []),
    ...item.expected.flatMap(({ answer }, index) =>
      Math.abs(answer - item.answer) <= item.tolerance
        ? [report([...path, 'expected', index, 'answer'], 'expected-right', { answer: String(answer) })]
        : [],
    ),
  ];
}

/** Texts that are the same to the eye, in the first language in which they are. */
function sameTexts(list: readonly { id: string; text: Localized }[], path: Path, report: Report): Fault[] {
  const looks = list.map(({ text }) => LOCALES.map((locale) => look(text[locale])));
  return looks.flatMap((own, index) => {
    const language = own.findIndex(
      (text, at) => text && looks.findIndex((each) => each[at] === text) < index,
    );
    const other = list[looks.findIndex((each) => each[language] === own[language])];
    if (language < 0 || !other) return [];
    const place = [...path, index, 'text', LOCALES[language] ?? ''];
    return [report(place, 'same-text', { text: own[language] ?? '', other: other.id })];
  });
}

function look(text = ''): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
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
