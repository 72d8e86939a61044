import { stream } from './stream.ts';
import { decimal, drawnId, escapeMarkup } from './svg.ts';

/** How a rosette is drawn. */
export interface RosetteOptions {
  /** What a reader who does not see it is told; without it the rosette is decoration. */
  label?: string;
  /** How many bands, from the rim inwards: 1 to 4. */
  bands?: number;
  /** The width of a line, on a square of 200 units. */
  ink?: number;
  /** Tells two drawings of one rosette on one page apart: letters, digits and hyphens. */
  key?: string;
}

/**
 * The guilloche of an id, as an engraver's lathe draws it: an `<svg>` of strokes in `currentColor`. Pure: the same id
 * gives the same rosette. A band is one closed wave, drawn once and repeated smaller and turned, so that a rosette is
 * at most four paths and some `<use>`: 3.3 kB gzipped, 2.2 kB with two bands, whatever its size.
 */
export function rosette(id: string, { label, bands = 4, ink = 0.45, key }: RosetteOptions = {}): string {
  const random = stream(`rosette:${id}`);
  const ownId = drawnId('r', random);
  const drawing = escapeMarkup(key ? `${ownId}-${key}` : ownId);
  const body = BANDS.slice(0, bands)
    .map((band, i) => bandMarkup(`${drawing}${i}`, band, random))
    .join('');
  const role = label ? `role="img" aria-label="${escapeMarkup(label)}"` : 'aria-hidden="true"';
  return (
    `<svg class="rosette" viewBox="-100 -100 200 200" ${role}>` +
    `<g fill="none" stroke="currentColor" stroke-width="${ink}">${body}</g></svg>`
  );
}

/** The house mark: two waves of six lobes, interlaced. `key` keeps its id apart where it is drawn twice on a page. */
export function houseMark(key = 'mark'): string {
  const id = escapeMarkup(key);
  return (
    '<svg class="mark" viewBox="-100 -100 200 200" aria-hidden="true">' +
    '<g fill="none" stroke="currentColor" stroke-width="9">' +
    `<path id="${id}" d="${MARK}"/><use href="#${id}" transform="rotate(30)"/></g></svg>`
  );
}

/** What the lathe is set to for a band. */
interface Band {
  /** How far from the middle it reaches. */
  reach: number;
  /** How deep its petals are, as a share of `reach`. */
  depth: number;
  /** The fewest and the most lobes. */
  lobes: readonly [fewest: number, most: number];
  /** How often the wave is drawn; each copy but the first shrinks, and turns by a share of a lobe, both ways round. */
  copies: number;
  shrink: number;
  twist: number;
}

/** From the rim inwards. Copies shrink and turn at once, so that petals show and their edges weave. */
const BANDS: readonly Band[] = [
  { reach: 97, depth: 0.13, lobes: [12, 18], copies: 7, shrink: 0.02, twist: 0.3 },
  { reach: 80, depth: 0.26, lobes: [8, 13], copies: 9, shrink: 0.045, twist: 0.34 },
  { reach: 46, depth: 0.34, lobes: [6, 9], copies: 8, shrink: 0.07, twist: 0.4 },
  { reach: 17, depth: 0.5, lobes: [5, 7], copies: 6, shrink: 0.1, twist: 0.5 },
];

function bandMarkup(id: string, band: Band, random: () => number): string {
  const [fewest, most] = band.lobes;
  const lobes = fewest + Math.floor(random() * (most - fewest + 1));
  const swing = ((band.reach * band.depth) / 2) * (0.8 + random() * 0.4);
  const ripple = swing * (random() * 0.3 - 0.12);
  const phase = random() * 2 * Math.PI;
  const turn = ((360 / lobes) * band.twist * (0.7 + random() * 0.6)) / band.copies;
  const path = wavePath({ lobes, radius: band.reach - swing * 1.1, swing, ripple, phase });
  return `<path id="${id}" d="${path}"/>${copies(id, band, turn)}`;
}

/** Each copy twice: once as it is, once mirrored; the first is the path itself. */
function copies(id: string, { copies, shrink }: Band, turn: number): string {
  return Array.from({ length: copies * 2 - 1 }, (_, i) => {
    const step = (i + 1) >> 1;
    const scale = decimal(1 - step * shrink);
    const mirrored = i % 2 === 0 ? '-' : '';
    return `<use href="#${id}" transform="scale(${mirrored}${scale} ${scale})rotate(${decimal(turn * step)})"/>`;
  }).join('');
}

/** A closed wave round a circle: r(a) = radius + swing sin(lobes a) + ripple sin(3 lobes a + phase). */
interface Wave {
  lobes: number;
  radius: number;
  swing: number;
  ripple: number;
  phase: number;
}

/** The wave as smooth Béziers, six a lobe. A curve's handles are a third of a step along the tangents at its ends. */
function wavePath(wave: Wave): string {
  const steps = wave.lobes * 6;
  const step = (2 * Math.PI) / steps;
  let from = pointOn(wave, 0, step);
  let path = `M${decimal(from.x)} ${decimal(from.y)}`;
  for (let k = 1; k <= steps; k++) {
    const to = pointOn(wave, k * step, step);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const numbers = [from.handleX, from.handleY, dx - to.handleX, dy - to.handleY, dx, dy];
    path += `c${numbers.map(decimal).join(' ').replaceAll(' -', '-')}`;
    from = to;
  }
  return path;
}

/** The point of the wave at an angle, and its handle: a third of `step` along the derivative. */
function pointOn({ lobes, radius, swing, ripple, phase }: Wave, angle: number, step: number) {
  const r = radius + swing * Math.sin(lobes * angle) + ripple * Math.sin(3 * lobes * angle + phase);
  const slope =
    lobes * swing * Math.cos(lobes * angle) + 3 * lobes * ripple * Math.cos(3 * lobes * angle + phase);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: r * cos,
    y: r * sin,
    handleX: ((slope * cos - r * sin) * step) / 3,
    handleY: ((slope * sin + r * cos) * step) / 3,
  };
}

// It stands on every page, so it is drawn once.
const MARK = wavePath({ lobes: 6, radius: 62, swing: 27, ripple: 0, phase: 0 });
