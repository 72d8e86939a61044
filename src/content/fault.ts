import type { CourseFaults } from '../locales/fault-course.ts';
import type { FileFaults } from '../locales/fault-file.ts';
import type { LessonFaults } from '../locales/fault-lesson.ts';
import type { MarkupFaults } from '../locales/fault-markup.ts';
import type { QuizFaults } from '../locales/fault-quiz.ts';

/** The parameters of every kind of fault, by its code; they stand beside the words that they fill. */
export type FaultParams = FileFaults & MarkupFaults & LessonFaults & QuizFaults & CourseFaults;

export type FaultCode = keyof FaultParams;

/** An error stops the build; a warning is for the author to weigh. */
export type Severity = 'error' | 'warning';

/** A mistake in a course's files: where, which, and its parameters. `describe` of fault-text.ts puts it in words. */
export type Fault = {
  [C in FaultCode]: {
    file: string;
    line: number;
    column: number;
    code: C;
    severity: Severity;
    params: FaultParams[C];
  };
}[FaultCode];

/** A place in a file; lines and columns count from 1, columns in UTF-16 units as editors count them. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** Makes a fault at a place. */
export function fault<C extends FaultCode>(place: Place, code: C, params: FaultParams[C]): Fault {
  const { file, line, column } = place;
  return { file, line, column, code, severity: WARNINGS.has(code) ? 'warning' : 'error', params } as Fault;
}

/** The faults that stop a build. */
export function errorsOf(faults: readonly Fault[]): Fault[] {
  return faults.filter(({ severity }) => severity === 'error');
}

/** Orders faults by file, then by place. */
export function compareFaults(a: Fault, b: Fault): number {
  return collate(a.file, b.file) || a.line - b.line || a.column - b.column;
}

// A course can be read while these wait: readers get the original, a number may be worked out from others that have a
// source, and a word that is a key may stand before its quiz for a reason.
const WARNINGS: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'unplaced-quiz',
  'no-translation',
  'no-translated-text',
  'untranslated-block',
  'extra-block',
  'sources-differ',
  'stale-block',
  'stale-rest',
  'uncited-number',
  'key-in-text',
]);

const { compare: collate } = new Intl.Collator('en');
