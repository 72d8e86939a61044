import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import {
  type BuildPlan,
  buildPlan,
  forgetBuild,
  isBuilt,
  rememberBuild,
  sourceHash,
} from '../../src/cli/build-state.ts';

let plan: BuildPlan;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'attache-build-'));
  plan = { root, courses: join(root, 'courses'), dist: join(root, 'dist') };
  for (const name of ['src/pages', 'db/migrations', 'public', 'courses/one/en', 'dist']) {
    mkdirSync(join(root, name), { recursive: true });
  }
  for (const name of ['astro.config.mjs', 'package-lock.json', 'tsconfig.json'])
    writeFileSync(join(root, name), name);
  writeFileSync(join(root, 'courses/one/en/lesson.mdx'), 'A claim.');
  rememberBuild(plan, sourceHash(plan));
});

test('a build of the present sources is kept', () => {
  expect(isBuilt(plan)).toBe(true);
});

test('touching a file without changing it asks for no new build', () => {
  utimesSync(join(plan.courses, 'one/en/lesson.mdx'), 1, 1);
  expect(isBuilt(plan)).toBe(true);
});

test.each([
  ['a lesson changed', () => writeFileSync(join(plan.courses, 'one/en/lesson.mdx'), 'A case.')],
  ['a page added', () => writeFileSync(join(plan.root, 'src/pages/new.astro'), '')],
  ['a lesson removed', () => rmSync(join(plan.courses, 'one/en/lesson.mdx'))],
  ['a dependency changed', () => writeFileSync(join(plan.root, 'package-lock.json'), '{}')],
  ['a build begun and not finished', () => forgetBuild(plan)],
  ['dist removed', () => rmSync(plan.dist, { recursive: true })],
])('%s asks for a new build', (_, change) => {
  change();
  expect(isBuilt(plan)).toBe(false);
});

test('other courses ask for a new build', () => {
  mkdirSync(join(plan.root, 'others'));
  expect(isBuilt({ ...plan, courses: join(plan.root, 'others') })).toBe(false);
});

test('the folders can be named by the environment', () => {
  const { root } = buildPlan({});
  expect(buildPlan({})).toEqual({ root, courses: join(root, 'courses'), dist: join(root, 'dist') });
  expect(buildPlan({ COURSES_DIR: '/srv/courses', DIST_DIR: 'tests/.run/dist' })).toEqual({
    root,
    courses: '/srv/courses',
    dist: join(root, 'tests/.run/dist'),
  });
});
