import { buildPlan, type BuildPlan } from '../../src/cli/build-state.ts';

/**
 * The build of the fixture courses, in which the browser tests run. A build in use must not be replaced: two runs at
 * once in one checkout have a `FIXTURE_DIST` each.
 */
export const FIXTURE_BUILD: BuildPlan = buildPlan({
  COURSES_DIR: 'tests/fixtures/courses',
  DIST_DIR: process.env['FIXTURE_DIST'] || 'tests/.run/fixtures',
});

/** The build of the academy's own courses, apart from `dist`, from which somebody may be serving. */
export const COURSE_BUILD: BuildPlan = buildPlan({ DIST_DIR: 'tests/.run/courses' });
