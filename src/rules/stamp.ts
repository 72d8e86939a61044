import { bar, ring, wearMask } from './stamp-ink.ts';
import {
  bentLettering,
  letterCount,
  LONGEST_BENT,
  straightLettering,
  type Lettering,
} from './stamp-lettering.ts';
import { FRAMES, type Ink, type StampShape } from './stamp-shape.ts';
import { stream } from './stream.ts';
import { drawnId, escapeMarkup } from './svg.ts';

/** What a stamp says and how it looks. All texts are in the reader's language, the date in the reader's calendar. */
export interface StampData {
  /** Whose stamp it is: tilt, unevenness and wear come from it, so that it is always the same stamp. */
  id: string;
  shape: StampShape;
  ink: Ink;
  /** The module's number, as `1.2`. */
  code: string;
  title: string;
  /** The course in a word or two. */
  course: string;
  /** Where the module's case happened. */
  place: string;
  /** The day on which the module was finished. */
  date: string;
  /** Whether the texts are written from right to left, in letters that join. */
  rtl?: boolean;
  /** Tells two drawings of one stamp on one page apart: letters, digits and hyphens. */
  key?: string;
}

/**
 * A module's stamp as an `<svg>`, named by its own data. Pure: the same data gives the same drawing, to the byte.
 * Everything lies on a square of 400 units, in whole numbers, so that a stamp takes about 1.6 kB gzipped. The colour is
 * `currentColor`, which the class of its ink sets. Wear is a mask of vectors, so that it prints sharply.
 */
export function stamp(data: StampData): string {
  const random = stream(`stamp:${data.id}`);
  const ownId = drawnId('k', random);
  const id = escapeMarkup(data.key ? `${ownId}-${data.key}` : ownId);
  const tilt = Math.round((random() - 0.5) * 18);
  const opacity = (0.8 + random() * 0.18).toFixed(2);
  const frame = FRAMES[shapeOf(data)];
  const rings = frame.rings.map((scale, i) => ring(frame, scale, i === 0 ? 8 + random() * 4 : 3, random));
  const { markup, bars } = letteringOf(data, id);
  const lines = bars.map((y) => bar(y, frame.middle / 2 + 4, random));
  return (
    `<svg class="stamp ${data.ink}" viewBox="0 0 400 400" role="img" aria-label="${escapeMarkup(labelOf(data))}">` +
    `${wearMask(id, random)}<g mask="url(#${id})" fill="currentColor" opacity="${opacity}" transform="rotate(${tilt} 200 200)">` +
    `<path fill-rule="evenodd" d="${rings.join('')}"/><path d="${lines.join('')}"/>${markup}</g></svg>`
  );
}

/** What a reader who does not see the stamp is told. */
function labelOf({ code, title, place, date, rtl }: StampData): string {
  return [`${code} ${title}`, place, date].join(rtl ? '، ' : ', ');
}

/** Letters that join are never bent round an arc, nor is a text that would be too small there: a disc carries them. */
function shapeOf({ shape, rtl, title, course, code }: StampData): StampShape {
  const longest = Math.max(letterCount(title), letterCount(`${course} ${code}`));
  return shape === 'round' && (rtl || longest > LONGEST_BENT) ? 'disc' : shape;
}

function letteringOf(data: StampData, id: string): Lettering {
  const { title, place, date } = data;
  const texts = { head: `${data.course} ${data.code}`, title, place, date };
  const frame = FRAMES[shapeOf(data)];
  return 'radius' in frame.text
    ? bentLettering(texts, frame, frame.text, id)
    : straightLettering(texts, frame, frame.text, data.rtl ?? false);
}
