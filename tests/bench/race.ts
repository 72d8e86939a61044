import type { Load, Shot, Yield } from './load.ts';
import type { Generator, ServerProcess } from './processes.ts';
import { type Finding, median } from './report.ts';
import type { Exercise, People, Person } from './seed.ts';

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 8;

/** What is measured, with what. */
export interface Course {
  academy: ServerProcess;
  control: ServerProcess;
  exercise: Exercise;
  people: People;
  fire: Generator['fire'];
  /** How many requests the academy gets in all, at the least; on a slow machine as many as it answers in five minutes. */
  requests: number;
}

/** What came of it. */
export interface Outcome {
  findings: Finding[];
  /** The keys of all answers that were acknowledged. */
  acknowledged: string[];
  /** How many requests the academy answered in all. */
  requests: number;
}

/** Lesson, control and answers in turn, so that what else the machine does meets all three alike. */
export async function race(course: Course): Promise<Outcome> {
  const loads = loadsOf(course);
  const done = { lesson: [] as Yield[], control: [] as Yield[], answer: [] as Yield[] };
  const warmUp = {
    lesson: await course.fire(loads.lesson),
    control: await course.fire(loads.control),
    answer: await course.fire(loads.answer),
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of ['control', 'lesson', 'answer'] as const)
      done[name].push(await course.fire(loads[name]));
  }
  const fired = [warmUp.lesson, warmUp.answer, ...done.lesson, ...done.answer];
  const missing = course.requests - count(fired);
  if (missing > 0) fired.push(await course.fire({ ...loads.lesson, seconds: 300, count: missing }));
  const acknowledged = [warmUp.answer, ...done.answer].flatMap((one) => one.acknowledged);
  return { findings: findingsOf(done), acknowledged, requests: count(fired) };
}

function count(yields: Yield[]): number {
  return yields.reduce((sum, { requests }) => sum + requests, 0);
}

function loadsOf({
  academy,
  control,
  exercise,
  people,
}: Course): Record<'lesson' | 'control' | 'answer', Load> {
  const page = people.readers.map((reader) => read(reader, exercise));
  const shared = { connections: CONNECTIONS, seconds: SECONDS, count: 50_000 };
  return {
    lesson: { ...shared, url: academy.url, shots: page, status: 200 },
    control: { ...shared, url: control.url, shots: page, status: 200 },
    answer: {
      ...shared,
      url: academy.url,
      shots: people.students.map((student) => answer(student, exercise, academy.url)),
      status: 303,
    },
  };
}

function read({ cookie }: Person, { lesson }: Exercise): Shot {
  return { method: 'GET', path: lesson('en'), headers: { cookie, 'accept-encoding': 'gzip' } };
}

/** What a browser without script posts from the lesson. */
function answer({ cookie }: Person, { lesson, placed, item, choice }: Exercise, origin: string): Shot {
  return {
    method: 'POST',
    path: `${lesson('en')}?_action=answer`,
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams({ course: placed.course.slug, quiz: placed.name, item, choice })),
  };
}

function findingsOf({
  lesson,
  control,
  answer,
}: Record<'lesson' | 'control' | 'answer', Yield[]>): Finding[] {
  const perSecond = (yields: Yield[]) => median(yields.map((one) => one.perSecond));
  const p99 = (yields: Yield[]) => median(yields.map((one) => one.p99));
  // Round by round: a machine that was slow for a while was slow for both.
  const ratio = (of: 'perSecond' | 'p99') =>
    median(lesson.map((one, round) => one[of] / (control[round]?.[of] ?? Number.NaN)));
  return [
    { name: 'Control, requests', value: perSecond(control), unit: '/s' },
    { name: 'Signed-in lesson, requests', value: perSecond(lesson), unit: '/s' },
    { name: '… of the control', value: ratio('perSecond'), unit: '×', target: { atLeast: 0.25 } },
    { name: 'Control, p99', value: p99(control), unit: 'ms' },
    { name: 'Signed-in lesson, p99', value: p99(lesson), unit: 'ms' },
    { name: '… of the control', value: ratio('p99'), unit: '×', target: { atMost: 3 } },
    {
      name: 'Quiz answer posted and committed',
      value: perSecond(answer),
      unit: '/s',
      target: { atLeast: 500 },
    },
    { name: '… p99', value: p99(answer), unit: 'ms' },
  ];
}
