import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** What a build is made of and where it goes; absolute paths. */
export interface BuildPlan {
  root: string;
  courses: string;
  dist: string;
}

/**
 * The plan for this process.
 * @param env `COURSES_DIR` (default `courses`) and `DIST_DIR` (default `dist`, another one for tests)
 */
export function buildPlan(env: Record<string, string | undefined>): BuildPlan {
  const root = resolve(import.meta.dirname, '../..');
  return {
    root,
    courses: resolve(root, env['COURSES_DIR'] || 'courses'),
    dist: resolve(root, env['DIST_DIR'] || 'dist'),
  };
}

/**
 * Builds unless `dist` holds a whole build of exactly the present sources. The build is a process of its own, so that
 * its memory is gone when the server starts; it prints its faults itself.
 * @throws Error when it failed
 */
export async function buildWhenNeeded(plan: BuildPlan): Promise<void> {
  if (isBuilt(plan)) return;
  const command = [join(import.meta.dirname, 'attache.ts'), 'build'];
  const child = spawn(process.execPath, command, {
    stdio: 'inherit',
    // Under a test runner the libraries would build their development halves.
    env: { ...process.env, NODE_ENV: 'production', COURSES_DIR: plan.courses, DIST_DIR: plan.dist },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('Nothing is served before the build succeeds.');
}

/** Whether `dist` holds a whole build of exactly the present sources. */
export function isBuilt(plan: BuildPlan): boolean {
  const file = stateFile(plan);
  return existsSync(file) && readFileSync(file, 'utf8') === sourceHash(plan);
}

/** Says that `dist` holds no whole build: called before one begins, so that a broken one is made again. */
export function forgetBuild(plan: BuildPlan): void {
  rmSync(stateFile(plan), { force: true });
}

/** Says that `dist` holds the whole build of the sources with this hash. */
export function rememberBuild(plan: BuildPlan, hash: string): void {
  writeFileSync(stateFile(plan), hash);
}

/** SHA-256 over the names and contents of everything that a build reads. */
export function sourceHash({ root, courses }: BuildPlan): string {
  const hash = createHash('sha256');
  const single = ['astro.config.mjs', 'package-lock.json', 'tsconfig.json'].map((name) => join(root, name));
  const sources = [
    ...single,
    ...['src', 'db/migrations', 'db/sample', 'public'].flatMap((name) => filesIn(join(root, name))),
  ];
  for (const [base, files] of [
    [root, sources],
    [courses, filesIn(courses)],
  ] as const) {
    for (const file of files) {
      const content = readFileSync(file);
      hash.update(`\0${relative(base, file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function filesIn(dir: string): string[] {
  const names = globSync('**/*', { cwd: dir }).sort();
  return names.map((name) => join(dir, name)).filter((file) => statSync(file).isFile());
}

function stateFile({ dist }: BuildPlan): string {
  return join(dist, 'build-state');
}
