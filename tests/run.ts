// All checks and tests, as `npm test` runs them. It ends with one line: `N passed, N failed`.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BuildPlan } from '../src/cli/build-state.ts';
import { isBuilt } from '../src/cli/build-state.ts';
import { ensureBrowser } from './support/browser.ts';
import { COURSE_BUILD, FIXTURE_BUILD } from './support/build-plan.ts';
import { type Outcome, runCheck, runStage, type Stage, unrun } from './support/stage.ts';
import { closing, countPlaywright, countVitest } from './support/tally.ts';

const NODE = 24;
const root = resolve(import.meta.dirname, '..');
const own = join(root, 'tests/.run');
const tool = (path: string) => join(root, 'node_modules', path);
const outcomes: Outcome[] = [];

const format: Stage = {
  name: 'format',
  command: [tool('prettier/bin/prettier.cjs'), '--check', 'src', 'tests', 'db'],
  minutes: 2,
};
const lint: Stage = {
  name: 'lint',
  command: [tool('oxlint/bin/oxlint'), '--config=tests/oxlint.json', '--deny-warnings', 'src', 'tests', 'db'],
  minutes: 2,
};
const types: Stage = {
  name: 'types',
  command: [tool('astro/bin/astro.mjs'), 'check', '--minimumFailingSeverity', 'warning'],
  minutes: 3,
};
const unit: Stage = {
  name: 'unit, store, http',
  command: [
    tool('vitest/vitest.mjs'),
    'run',
    '--config=tests/vitest.config.ts',
    '--allowOnly=false',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${join(own, 'vitest.json')}`,
  ],
  minutes: 10,
  report: { file: join(own, 'vitest.json'), read: countVitest },
};
const browser: Stage = {
  name: 'browser',
  command: [
    tool('@playwright/test/cli.js'),
    'test',
    '--config=tests/playwright.config.ts',
    '--forbid-only',
    '--reporter=dot,json',
  ],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(own, 'playwright.json') },
  minutes: 12,
  report: { file: join(own, 'playwright.json'), read: countPlaywright },
};

process.exitCode = (await main()) ? 0 : 1;

async function main(): Promise<boolean> {
  process.chdir(root);
  mkdirSync(own, { recursive: true });
  if (Number.parseInt(process.versions.node, 10) < NODE) {
    show(
      unrun(
        'node',
        `This is Node ${process.version}; ${NODE} is needed. "npm ci && npm test" brings its own.`,
      ),
    );
  } else {
    await runAll().catch((error: Error) => show(unrun('run', error.stack ?? error.message)));
  }
  const { line, green } = closing(outcomes);
  console.log(line);
  return green;
}

/** Two at a time where neither minds: tests of timing have the machine to themselves. */
async function runAll(): Promise<void> {
  const [, found, built] = await Promise.all([
    run(format).then(() => run(lint)),
    check('chromium', ensureBrowser),
    run(types).then(buildBoth),
  ]);
  await run(unit);
  if (!found || !built) show(unrun(browser.name, 'Not run: it needs the build and a browser.'));
  else await run(browser);
}

async function buildBoth(): Promise<boolean> {
  const fixtures = await build('build of the fixtures', FIXTURE_BUILD);
  const courses = await build('build of the courses', COURSE_BUILD);
  return fixtures && courses;
}

/** Builds unless nothing has changed since the last time. */
function build(name: string, plan: BuildPlan): Promise<boolean> {
  if (isBuilt(plan)) return check(name, () => undefined);
  const command = [join(root, 'src/cli/attache.ts'), 'build'];
  return run({
    name,
    command,
    env: { NODE_ENV: 'production', COURSES_DIR: plan.courses, DIST_DIR: plan.dist },
    minutes: 3,
  });
}

async function run(stage: Stage): Promise<boolean> {
  return show(await runStage(stage));
}

async function check(name: string, work: () => unknown): Promise<boolean> {
  return show(await runCheck(name, work));
}

/** Keeps and prints an outcome, of a failure everything. */
function show(outcome: Outcome): boolean {
  const { name, passed, failed, skipped, seconds, output } = outcome;
  outcomes.push(outcome);
  const counts = [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`];
  const size = passed + failed > 1 ? `  ${counts.filter(Boolean).join(', ')}` : '';
  console.log(
    `${failed ? 'FAILED' : 'ok    '}  ${name.padEnd(22)} ${seconds.toFixed(1).padStart(6)} s${size}`,
  );
  if (failed) console.log(`\n${output}\n`);
  return failed === 0;
}
