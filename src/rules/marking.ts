import type { Answer } from '../schemas/answer.ts';
import type { Localized, LocalizedList } from '../schemas/atoms.ts';
import type { Item } from '../schemas/quiz.ts';
import { normalForm } from './normal-form.ts';
import { parseNumber } from './number-form.ts';
import { formulaScore, kendallTau } from './partial-credit.ts';

/** One chosen option, or one entry that was ordered or placed, with what the trainee learns there. */
export type Part = { id: string; right: boolean; feedback?: Localized };

/** What an answer is worth: `points` of `possible`, with at most two decimals; `right` when it is wholly right. */
export type Verdict = {
  points: number;
  possible: number;
  right: boolean;
  parts: Part[];
  feedback?: Localized;
};

type Kind<K extends Item['kind']> = Extract<Item, { kind: K }>;
type NumberAnswer = Extract<Answer, { shape: 'number' }>;
type Outcome = { share: number; parts: Part[]; feedback?: Localized };

const NOTHING: Outcome = { share: 0, parts: [] };

/**
 * The mark of an answer: the item's points times a share.
 *
 * - single, true-false, hotspot, fill-in, numeric: all or nothing.
 * - multiple: right options chosen minus wrong ones chosen, by all right options; at least 0.
 * - ordering: Kendall's tau between the answer and the key; at least 0.
 * - matching: entries with their choice, by all entries.
 * - sorting: entries right, corrected for guessing, by all entries; at least 0. An entry not placed costs nothing.
 *
 * `parts` never shows what was not chosen: one for each chosen option with its feedback; for ordering one for each
 * entry in the answer's order, right when it stands at its own place; for matching and sorting one for each entry;
 * feedback there for what was placed wrongly. Fill-in and numeric give `feedback` for the whole.
 *
 * An answer that is empty or does not fit the item gives 0 points and no parts.
 */
export function mark(item: Item, answer: Answer): Verdict {
  const { share, ...rest } = isEmpty(answer) || !fits(item, answer) ? NOTHING : outcome(item, answer);
  return {
    points: hundredths(item.points * share) / 100,
    possible: item.points,
    right: share === 1,
    ...rest,
  };
}

/**
 * The sum of several verdicts. `percent` is a whole number, rounded down, so that 69.9 does not pass where 70 is asked;
 * 0 when there was nothing to reach.
 */
export function score(verdicts: readonly Verdict[]): { points: number; possible: number; percent: number } {
  // Whole hundredths: as fractions, 0.57 of 1 would be 56 per cent.
  const reached = verdicts.reduce((sum, verdict) => sum + hundredths(verdict.points), 0);
  const possible = verdicts.reduce((sum, verdict) => sum + verdict.possible, 0);
  return { points: reached / 100, possible, percent: possible === 0 ? 0 : Math.floor(reached / possible) };
}

/** Whether nothing was answered: nothing chosen, nothing placed, nothing typed. */
export function isEmpty(answer: Answer): boolean {
  switch (answer.shape) {
    case 'choice':
      return answer.chosen.length === 0;
    case 'order':
      return answer.order.length === 0;
    case 'pairs':
      return Object.keys(answer.pairs).length === 0;
    case 'text':
    case 'number':
      return answer.text.trim() === '';
  }
}

/**
 * Whether an answer has the shape of the item's kind and only ids the item knows: options chosen once each, one at most
 * where one is right; an order of all entries; pairs of entries and choices, where a choice may be taken twice.
 */
export function fits(item: Item, answer: Answer): boolean {
  switch (item.kind) {
    case 'single':
    case 'true-false':
    case 'hotspot':
      return answer.shape === 'choice' && answer.chosen.length <= 1 && among(optionsOf(item), answer.chosen);
    case 'multiple':
      return answer.shape === 'choice' && among(item.options, answer.chosen);
    case 'ordering':
      return (
        answer.shape === 'order' &&
        (isEmpty(answer) || answer.order.length === item.entries.length) &&
        among(item.entries, answer.order)
      );
    case 'matching':
      return answer.shape === 'pairs' && pairsFit(answer.pairs, item.entries, item.choices);
    case 'sorting':
      return answer.shape === 'pairs' && pairsFit(answer.pairs, item.entries, item.categories);
    case 'fill-in':
      return answer.shape === 'text';
    case 'numeric':
      return answer.shape === 'number' && (answer.unit === undefined || among(item.units, [answer.unit]));
  }
}

function optionsOf(item: Item): { id: string; right: boolean; feedback: Localized }[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options;
    case 'hotspot':
      return item.regions;
    case 'true-false':
      return [
        { id: 'true', right: item.answer, feedback: item.feedback.true },
        { id: 'false', right: !item.answer, feedback: item.feedback.false },
      ];
    default:
      return [];
  }
}

type Named = readonly { id: string }[];

function pairsFit(pairs: Record<string, string>, entries: Named, choices: Named): boolean {
  return among(entries, Object.keys(pairs)) && among(choices, [...new Set(Object.values(pairs))]);
}

function among(known: Named, ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length && ids.every((id) => known.some((one) => one.id === id));
}

/** The outcome of an answer that fits. */
function outcome(item: Item, answer: Answer): Outcome {
  if (answer.shape === 'choice') return chosen(item, answer.chosen);
  if (answer.shape === 'order' && item.kind === 'ordering') return ordered(item, answer.order);
  if (answer.shape === 'pairs' && item.kind === 'matching') return matched(item, answer.pairs);
  if (answer.shape === 'pairs' && item.kind === 'sorting') return sorted(item, answer.pairs);
  if (answer.shape === 'text' && item.kind === 'fill-in') return typed(item, answer.text);
  if (answer.shape === 'number' && item.kind === 'numeric') return counted(item, answer);
  return NOTHING;
}

/** Where one option is right and one is chosen, the formula of multiple is all or nothing. */
function chosen(item: Item, ids: readonly string[]): Outcome {
  const options = optionsOf(item);
  const parts = options
    .filter(({ id }) => ids.includes(id))
    .map(({ id, right, feedback }) => ({ id, right, feedback }));
  const right = parts.filter((one) => one.right).length;
  const wrong = parts.length - right;
  return { share: Math.max(0, (right - wrong) / options.filter((option) => option.right).length), parts };
}

function ordered({ entries }: Kind<'ordering'>, order: readonly string[]): Outcome {
  const ranks = order.map((id) => entries.findIndex((entry) => entry.id === id));
  const parts = order.map((id, place) => {
    const own = entries.find((entry) => entry.id === id);
    return part(id, ranks[place] === place, own?.feedback);
  });
  return { share: Math.max(0, kendallTau(ranks)), parts };
}

function matched({ entries }: Kind<'matching'>, pairs: Record<string, string>): Outcome {
  const { parts, right } = placed(entries, (entry) => entry.choice, pairs);
  return { share: right / entries.length, parts };
}

function sorted({ entries, categories }: Kind<'sorting'>, pairs: Record<string, string>): Outcome {
  const { parts, right, wrong } = placed(entries, (entry) => entry.category, pairs);
  return { share: Math.max(0, formulaScore(right, wrong, categories.length) / entries.length), parts };
}

/** Each entry against its key. What was not placed is not right, yet not counted wrong, and has no feedback. */
function placed<E extends { id: string; feedback: Localized }>(
  entries: readonly E[],
  key: (entry: E) => string,
  pairs: Record<string, string>,
): { parts: Part[]; right: number; wrong: number } {
  // A map, for an entry may bear the name of something every object has, such as `constructor`.
  const places = new Map(Object.entries(pairs));
  const parts = entries.map((entry) =>
    part(entry.id, places.get(entry.id) === key(entry), places.has(entry.id) ? entry.feedback : undefined),
  );
  const right = parts.filter((one) => one.right).length;
  return { parts, right, wrong: places.size - right };
}

function part(id: string, right: boolean, feedback: Localized | undefined): Part {
  return right || feedback === undefined ? { id, right } : { id, right, feedback };
}

function typed(item: Kind<'fill-in'>, text: string): Outcome {
  const form = normalForm(text);
  const has = (words: LocalizedList) =>
    Object.values(words).some((list) => list?.some((word) => normalForm(word) === form));
  if (has(item.accept)) return { share: 1, parts: [], feedback: item.feedback.right };
  const expected = item.expected.find(({ answers }) => has(answers));
  return { share: 0, parts: [], feedback: expected?.feedback ?? item.feedback.wrong };
}

function counted(item: Kind<'numeric'>, { text, unit, locale }: NumberAnswer): Outcome {
  const value = (parseNumber(text, locale) ?? NaN) * factor(item, unit);
  if (near(value, item.answer, item.tolerance)) return { share: 1, parts: [], feedback: item.feedback.right };
  const expected = item.expected.find(({ answer }) => near(value, answer, item.tolerance));
  return { share: 0, parts: [], feedback: expected?.feedback ?? item.feedback.wrong };
}

/** A number without its unit is no answer (NaN) where there are several units; a sole unit goes without saying. */
function factor({ units }: Kind<'numeric'>, unit: string | undefined): number {
  if (unit === undefined) return units.length > 1 ? NaN : 1;
  return units.find(({ id }) => id === unit)?.factor ?? NaN;
}

/** Within the tolerance, give or take a billionth, for 0.4 - 0.3 is more than 0.1 in binary. Never for NaN. */
function near(value: number, target: number, tolerance: number): boolean {
  return Math.abs(value - target) <= tolerance + 1e-9 * Math.max(Math.abs(target), tolerance);
}

function hundredths(points: number): number {
  return Math.round(points * 100);
}
