import type { Item } from '../schemas/quiz.ts';
import type { Fault } from './fault.ts';
import type { Path, Report } from './report.ts';

type Hotspot = Extract<Item, { kind: 'hotspot' }>;
type Box = Hotspot['regions'][number]['box'];

/** Regions that reach beyond the drawing's `viewBox`, or lie over one another; edges may touch. */
export function checkRegions(item: Hotspot, svg: string | undefined, path: Path, report: Report): Fault[] {
  const viewBox = svg === undefined ? undefined : viewBoxOf(svg);
  return item.regions.flatMap(({ box }, index) => {
    const place = [...path, 'regions', index, 'box'];
    const other = item.regions.slice(0, index).find((before) => overlap(before.box, box));
    return [
      ...(viewBox && !within(box, viewBox)
        ? [report(place, 'box-outside', { viewBox: viewBox.join(' ') })]
        : []),
      ...(other ? [report(place, 'box-overlap', { other: other.id })] : []),
    ];
  });
}

function viewBoxOf(svg: string): Box | undefined {
  const numbers = /\bviewBox\s*=\s*["']([^"']*)["']/
    .exec(svg)?.[1]
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x, y, width, height] = numbers ?? [];
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined;
  return numbers?.some(Number.isNaN) ? undefined : [x, y, width, height];
}

function within([x, y, width, height]: Box, [left, top, wide, high]: Box): boolean {
  return x >= left && y >= top && x + width <= left + wide && y + height <= top + high;
}

function overlap([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): boolean {
  return ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah;
}
