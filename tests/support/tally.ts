import { readFileSync } from 'node:fs';

/** How many tests of a stage passed, failed and were left out. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a test runner writes about its run. */
export type ReportReader = (report: unknown) => Count;

/** Counts in Vitest's JSON report. */
export const countVitest: ReportReader = (report) => {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as Record<string, number>;
  return {
    passed: whole(numPassedTests),
    failed: whole(numFailedTests),
    skipped: whole(numPendingTests) + whole(numTodoTests),
  };
};

/** Counts in Playwright's JSON report. A test that passed only at its second try counts as failed. */
export const countPlaywright: ReportReader = (report) => {
  const { expected, unexpected, flaky, skipped } = (report as { stats: Record<string, number> }).stats;
  return { passed: whole(expected), failed: whole(unexpected) + whole(flaky), skipped: whole(skipped) };
};

/**
 * What a test runner's stage comes to. It fails when a test did, when the runner itself did (a file that does not
 * load, an error outside of any test), when its report cannot be read, and when nothing was run.
 * @param exit the runner's exit code, null when it was killed
 */
export function countRun(exit: number | null, file: string, read: ReportReader): Count {
  const count = readReport(file, read);
  const sound = exit === 0 && count.passed > 0;
  return { ...count, failed: sound ? count.failed : Math.max(1, count.failed) };
}

function readReport(file: string, read: ReportReader): Count {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** The sum of all stages, and the last line of the run. Nothing passed is a failure too. */
export function closing(counts: readonly Count[]): { line: string; green: boolean } {
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  const passed = sum('passed');
  const failed = passed === 0 ? Math.max(1, sum('failed')) : sum('failed');
  return { line: `${passed} passed, ${failed} failed`, green: failed === 0 };
}

function whole(value: number | undefined): number {
  if (!Number.isInteger(value)) throw new Error('The report does not say how many tests there were.');
  return value as number;
}
