import type { Locale, Localized } from '../schemas/atoms.ts';
import type { Item } from '../schemas/quiz.ts';
import { shuffled } from './drawing.ts';
import { pick } from './localized.ts';
import { stream } from './stream.ts';

/** Something that can be chosen, placed or matched, in one language. */
export type Choice = { id: string; text: string; lang: Locale };

/** A region of a figure: left edge, top edge, width and height in units of the drawing's `viewBox`. */
export type Region = Choice & { box: [number, number, number, number] };

/** What may reach the browser before an answer: an item in one language, without its key and its feedback. */
export type Question = { id: string; points: number; text: string; lang: Locale } & (
  | { kind: 'single' | 'multiple' | 'true-false'; options: Choice[] }
  | { kind: 'hotspot'; options: Region[]; figure: string; alt: string; altLang: Locale }
  | { kind: 'ordering'; entries: Choice[] }
  | { kind: 'matching' | 'sorting'; entries: Choice[]; choices: Choice[] }
  | { kind: 'fill-in'; before: string; after: string; sentenceLang: Locale }
  | { kind: 'numeric'; units: Choice[] }
);

/**
 * The question of an item for a reader of `locale`. Texts that are not translated stand in the `original` language.
 *
 * What is shuffled depends on `seed` and the item alone: options and entries when `shuffle` says so; the choices of
 * matching and the entries of ordering always, for their written order is the key. Ordering is never shown solved.
 * True and false, categories, regions and units stand as the author wrote them. The options of true-false are `true`
 * and `false`, with empty texts: the page has the words.
 */
export function question(
  item: Item,
  seed: string,
  locale: Locale,
  original: Locale,
  shuffle: boolean,
): Question {
  const random = stream(seed + item.id);
  const say = (text: Localized) => pick(text, locale, original);
  const choice = ({ id, text }: { id: string; text: Localized }): Choice => ({ id, ...say(text) });
  const maybe = <T>(list: T[]) => (shuffle ? shuffled(list, random) : list);
  const base = { id: item.id, points: item.points, ...say(item.text) };

  switch (item.kind) {
    case 'single':
    case 'multiple':
      return { ...base, kind: item.kind, options: maybe(item.options).map(choice) };
    case 'true-false':
      return {
        ...base,
        kind: item.kind,
        options: ['true', 'false'].map((id) => ({ id, text: '', lang: base.lang })),
      };
    case 'hotspot': {
      const alt = say(item.alt);
      const options = item.regions.map((region) => ({ ...choice(region), box: region.box }));
      return { ...base, kind: item.kind, options, figure: item.figure, alt: alt.text, altLang: alt.lang };
    }
    case 'ordering':
      return { ...base, kind: item.kind, entries: unsolved(item.entries, random).map(choice) };
    case 'matching': {
      const choices = shuffled(item.choices, random).map(choice);
      return { ...base, kind: item.kind, choices, entries: maybe(item.entries).map(choice) };
    }
    case 'sorting':
      return {
        ...base,
        kind: item.kind,
        choices: item.categories.map(choice),
        entries: maybe(item.entries).map(choice),
      };
    case 'fill-in': {
      const sentence = say(item.sentence);
      return { ...base, kind: item.kind, ...aroundGap(sentence.text), sentenceLang: sentence.lang };
    }
    case 'numeric':
      return { ...base, kind: item.kind, units: item.units.map(choice) };
  }
}

/** In random order, yet never as given. */
function unsolved<T>(list: T[], random: () => number): T[] {
  const order = shuffled(list, random);
  return order.some((entry, index) => entry !== list[index])
    ? order
    : [...order.slice(1), ...order.slice(0, 1)];
}

function aroundGap(sentence: string): { before: string; after: string } {
  const [before = '', ...after] = sentence.split('___');
  return { before, after: after.join('___') };
}
