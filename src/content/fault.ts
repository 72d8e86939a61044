import type { Locale } from '../schemas/atoms.ts';

/** What can be named wrongly: the word that stands before the name in a fault's text. */
export type NameKind =
  | 'quiz'
  | 'term'
  | 'source'
  | 'figure'
  | 'choice'
  | 'category'
  | 'module'
  | 'folder'
  | 'component'
  | 'key'
  | 'property';

/** The parameters of every kind of fault, by its code. */
export interface FaultParams {
  /** The file cannot be parsed. */
  syntax: { message: string };
  'missing-file': { name: string };
  'bad-file-name': { name: string };
  'repeated-key': { key: string };
  /** A name that leads nowhere. `known`: what could stand here. */
  'unknown-name': { kind: NameKind; name: string; known: string[] };
  'missing-key': { key: string; expected: string };
  'wrong-type': { found: string; expected: string };
  /** A value outside a closed list. */
  'not-one-of': { found: string; known: string[] };
  /** A number, a list or a text that is too small or too large. `unit`: `items`, `characters` or empty for a number. */
  'out-of-range': { found: string; bound: 'least' | 'most'; limit: number; unit: string };
  'bad-format': { found: string; expected: string };

  /** Program code in a lesson. */
  code: { what: 'import' | 'expression' | 'spread' | 'handler'; text: string };
  'missing-prop': { component: string; prop: string };
  'bad-prop': { component: string; prop: string; expected: 'text' | 'flag' };
  /** An inline component on a line of its own, or the other way round. */
  misplaced: { component: string; place: 'inline' | 'block' | 'document' };
  'bad-address': { address: string; image: boolean };
  'no-alt': Record<string, never>;
  'heading-level': { level: number };

  'repeated-id': { id: string };
  'right-options': { found: number; expected: 'one' | 'some' };
  'choice-twice': { choice: string };
  'draw-too-many': { draw: number; bank: number };
  gap: { found: number; locale: Locale };
  'no-answer': Record<string, never>;
  'first-unit': { factor: number };
  'no-original': { original: Locale };
  'placed-twice': { quiz: string; before: string };
  'no-lessons': { module: string; folder: string };
  'no-original-lesson': { file: string };
  'quizzes-differ': { found: string[]; expected: string[] };
  'folder-number': { found: string; expected: string };
  'course-number': { number: number; other: string };
  /** Something in a drawing that could run, load or be refused by the page's policy. */
  'unsafe-drawing': { what: string };
}

export type FaultCode = keyof FaultParams;

/** A mistake in a course's files: where, which, and its parameters. `describe` of fault-text.ts puts it in words. */
export type Fault = {
  [C in FaultCode]: { file: string; line: number; column: number; code: C; params: FaultParams[C] };
}[FaultCode];

/** A place in a file; lines and columns count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** Makes a fault at a place. */
export function fault<C extends FaultCode>(place: Place, code: C, params: FaultParams[C]): Fault {
  return { file: place.file, line: place.line, column: place.column, code, params } as Fault;
}

/** Orders faults by file, then by place. */
export function compareFaults(a: Fault, b: Fault): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/** The known name that is probably meant, or undefined when none is near: at most a third of its letters differ. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(name, candidate) }));
  const best = ranked.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= Math.max(2, best.candidate.length / 3) ? best.candidate : undefined;
}

// Levenshtein, one row at a time.
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
