import { buildWhenNeeded } from '../../src/cli/build-state.ts';
import { FIXTURE_BUILD } from './build-plan.ts';

/** Before the first browser test: builds the fixture courses unless they are. */
async function buildFixtures(): Promise<void> {
  await buildWhenNeeded(FIXTURE_BUILD);
}

// oxlint-disable-next-line import/no-default-export -- Playwright asks for it.
export default buildFixtures;
