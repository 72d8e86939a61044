import { stream } from './stream.ts';
import { decimal, drawnId, escapeMarkup } from './svg.ts';

/** How a braid is drawn. Lengths are CSS pixels. */
export interface BraidOptions {
  /** The length of a wave. */
  tile?: number;
  /** How far one row stands from the next. */
  high?: number;
  /** How many waves share a row, each begun a little later. */
  lines?: number;
  /** The width of a line. */
  ink?: number;
  /** How far a wave rises; more than `high` makes rows overlap into the tint of a page. */
  rise?: number;
  /** Tells two drawings of one braid on one page apart: letters, digits and hyphens. */
  key?: string;
}

/**
 * Waves that tile by a pattern, filling whatever box the page gives: several lines interlaced are a border, one line
 * is the tint of a passport's page. Decoration, hidden from readers. `id` only keeps the pattern's own id apart.
 */
export function braid(id: string, options: BraidOptions = {}): string {
  const { tile = 48, high = 24, lines = 5, ink = 0.5, rise = high * 0.42, key } = options;
  const ownId = drawnId('b', stream(`braid:${id}`));
  const pattern = escapeMarkup(key ? `${ownId}-${key}` : ownId);
  return (
    '<svg class="braid" aria-hidden="true" width="100%" height="100%">' +
    `<pattern id="${pattern}" width="${tile}" height="${high}" patternUnits="userSpaceOnUse">` +
    `<path d="${waves(tile, high, lines, rise)}" fill="none" stroke="currentColor" stroke-width="${ink}"/></pattern>` +
    `<rect width="100%" height="100%" fill="url(#${pattern})"/></svg>`
  );
}

/** Every wave of a tile, and as many of the rows above and below as reach into it. */
function waves(tile: number, high: number, lines: number, rise: number): string {
  const reach = Math.max(0, Math.ceil(rise / high - 0.5));
  let path = '';
  for (let line = 0; line < lines; line++) {
    for (let row = -reach; row <= reach; row++) {
      path += `M${decimal(-tile + (line * tile) / lines)} ${decimal(high / 2 + row * high)}`;
      path += wave(tile / 2, line % 2 ? -rise : rise);
    }
  }
  return path;
}

/** Two waves as four halves. A cubic reaches three quarters of its handles, hence the 1.32. */
function wave(half: number, rise: number): string {
  return [rise, -rise, rise, -rise]
    .map((r) => r * 1.32)
    .map(
      (handle) =>
        `c${decimal(half * 0.364)} ${decimal(handle)} ${decimal(half * 0.636)} ${decimal(handle)} ${decimal(half)} 0`,
    )
    .join('');
}
