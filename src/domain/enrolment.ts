import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { progress, type Outline, type Standing } from '../rules/progress.ts';
import * as attempts from '../store/attempt.ts';
import type { Attempt } from '../store/attempt.ts';
import * as completions from '../store/completion.ts';
import type { Completion } from '../store/completion.ts';
import * as enrolments from '../store/enrolment.ts';
import type { Enrolment } from '../store/enrolment.ts';
import { transaction } from '../store/engine/transaction.ts';
import type { Tables } from '../store/schema.ts';
import type { StudiedCourse } from './quiz.ts';

type Db = Kysely<Tables>;

/** What a person has left behind in a course. */
export interface Traces {
  done: readonly Completion[];
  tried: readonly Attempt[];
}

/** How many people are summed up in one transaction. */
const CHUNK = 500;

/** What the rule of progress looks at, in one course. */
export function standingOf({ done, tried }: Traces): Standing {
  return {
    read: new Set(done.filter(({ scope }) => scope === 'read').map(({ slug }) => slug)),
    passed: new Set(tried.filter(({ passed }) => passed).map(({ quiz }) => quiz)),
  };
}

/** Remembers that a person was at a course. Call it in the transaction of what brought them there. */
export async function touch(
  db: Db,
  userId: string,
  { course, outline }: StudiedCourse,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await enrolments.touch(db, { userId, course: course.slug, outline: markOf(outline), at });
}

/**
 * Sums up what a person has done in a course and keeps it. Call it in the transaction of whatever changes that.
 * @param traces with at least one among them
 */
export async function record(
  db: Db,
  userId: string,
  studied: StudiedCourse,
  traces: Traces,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await enrolments.put(db, [summary(studied, traces, { userId, startedAt: at, seenAt: '' })]);
}

/** Sums up anew whoever was summed up by another outline of a course: courses are edited, and then everybody's share changes. */
export async function refresh(db: Db, courses: readonly StudiedCourse[]): Promise<void> {
  for (const studied of courses) {
    while ((await refreshSome(db, studied)) === CHUNK);
  }
}

async function refreshSome(db: Db, studied: StudiedCourse): Promise<number> {
  const { slug } = studied.course;
  const mark = markOf(studied.outline);
  if ((await enrolments.listStale(db, slug, mark, 1)).length === 0) return 0;
  return transaction(db, async (trx) => {
    const stale = await enrolments.listStale(trx, slug, mark, CHUNK);
    const ids = stale.map(({ userId }) => userId);
    if (ids.length === 0) return 0;
    const done = Map.groupBy(await completions.listOf(trx, slug, ids), ({ userId }) => userId);
    const tried = Map.groupBy(await attempts.listOf(trx, slug, ids), ({ userId }) => userId);
    const traces = (id: string) => ({ done: done.get(id) ?? [], tried: tried.get(id) ?? [] });
    await enrolments.put(
      trx,
      stale.map((one) => summary(studied, traces(one.userId), one)),
    );
    return stale.length;
  });
}

/** Everything that an enrolment says follows from what the person left behind, but for visits, which `known` has. */
function summary(
  { course, outline }: StudiedCourse,
  traces: Traces,
  known: Pick<Enrolment, 'userId' | 'startedAt' | 'seenAt'>,
): Enrolment {
  const { steps } = progress(outline, standingOf(traces));
  const moments = momentsOf(traces);
  return {
    userId: known.userId,
    course: course.slug,
    outline: markOf(outline),
    progress: Math.floor((100 * steps.done) / steps.all),
    score: scoreOf(outline, traces.tried),
    attempts: traces.tried.filter(({ mode }) => mode === 'graded').length,
    startedAt: [known.startedAt, ...moments].reduce((a, b) => (b < a ? b : a)),
    completedAt: traces.done.find(({ scope }) => scope === 'course')?.completedAt ?? null,
    seenAt: [known.seenAt, ...moments].reduce((a, b) => (b > a ? b : a)),
  };
}

/** When the person was certainly there: what the clock closed, it closed without them. */
function momentsOf({ done, tried }: Traces): string[] {
  return [
    ...done.filter(({ scope }) => scope === 'read').map(({ completedAt }) => completedAt),
    ...tried.flatMap(({ startedAt, closedAt, closedBy }) =>
      closedAt && closedBy === 'trainee' ? [startedAt, closedAt] : [startedAt],
    ),
  ];
}

/** The mean of the best results at the course's graded quizzes that were taken, in whole per cent; null before the first. */
function scoreOf({ modules, final }: Outline, tried: readonly Attempt[]): number | null {
  const quizzes = [...modules.map(({ quiz }) => quiz), ...(final === undefined ? [] : [final])];
  const best = quizzes.flatMap((quiz) => {
    const closed = tried.filter((one) => one.quiz === quiz && one.mode === 'graded' && one.closedAt);
    return closed.length > 0 ? [Math.max(...closed.map(({ percent }) => percent ?? 0))] : [];
  });
  return best.length === 0 ? null : Math.floor(best.reduce((sum, one) => sum + one, 0) / best.length);
}

/** What tells two outlines apart as far as progress goes: how long a lesson takes does not matter. */
function markOf(outline: Outline): string {
  const known = marks.get(outline);
  if (known) return known;
  const shape = [
    ...outline.modules.map(({ slug, quiz, lessons }) => [
      slug,
      quiz,
      lessons.map((lesson) => [lesson.slug, lesson.exercises]),
    ]),
    outline.final ?? null,
  ];
  const mark = createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 16);
  marks.set(outline, mark);
  return mark;
}

const marks = new WeakMap<Outline, string>();
