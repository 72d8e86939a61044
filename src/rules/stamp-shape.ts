/** A point, from -1 to 1 either way round the middle of the stamp. */
type Point = readonly [x: number, y: number];

/** The outline of a stamp: from a turn in [0, 1) to the point there. */
type Outline = (turn: number) => Point;

/** How one shape is drawn and where text may stand in it. Lengths are units of the stamp's 400-unit square. */
export interface Frame {
  outline: Outline;
  /** In how many steps the outline is drawn; where it has corners a multiple of them, so that each is met. */
  steps: number;
  /** Whether its steps are curves. */
  round: boolean;
  /** The rings drawn, as shares of the outline; the first is the rim. */
  rings: readonly number[];
  /** How wide the middle of the stamp is: the date and the place stand there. */
  middle: number;
  text: BentText | StraightText;
}

/** Course and title follow the rim. */
export interface BentText {
  /** The radius of the line on which the upper text stands; the lower one stands outside it, in the same ring. */
  radius: number;
}

/** Course and title stand on straight lines above and below the date. */
export interface StraightText {
  /** How far from the middle they stand. */
  reach: number;
  /** How wide they may be there. */
  head: number;
  foot: number;
}

/** The shapes, each of which belongs to one or more courses. `disc` is what `round` becomes when text cannot be bent. */
export type StampShape = 'round' | 'disc' | 'box' | 'oval' | 'octagon' | 'shield' | 'lozenge';

/** A colour of stamping ink: the class of that name sets it. */
export type Ink = 'ink-1' | 'ink-2' | 'ink-3' | 'ink-4';

const SHIELD: Point[] = [
  [-0.88, -0.78],
  [0, -0.78],
  [0.88, -0.78],
  [0.88, -0.1],
  [0.82, 0.34],
  [0.52, 0.7],
  [0, 0.95],
  [-0.52, 0.7],
  [-0.82, 0.34],
  [-0.88, -0.1],
];

const LOZENGE: Point[] = [
  [-0.5, -0.78],
  [0, -0.78],
  [0.5, -0.78],
  [0.99, 0],
  [0.5, 0.78],
  [0, 0.78],
  [-0.5, 0.78],
  [-0.99, 0],
];

/** What each shape looks like. */
export const FRAMES: Readonly<Record<StampShape, Frame>> = {
  round: {
    outline: oval(0.92, 0.92),
    steps: 30,
    round: true,
    rings: [1, 0.69],
    middle: 226,
    text: { radius: 143 },
  },
  disc: {
    outline: oval(0.94, 0.94),
    steps: 30,
    round: true,
    rings: [1, 0.93],
    middle: 320,
    text: { reach: 112, head: 240, foot: 250 },
  },
  box: {
    outline: box(0.96, 0.66, 0.07),
    steps: 48,
    round: false,
    rings: [1],
    middle: 340,
    text: { reach: 92, head: 330, foot: 330 },
  },
  oval: {
    outline: oval(0.98, 0.72),
    steps: 30,
    round: true,
    rings: [1, 0.91],
    middle: 320,
    text: { reach: 86, head: 210, foot: 195 },
  },
  octagon: {
    outline: polygon(octagon(1, 0.82)),
    steps: 48,
    round: false,
    rings: [1, 0.92],
    middle: 320,
    text: { reach: 98, head: 225, foot: 210 },
  },
  shield: {
    outline: polygon(SHIELD),
    steps: 50,
    round: false,
    rings: [1],
    middle: 310,
    text: { reach: 108, head: 300, foot: 220 },
  },
  lozenge: {
    outline: polygon(LOZENGE),
    steps: 48,
    round: false,
    rings: [1, 0.91],
    middle: 330,
    text: { reach: 98, head: 215, foot: 205 },
  },
};

const ISSUES: readonly { shape: StampShape; ink: Ink }[] = [
  { shape: 'round', ink: 'ink-1' },
  { shape: 'box', ink: 'ink-2' },
  { shape: 'oval', ink: 'ink-3' },
  { shape: 'octagon', ink: 'ink-4' },
  { shape: 'shield', ink: 'ink-1' },
  { shape: 'lozenge', ink: 'ink-2' },
];

/** The shape and the ink of a course's stamps, from its number in the catalogue (1 or more); they come round again after six. */
export function stampIssue(courseNumber: number): { shape: StampShape; ink: Ink } {
  const place = (((courseNumber - 1) % ISSUES.length) + ISSUES.length) % ISSUES.length;
  const issue = ISSUES[place];
  if (!issue) throw new RangeError(`a course's number is a whole number, not ${courseNumber}`);
  return issue;
}

function oval(width: number, height: number): Outline {
  return (turn) => [width * Math.cos(turn * 2 * Math.PI), height * Math.sin(turn * 2 * Math.PI)];
}

/** A box whose corners are cut off by `cut`. */
function box(width: number, height: number, cut: number): Outline {
  return polygon([
    [-width + cut, -height],
    [0, -height],
    [width - cut, -height],
    [width, -height + cut],
    [width, 0],
    [width, height - cut],
    [width - cut, height],
    [0, height],
    [-width + cut, height],
    [-width, height - cut],
    [-width, 0],
    [-width, -height + cut],
  ]);
}

function octagon(width: number, height: number): Point[] {
  const corner = oval(width, height);
  return Array.from({ length: 8 }, (_, k) => corner((k + 0.5) / 8));
}

/** The outline through these corners, each side taking the same share of the turn. */
function polygon(corners: readonly Point[]): Outline {
  return (turn) => {
    const at = turn * corners.length;
    const from = corners[Math.floor(at) % corners.length] ?? [0, 0];
    const to = corners[(Math.floor(at) + 1) % corners.length] ?? [0, 0];
    const share = at - Math.floor(at);
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  };
}
