import { rmSync } from 'node:fs';
import process from 'node:process';
import { openApp } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import { outline } from '../content/course-lookup.ts';
import { readCourses } from '../content/courses.ts';
import { beginRecord } from '../domain/proof.ts';
import { fillSample } from '../domain/sample.ts';
import { readSecret } from '../secret.ts';
import { buildPlan, buildWhenNeeded } from './build-state.ts';
import { serve } from './serve.ts';

const FILE = 'db/demo.db';
const PASSWORD = 'seven lanterns above the harbour';
const SEED = 'demo';

/** Who can sign in, and what they show. */
const VISITS: [address: string, role: string, see: string][] = [
  ['trainee@ministry.example', 'trainee', 'a stamp, a module begun, a quiz failed and then passed'],
  ['instructor@ministry.example', 'instructor', 'every module done'],
  ['officer@ministry.example', 'officer', 'a first module begun'],
  ['admin@ministry.example', 'administrator', 'an account with nothing read yet'],
];

/**
 * Serves a sample ministry from a database of its own, which every start makes anew.
 * @throws Error with a sentence for the operator when it cannot be built, filled or served
 */
export async function run(): Promise<void> {
  const config = readConfig({ ...process.env, DATABASE_URL: '', DATABASE_FILE: FILE });
  // First of all the build: it also says what is wrong with the courses.
  await buildWhenNeeded(buildPlan(process.env));
  const password = config.demoPassword ?? PASSWORD;
  const people = await makeAnew(config, password);
  const addresses = VISITS.map(([address, role, see]) => `  ${address.padEnd(30)}${role.padEnd(16)}${see}`);
  const text = [
    `\nA sample ministry of ${people} invented people, made anew at each start. Four of them can sign in:\n`,
    ...addresses,
    `\n  The password of all four: ${password}\n\n`,
  ];
  process.stdout.write(text.join('\n'));
  await serve(config);
}

/** How many people are in it. */
async function makeAnew(config: Config, password: string): Promise<number> {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${FILE}${suffix}`, { force: true });
  const log = { info: () => undefined, error: console.error };
  const app = await openApp(config, readSecret(config), log);
  try {
    const { courses } = readCourses(buildPlan(process.env).courses);
    const studied = courses.map((course) => ({ course, outline: outline(course) }));
    await beginRecord(app, new Date());
    return (await fillSample(app, studied, { now: new Date(), seed: SEED, password })).length;
  } finally {
    await app.close();
  }
}
