// How fast the academy is, as `npm run bench` tells it: the real server with the real courses, against a control that
// sends the same bytes through the same pipeline. Timings are no tests: it fails only when something is broken.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPlan, buildWhenNeeded } from '../../src/cli/build-state.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { findFreePort } from '../support/ports.ts';
import { checkFindings } from './check.ts';
import { countBareCommits, countVerb, verifyKept } from './answers.ts';
import { firstPaints } from './first-paint.ts';
import { ministryFindings } from './ministry.ts';
import { type Generator, type ServerProcess, startGenerator, startProcess } from './processes.ts';
import { type Finding, median, report } from './report.ts';
import { race } from './race.ts';
import { type Exercise, findExercise, type People, type Person, seed } from './seed.ts';

/** Requests after which the memory is looked at. */
const REQUESTS = 20_000;
/** Cold loads of a page in the browser. */
const LOADS = 5;

const plan = buildPlan({ ...process.env, DIST_DIR: 'tests/.run/bench' });
const folder = mkdtempSync(join(tmpdir(), 'attache-bench-'));
const running: ServerProcess[] = [];
const generator = startGenerator();
try {
  await buildWhenNeeded(plan);
  report(await measure(findExercise(plan.courses), generator), join(plan.root, 'tests/.run/bench.json'));
} finally {
  generator.stop();
  await Promise.all(running.map((server) => server.stop()));
  rmSync(folder, { recursive: true });
}

async function measure(exercise: Exercise, { fire }: Generator): Promise<Finding[]> {
  const alone = await verbAlone(exercise);
  const config = await newConfig('academy.db');
  const filled = await fill(config);
  const academy = await openAcademy(config);
  const people = { ...filled, readers: await settleIn(academy, exercise, filled.readers) };
  const idle = academy.memory();
  const control = await openControl(academy, exercise, people);
  const outcome = await race({ academy, control, exercise, people, fire, requests: REQUESTS });
  const busy = academy.memory();
  // As in a power cut, as far as a process can have one: what was acknowledged is there.
  await academy.stop('SIGKILL');
  verifyKept(config.databaseFile, outcome.acknowledged);
  await control.stop();
  const paints = await firstPaintsOf(await openAcademy(config), exercise, people);
  return [
    ...outcome.findings,
    ...alone,
    ...memory(idle, busy, outcome.requests),
    ...paints,
    ...(await ministryFindings(await newConfig('ministry.db'), openAcademy)),
    ...checkFindings(),
  ];
}

async function verbAlone(exercise: Exercise): Promise<Finding[]> {
  const config = await newConfig('verb.db');
  const { app, people } = await seed(config);
  const perSecond = await countVerb(app, people.students, exercise);
  await app.close();
  const bare = countBareCommits(join(folder, 'bare.db'));
  return [
    { name: 'Quiz answer, the verb of the domain alone', value: perSecond, unit: '/s' },
    { name: 'One row committed to this disk, nothing else', value: bare, unit: '/s' },
  ];
}

async function fill(config: Config): Promise<People> {
  const { app, people } = await seed(config);
  await app.close();
  return people;
}

function openAcademy(config: Config): Promise<ServerProcess> {
  return open(startCommand(), config.port, {
    DIST_DIR: plan.dist,
    COURSES_DIR: config.coursesDir,
    DATABASE_FILE: config.databaseFile,
    SECRET: config.secret ?? '',
  });
}

/** Readers whose browsers have opened the lesson before, and keep its style sheets since. */
async function settleIn({ url }: ServerProcess, exercise: Exercise, readers: Person[]): Promise<Person[]> {
  return Promise.all(
    readers.map(async (reader) => {
      for (let { cookie } = reader; ;) {
        const page = await fetch(url + exercise.lesson('en'), { headers: { cookie } });
        const [given] = page.headers.getSetCookie();
        if (given === undefined) return { ...reader, cookie };
        cookie = `${reader.cookie}; ${given.split(';')[0]}`;
      }
    }),
  );
}

/** What `npm start` runs, with its flags. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(plan.root, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const [, ...args] = scripts.start.split(' ');
  return args;
}

/** Sends the lesson as the first reader gets it. */
async function openControl(
  academy: ServerProcess,
  exercise: Exercise,
  people: People,
): Promise<ServerProcess> {
  const page = await fetch(academy.url + exercise.lesson('en'), {
    headers: { cookie: people.readers[0]?.cookie ?? '' },
  });
  const html = await page.text();
  if (page.status !== 200 || !html.includes('<quiz-form')) throw new Error('The lesson shows no exercise.');
  const file = join(folder, 'lesson.html');
  writeFileSync(file, html);
  const port = await findFreePort();
  return open([join(import.meta.dirname, 'control.ts'), String(port), file], port);
}

async function open(...parameters: Parameters<typeof startProcess>): Promise<ServerProcess> {
  const server = await startProcess(...parameters);
  running.push(server);
  return server;
}

async function newConfig(name: string): Promise<Config> {
  return readConfig({
    PORT: String(await findFreePort()),
    DATABASE_FILE: join(folder, name),
    COURSES_DIR: plan.courses,
    SECRET: 'the secret of nothing but measurements',
  });
}

function memory(
  idle: ReturnType<ServerProcess['memory']>,
  busy: ReturnType<ServerProcess['memory']>,
  requests: number,
): Finding[] {
  if (!idle || !busy) return [];
  return [
    { name: 'Memory after the start', value: idle.now, unit: 'MB' },
    { name: `Memory after ${requests} requests`, value: busy.now, unit: 'MB', target: { atMost: 256 } },
    { name: '… the most it was', value: busy.most, unit: 'MB' },
  ];
}

async function firstPaintsOf(
  { url }: ServerProcess,
  exercise: Exercise,
  { students }: People,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [locale, language] of [
    ['en', 'English'],
    ['ar', 'Arabic'],
  ] as const) {
    const paints = await firstPaints(url + exercise.lesson(locale), students[0]?.cookie ?? '', LOADS);
    const name = `First paint of a lesson on slow 3G, ${language}`;
    findings.push({ name, value: median(paints), unit: 'ms', target: { atMost: 1500 } });
  }
  return findings;
}
