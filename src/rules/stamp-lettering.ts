import type { BentText, Frame, StraightText } from './stamp-shape.ts';
import { escapeMarkup } from './svg.ts';

/** What is written on a stamp. */
export interface StampTexts {
  /** The course in a word or two, with the module's number. */
  head: string;
  title: string;
  place: string;
  date: string;
}

/** The stamp's texts as markup, and the heights of the two bars that stand round the date. */
export interface Lettering {
  markup: string;
  bars: readonly [upper: number, lower: number];
}

/** How a script is set: how wide a letter is as a share of its size, the largest date, the heights on the 400-unit square. */
interface Script {
  /** Estimates, since a server has no font: bold capitals, figures of one width, joined letters. */
  letter: number;
  dateLetter: number;
  dateSize: number;
  titleY: number;
  /** When the title takes two lines: how large they may be, how far apart, and how much everything rises for them. */
  two: { size: number; leading: number; lift: number };
  placeY: number;
  bars: readonly [number, number];
  cased: (text: string) => string;
}

const LATIN: Script = {
  letter: 0.68,
  dateLetter: 0.61,
  dateSize: 46,
  titleY: 293,
  two: { size: 21, leading: 22, lift: 14 },
  placeY: 263,
  bars: [164, 224],
  cased: (text) => text.toUpperCase(),
};

const ARABIC: Script = {
  letter: 0.52,
  dateLetter: 0.48,
  dateSize: 42,
  titleY: 303,
  two: { size: 20, leading: 25, lift: 19 },
  placeY: 268,
  bars: [162, 228],
  cased: (text) => text,
};

/** How many letters a bent text may have before it would be too small to read. */
export const LONGEST_BENT = 30;

/**
 * Course and title bent along the rim, the arrow of an entry stamp (in, at this door), the date and the place. For
 * letters that stand alone only. `id` begins the ids of the two arcs.
 */
export function bentLettering(texts: StampTexts, frame: Frame, { radius }: BentText, id: string): Lettering {
  const arrow =
    '<path d="M174 124h34m-12-11 12 11-12 11M222 108v32" fill="none" stroke="currentColor" stroke-width="5"/>';
  const lines =
    bentLine(`${id}a`, arc(radius, 1), texts.head) +
    bentLine(`${id}b`, arc(radius + 19, 0), texts.title) +
    middleLines(texts, frame, LATIN, 6);
  return { markup: `${arrow}<g text-anchor="middle">${lines}</g>`, bars: barsOf(LATIN, 6) };
}

/** Course above, date and place in the middle, the title below on one line or two. `rtl` says that the letters join. */
export function straightLettering(
  texts: StampTexts,
  frame: Frame,
  room: StraightText,
  rtl: boolean,
): Lettering {
  const script = rtl ? ARABIC : LATIN;
  const { letter, cased, two } = script;
  const titles = titleLines(texts.title, letter, room.foot);
  const isTwo = titles.length > 1;
  const lift = isTwo ? two.lift : 4;
  const titleY = Math.max(194 + room.reach - (isTwo ? two.leading : 0), script.titleY - lift);
  const fit = { largest: isTwo ? two.size : 26, room: room.foot, letter };
  const head = line(cased(texts.head), 225 - room.reach - lift / 2, { largest: 27, room: room.head, letter });
  const title = titles.map((text, i) => line(cased(text), titleY + i * two.leading, fit)).join('');
  const lines = head + middleLines(texts, frame, script, lift) + title;
  return { markup: `<g text-anchor="middle">${lines}</g>`, bars: barsOf(script, lift) };
}

/** How many letters a text has, vowel signs and other marks aside; at least 1. */
export function letterCount(text: string): number {
  return Math.max(1, [...text.replace(/\p{M}/gu, '')].length);
}

function barsOf({ bars }: Script, lift: number): [number, number] {
  return [bars[0] - lift, bars[1] - lift];
}

/** The date between its bars, and the place under them. */
function middleLines({ date, place }: StampTexts, { middle }: Frame, script: Script, lift: number): string {
  const { letter, dateLetter, dateSize, cased } = script;
  return (
    line(cased(date), 211 - lift, { largest: dateSize, room: middle, letter: dateLetter }, ' class="date"') +
    line(cased(place), script.placeY - lift, { largest: 33, room: middle - 50, letter })
  );
}

/** The title on one line, or on two of nearly the same length when one would be too small to read. */
function titleLines(title: string, letter: number, room: number): string[] {
  if (letterCount(title) * 24 * letter <= room * 1.25) return [title];
  const middle = title.length / 2;
  const spaces = [...title.matchAll(/ /g)].map((match) => match.index);
  const [nearest] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest === undefined ? [title] : [title.slice(0, nearest), title.slice(nearest + 1)];
}

/** How large a line may be: by itself, and by the room that its letters have. */
interface Fit {
  largest: number;
  room: number;
  letter: number;
}

function line(text: string, y: number, { largest, room, letter }: Fit, attributes = ''): string {
  const size = Math.round(Math.min(largest, room / (letterCount(text) * letter)));
  return `<text x="200" y="${Math.round(y)}" font-size="${size}"${attributes}>${escapeMarkup(text)}</text>`;
}

/** Half a circle from the left to the right: over the top with `sweep` 1, under the bottom with 0. */
function arc(radius: number, sweep: 0 | 1): string {
  return `M${200 - radius} 200a${radius} ${radius} 0 0 ${sweep} ${2 * radius} 0`;
}

/** Spaced capitals along an arc on which about 420 units can be written. */
function bentLine(id: string, path: string, text: string): string {
  const size = Math.min(29, Math.round(420 / (letterCount(text) * 0.76)));
  return (
    `<path id="${id}" d="${path}" fill="none"/><text font-size="${size}" letter-spacing="2">` +
    `<textPath href="#${id}" startOffset="50%">${escapeMarkup(text.toUpperCase())}</textPath></text>`
  );
}
