import { shuffled } from '../rules/drawing.ts';
import { stream } from '../rules/stream.ts';
import type { LessonContent } from '../content/course-content.ts';
import type { Item, Quiz } from '../schemas/quiz.ts';
import type { Ledger } from '../store/proof.ts';
import * as attempts from './attempt.ts';
import * as practices from './practice.ts';
import { getItem, getQuiz, type PlacedQuiz, type StudiedCourse } from './quiz.ts';
import * as readings from './reading.ts';
import { rightAnswer, wrongAnswer } from './sample-answer.ts';
import type { Viewer } from './viewer.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How far a sample person goes, and when. */
export interface Way {
  /** How many modules they do, in the order of the courses; with a fraction they are within the next one. */
  modules: number;
  /** How many days before `now` they begin, and are last seen; 1 at the least. */
  began: number;
  seen: number;
  /** How many attempts they fail at a graded quiz before they pass it; the last one allowed is always passed. */
  failures: number;
  /** Whether they begin the graded quiz that is next and never come back. */
  walkedOut?: boolean;
  now: Date;
  /** What they answer depends on it alone. */
  seed: string;
}

/** Leads a sample person along their way, through the verbs that everybody's clicks go through. */
export async function walk(
  ledger: Ledger,
  viewer: Viewer,
  courses: readonly StudiedCourse[],
  way: Way,
): Promise<void> {
  const { done, begun } = planOf(courses, way.modules);
  const walker: Walker = { ledger, viewer, way, random: stream(way.seed), time: 0 };
  const steps = begun ? [...done, begun] : done;
  for (const [index, step] of steps.entries()) {
    const daysAgo = way.began - ((way.began - way.seen) * index) / Math.max(1, steps.length - 1);
    walker.time = Math.max(walker.time, morning(way.now, daysAgo) + 6 * HOUR * walker.random());
    await (step === begun ? beginStep(walker, step) : doStep(walker, step));
  }
}

/** Seven o'clock UTC, so many days before `now`, in milliseconds. */
function morning(now: Date, daysAgo: number): number {
  return new Date(now.getTime() - daysAgo * 24 * HOUR).setUTCHours(7, 0, 0, 0);
}

/** One step of a course: a lesson, or the graded quiz of a module or of the whole course. */
type Step = StudiedCourse & ({ lesson: LessonContent } | { quiz: string });

interface Walker {
  ledger: Ledger;
  viewer: Viewer;
  way: Way;
  random: () => number;
  /** The moment at which they are, in milliseconds. */
  time: number;
}

/** The steps that are done and the one that is begun. The final belongs to its course's last module. */
function planOf(
  courses: readonly StudiedCourse[],
  modules: number,
): { done: Step[]; begun: Step | undefined } {
  const groups = courses.flatMap((studied) => stepsByModule(studied));
  const whole = groups.slice(0, Math.floor(modules)).flat();
  const next = groups[Math.floor(modules)] ?? [];
  const part = modules % 1;
  const count = Math.floor(part * next.length);
  return { done: [...whole, ...next.slice(0, count)], begun: part > 0 ? next[count] : undefined };
}

function stepsByModule({ course, outline }: StudiedCourse): Step[][] {
  return course.modules.map(({ lessons, quiz }, index) => [
    ...lessons.map((lesson) => ({ course, outline, lesson })),
    { course, outline, quiz },
    ...(course.final !== undefined && index === course.modules.length - 1
      ? [{ course, outline, quiz: course.final }]
      : []),
  ]);
}

async function doStep(walker: Walker, step: Step): Promise<void> {
  if ('lesson' in step) return study(walker, step, step.lesson);
  const placed = getQuiz(step, step.quiz);
  const failures = Math.min(walker.way.failures, placed.quiz.attempts - 1);
  for (let failed = 0; failed < failures; failed++) await take(walker, placed, 'fails');
  await take(walker, placed, 'passes');
}

/** In a lesson: reads half of it and answers one question. Of a quiz: only those who walk out of it. */
async function beginStep(walker: Walker, step: Step): Promise<void> {
  if (!('lesson' in step)) {
    if (walker.way.walkedOut) await take(walker, getQuiz(step, step.quiz), 'walks out');
    return;
  }
  await read(walker, step, step.lesson, 0.5);
  const exercise = step.lesson.quizzes.find(({ optional }) => !optional);
  const placed = exercise && getQuiz(step, exercise.name);
  if (placed) await practise(walker, placed, placed.quiz.items.slice(0, 1));
}

async function study(walker: Walker, studied: StudiedCourse, lesson: LessonContent): Promise<void> {
  await read(walker, studied, lesson, 1);
  for (const { name } of lesson.quizzes.filter(({ optional }) => !optional)) {
    const placed = getQuiz(studied, name);
    await practise(walker, placed, placed.quiz.items);
  }
  await readings.markRead(walker.ledger, walker.viewer, studied, lesson, later(walker, 1));
}

/** Reads the given share of a lesson, in the reader's language where it is translated. */
async function read(
  walker: Walker,
  studied: StudiedCourse,
  lesson: LessonContent,
  share: number,
): Promise<void> {
  const {
    ledger: { db },
    viewer,
  } = walker;
  const blocks = (lesson.texts[viewer.locale] ?? lesson.texts[studied.course.original])?.blocks ?? [];
  await readings.visit(db, viewer, studied, lesson, undefined, later(walker, 0));
  const last = blocks[Math.ceil(blocks.length * share) - 1];
  if (last) await readings.keepPlace(db, viewer, studied, lesson, last.id, later(walker, 8 * share));
}

/** Answers questions of an exercise until each is right; every third or so is wrong at first. */
async function practise(walker: Walker, placed: PlacedQuiz, items: readonly Item[]): Promise<void> {
  const { ledger, viewer, random } = walker;
  for (const item of items) {
    const tries = random() < 0.35 ? [wrongAnswer(item, viewer.locale)] : [];
    for (const [index, answer] of [...tries, rightAnswer(item, viewer.locale)].entries()) {
      const answering = { item: item.id, answer, key: `${item.id}-${index + 1}` };
      await practices.practise(ledger, viewer, placed, answering, later(walker, 0.7));
    }
  }
}

/** Takes a graded quiz, an hour or two after whatever was before. */
async function take(
  walker: Walker,
  placed: PlacedQuiz,
  ending: 'passes' | 'fails' | 'walks out',
): Promise<void> {
  const { ledger, viewer, way, random } = walker;
  const begun = later(walker, 60 + 60 * random());
  const seed = `${way.seed}/${placed.course.slug}/${placed.name}/${random()}`;
  const { id, items } = await attempts.begin(ledger, viewer, placed, begun, seed);
  const wrong = wrongItems(placed.quiz, items, ending !== 'fails', random);
  const answered = ending === 'walks out' ? items.slice(0, Math.ceil(items.length / 2)) : items;
  const pace = Math.min(1, (placed.quiz.minutes ?? items.length + 1) / (items.length + 1)) * 0.9;
  for (const itemId of answered) {
    const item = getItem(placed.quiz, itemId);
    const answer = (wrong.has(itemId) ? wrongAnswer : rightAnswer)(item, viewer.locale);
    await attempts.answer(
      ledger,
      viewer,
      placed,
      id,
      { item: itemId, answer, key: itemId },
      later(walker, pace),
    );
  }
  if (ending !== 'walks out') await attempts.submit(ledger, viewer, placed, id, later(walker, pace / 2));
}

/** Which items are answered wrongly, by lot within what the pass mark leaves open: to pass, or else to fail. */
function wrongItems(quiz: Quiz, ids: readonly string[], passes: boolean, random: () => number): Set<string> {
  const items = shuffled(ids, random).map((id) => getItem(quiz, id));
  const possible = items.reduce((sum, { points }) => sum + points, 0);
  const bearable = (possible * (100 - quiz.pass)) / 100;
  const wrong = new Set<string>();
  let lost = 0;
  for (const { id, points } of items) {
    const isWrong = passes ? lost + points <= bearable && random() < 0.4 : lost <= bearable || random() < 0.2;
    if (!isWrong) continue;
    wrong.add(id);
    lost += points;
  }
  return wrong;
}

function later(walker: Walker, minutes: number): Date {
  walker.time += minutes * MINUTE;
  return new Date(walker.time);
}
