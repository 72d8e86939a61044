import type { Frame } from './stamp-shape.ts';

/** The middle of the stamp's square, both ways. */
const MIDDLE = 200;

/**
 * One ring of uneven ink as path data, to be filled even-odd: a band whose two edges wander, each on its own slow
 * waves. `scale` is a share of the frame's outline, `width` the band's in units.
 */
export function ring(frame: Frame, scale: number, width: number, random: () => number): string {
  return [1, -1].map((side) => edge(frame, scale, side * width, random)).join('');
}

function edge(frame: Frame, scale: number, offset: number, random: () => number): string {
  const wander = slowWave(random);
  const points = Array.from({ length: frame.steps }, (_, i) => {
    const turn = i / frame.steps;
    const [x, y] = frame.outline(turn);
    const outwards = (offset * (0.5 + wander(turn) * 0.13)) / Math.hypot(x, y);
    return [x, y].map((v) => Math.round(MIDDLE + v * (MIDDLE * scale + outwards)));
  });
  return frame.round ? curved(points) : straight(points);
}

type Point = readonly number[];

/** A closed path through the points. */
function straight(points: readonly Point[]): string {
  const sides = points.slice(1).map((point, i) => step(points[i], point));
  return closed(points[0], 'l', sides);
}

/** A closed path that turns smoothly at each point: from the middle of one side to the middle of the next. */
function curved(points: readonly Point[]): string {
  const middles = points.map((point, i) => halfway(point, points[(i + 1) % points.length]));
  const curves = points.flatMap((point, i) => [
    step(middles.at(i - 1), point),
    step(middles.at(i - 1), middles[i]),
  ]);
  return closed(middles.at(-1), 'q', curves);
}

/** A path from a point by steps, each relative to where its curve or line begins. */
function closed(start: Point = [], command: 'l' | 'q', steps: readonly Point[]): string {
  return `M${start.join(' ')}${command}${steps.flat().join(' ').replaceAll(' -', '-')}z`;
}

function step(start: Point = [], end: Point = []): Point {
  return end.map((v, axis) => v - (start[axis] ?? 0));
}

function halfway(start: Point, end: Point = start): Point {
  return start.map((v, axis) => Math.round((v + (end[axis] ?? v)) / 2));
}

/** A closed wave round the stamp, about -2.5 to 2.5. */
function slowWave(random: () => number): (turn: number) => number {
  const waves = [
    { beats: 2, depth: 1, phase: random() },
    { beats: 5, depth: 0.8, phase: random() },
    { beats: 11, depth: 0.7, phase: random() },
  ];
  return (turn) =>
    waves.reduce(
      (sum, wave) => sum + wave.depth * Math.sin(2 * Math.PI * (turn * wave.beats + wave.phase)),
      0,
    );
}

/** The `<mask>` of that id, which lifts specks of ink, most of them on the side where the hand pressed less. */
export function wearMask(id: string, random: () => number): string {
  const side = random() * 2 * Math.PI;
  return (
    `<mask id="${id}"><path d="M0 0h400v400H0z" fill="#fff"/><g stroke="#000" stroke-linecap="round">` +
    `<path stroke-width="3" d="${specks(70, 0.05, side, random)}"/>` +
    `<path stroke-width="6" d="${specks(30, 0.3, side, random)}"/>` +
    `<path stroke-width="11" stroke-opacity=".75" d="${specks(12, 0.5, side, random)}"/></g></mask>`
  );
}

/** Specks between `nearest` (a share of the radius) and the rim. */
function specks(count: number, nearest: number, side: number, random: () => number): string {
  return Array.from({ length: count }, () => {
    const angle = side + (random() + random() + random() - 1.5) * 1.9;
    const distance = MIDDLE * (nearest + (1 - nearest) * Math.sqrt(random()));
    const x = Math.round(MIDDLE + distance * Math.cos(angle));
    const y = Math.round(MIDDLE + distance * Math.sin(angle));
    return `M${x} ${y}h${random() < 0.3 ? 3 : 0}`;
  }).join('');
}

/** A line above or below the date as path data, a little bent; `half` is half its length. */
export function bar(y: number, half: number, random: () => number): string {
  const [first, second] = [random(), random()].map((r) => Math.round((r - 0.5) * 4));
  return `M${MIDDLE - half} ${y}l${half} ${first} ${half} ${second}v4l-${half} 1-${half}-1z`;
}
