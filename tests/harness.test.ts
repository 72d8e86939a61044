import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ensureBrowser, findBrowser } from './support/browser.ts';
import { runCheck, runStage } from './support/stage.ts';
import { closing, countPlaywright, countRun, countVitest } from './support/tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'attache-harness-'));

describe('tally', () => {
  const vitest = { numPassedTests: 8, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
  const playwright = { stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 } };
  const written = (report: unknown) => {
    const file = join(folder, 'report.json');
    writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
    return file;
  };

  test('counts what the runners report', () => {
    expect(countRun(0, written(vitest), countVitest)).toEqual({ passed: 8, failed: 0, skipped: 2 });
    expect(countRun(1, written(playwright), countPlaywright)).toEqual({ passed: 5, failed: 3, skipped: 3 });
  });

  test.each<[string, exit: number | null, report: unknown]>([
    ['a runner that failed outside of its tests', 1, vitest],
    ['a runner that was stopped', null, vitest],
    ['no test at all', 0, { ...vitest, numPassedTests: 0 }],
    ['half a report', 0, '{"numPassedTests": 8'],
    ['a report without numbers', 0, { success: true }],
  ])('takes for a failure: %s', (_, exit, report) => {
    expect(countRun(exit, written(report), countVitest).failed).toBe(1);
  });

  test('takes for a failure: no report', () => {
    expect(countRun(0, join(folder, 'none.json'), countVitest)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('closes with the sum, and never green with nothing', () => {
    const good = { passed: 2, failed: 0, skipped: 0 };
    expect(closing([good, good])).toEqual({ line: '4 passed, 0 failed', green: true });
    expect(closing([good, { ...good, failed: 1 }])).toEqual({ line: '4 passed, 1 failed', green: false });
    expect(closing([])).toEqual({ line: '0 passed, 1 failed', green: false });
  });
});

describe('a stage', () => {
  const script = (code: string, minutes = 1) => runStage({ name: 'a', command: ['-e', code], minutes });

  test('passes by its exit, and keeps what it printed', async () => {
    expect(await script('console.log(1)')).toMatchObject({ passed: 1, failed: 0, output: '1' });
    expect(await script('console.error(2); process.exit(3)')).toMatchObject({
      passed: 0,
      failed: 1,
      output: '2',
    });
  });

  test('is stopped after its time', async () => {
    const { failed, output } = await script('setInterval(() => {}, 1000)', 0.005);
    expect(failed).toBe(1);
    expect(output).toContain('did not end within');
  });

  test('that is a function fails when it throws', async () => {
    expect(await runCheck('a', () => Promise.reject(new Error('why')))).toMatchObject({
      failed: 1,
      output: 'Error: why',
    });
    expect(await runCheck('a', () => 1)).toMatchObject({ passed: 1, failed: 0 });
  });
});

test('CHROMIUM names the browser, or is refused by name', async () => {
  expect(findBrowser({ CHROMIUM: process.execPath })).toBe(process.execPath);
  await expect(ensureBrowser({ CHROMIUM: '/no/such/browser' })).rejects.toThrow('/no/such/browser');
});
