import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Request, test } from '@playwright/test';
import { openApp } from '../../src/app.ts';
import { buildWhenNeeded } from '../../src/cli/build-state.ts';
import { readConfig } from '../../src/config.ts';
import { lessonsOf } from '../../src/content/course-lookup.ts';
import { readCourses } from '../../src/content/courses.ts';
import { paths } from '../../src/paths.ts';
import { readSecret } from '../../src/secret.ts';
import { type ServerProcess, startProcess } from '../bench/processes.ts';
import { enter, type Person } from '../bench/seed.ts';
import { COURSE_BUILD } from '../support/build-plan.ts';
import { findFreePort } from '../support/ports.ts';

/** What a lesson may weigh at the first visit, in bytes as they come over the line, headers included. */
const BUDGET = { all: 40_000, script: 16_000 };

const lessons = readCourses(COURSE_BUILD.courses).courses.flatMap((course) =>
  lessonsOf(course)
    .filter(({ lesson }) => lesson.quizzes.length > 0)
    .map(({ lesson }) => ({ course: course.slug, path: lesson.path })),
);
const folder = mkdtempSync(join(tmpdir(), 'attache-weight-'));
let server: ServerProcess;
let trainee: Person;

// One worker, so that there is one build and one server.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  await buildWhenNeeded(COURSE_BUILD);
  const env = {
    PORT: String(await findFreePort()),
    DATABASE_FILE: join(folder, 'academy.db'),
    COURSES_DIR: COURSE_BUILD.courses,
    SECRET: 'the secret of nothing but scales',
  };
  const config = readConfig(env);
  const app = await openApp(config, readSecret(config), { info: () => undefined, error: console.error });
  trainee = await enter(app);
  await app.close();
  const command = join(COURSE_BUILD.root, 'src/cli/launch.mjs');
  server = await startProcess([command, 'serve'], config.port, { ...env, DIST_DIR: COURSE_BUILD.dist });
});

test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

// French has the interface of its own and the texts of the original.
for (const locale of ['en', 'ar'] as const) {
  for (const { course, path } of lessons) {
    test(`${path} is light in ${locale}, and asks no other host`, async ({ context }) => {
      const requests = await firstVisit(context, server.url + paths.lesson(locale, course, path));
      expect(requests.map((request) => new URL(request.url()).origin)).toEqual(
        requests.map(() => server.url),
      );
      const script = requests.filter((request) => request.resourceType() === 'script');
      expect(script.length).toBeGreaterThan(0);
      expect(await weight(script)).toBeLessThanOrEqual(BUDGET.script);
      expect(await weight(requests)).toBeLessThanOrEqual(BUDGET.all);
    });
  }
}

/** Every request that the page makes of itself, when somebody signed in opens it with an empty cache. */
async function firstVisit(context: BrowserContext, url: string): Promise<Request[]> {
  const equals = trainee.cookie.indexOf('=');
  await context.addCookies([
    { name: trainee.cookie.slice(0, equals), value: trainee.cookie.slice(equals + 1), url },
  ]);
  const requests: Request[] = [];
  const page = await context.newPage();
  page.on('request', (request) => requests.push(request));
  // Until it is loaded, with its scripts and what they import.
  await page.goto(url);
  return requests;
}

async function weight(requests: Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((sum, size) => sum + size.responseHeadersSize + size.responseBodySize, 0);
}
