import { buildPlan, type BuildPlan } from '../../src/cli/build-state.ts';

/** The build of the fixture courses, in which the browser tests run. */
export const FIXTURE_BUILD: BuildPlan = buildPlan({
  COURSES_DIR: 'tests/fixtures/courses',
  DIST_DIR: 'tests/.run/fixtures',
});

/** The build of the academy's own courses, apart from `dist`, from which somebody may be serving. */
export const COURSE_BUILD: BuildPlan = buildPlan({ DIST_DIR: 'tests/.run/courses' });
