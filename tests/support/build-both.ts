import { buildWhenNeeded } from '../../src/cli/build-state.ts';
import { COURSE_BUILD, FIXTURE_BUILD } from './build-plan.ts';

/** Before the first standing test: builds the fixture courses and the academy's own unless they are. */
export async function setup(): Promise<void> {
  await buildWhenNeeded(FIXTURE_BUILD);
  await buildWhenNeeded(COURSE_BUILD);
}
