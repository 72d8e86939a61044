import { join } from 'node:path';
import { build } from 'astro';
import { buildPlan, forgetBuild, rememberBuild, sourceHash } from './build-state.ts';
import { precompress } from './precompress.ts';

/**
 * Builds, whether needed or not.
 * @throws Error with the faults of courses or pages in its message
 */
export async function run(): Promise<void> {
  const plan = buildPlan(process.env);
  const started = performance.now();
  const hash = sourceHash(plan);
  forgetBuild(plan);
  process.stdout.write('Building pages and courses … ');
  // The content cache belongs to these courses: two builds must not share one. It is beside `dist`, which is emptied.
  const cacheDir = `${plan.dist}.cache`;
  await build({ root: plan.root, outDir: plan.dist, cacheDir, logLevel: 'silent' });
  await precompress(join(plan.dist, 'client'));
  rememberBuild(plan, hash);
  process.stdout.write(`done in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
}
