import type { Kysely } from 'kysely';
import { progress, type Outline, type Progress, type Standing } from '../rules/progress.ts';
import * as attempts from '../store/attempt.ts';
import * as completions from '../store/completion.ts';
import type { Completion } from '../store/completion.ts';
import type { Ledger } from '../store/proof.ts';
import type { Tables } from '../store/schema.ts';
import { record, standingOf } from './enrolment.ts';
import type { StudiedCourse } from './quiz.ts';
import type { Viewer } from './viewer.ts';

type Db = Kysely<Tables>;

/** Where a person stands in every course: what they read and passed, and what that completed and when. */
export interface Record {
  /** By course slug. */
  standings: ReadonlyMap<string, Standing>;
  completions: readonly Completion[];
  attempts: readonly attempts.Attempt[];
}

/** Everything a person has done, in two statements. Attempts past their deadline count as they stand until they are closed. */
export async function getRecord(db: Db, viewer: Pick<Viewer, 'id'>): Promise<Record> {
  const [done, tried] = await Promise.all([completions.list(db, viewer.id), attempts.list(db, viewer.id)]);
  const courses = new Set([...done, ...tried].map(({ course }) => course));
  const standings = new Map([...courses].map((course) => [course, standingIn(course, done, tried)]));
  return { standings, completions: done, attempts: tried };
}

/** How far a person has come in a course; a page asks several times for the same. */
export function progressIn(record: Record | undefined, course: string, outline: Outline): Progress {
  const standing = record?.standings.get(course) ?? NOTHING;
  const ofCourse = computed.get(outline) ?? new WeakMap<Standing, Progress>();
  computed.set(outline, ofCourse);
  const found = ofCourse.get(standing) ?? progress(outline, standing);
  ofCourse.set(standing, found);
  return found;
}

const computed = new WeakMap<Outline, WeakMap<Standing, Progress>>();

/**
 * Writes down what is now complete by the rule of progress, each with the moment; what was complete before keeps its own;
 * and how far the person has come. Call it in the transaction of whatever is read, begun or closed.
 */
export async function settle(
  ledger: Ledger,
  userId: string,
  studied: StudiedCourse,
  now: Date,
): Promise<void> {
  const { slug: course } = studied.course;
  const done = await completions.list(ledger.db, userId, course);
  const tried = await attempts.list(ledger.db, userId, course);
  const standing = progress(studied.outline, standingOf({ done, tried }));
  const known = new Set(done.map(({ scope, slug }) => `${scope} ${slug}`));
  for (const { scope, slug } of completed(standing)) {
    if (known.has(`${scope} ${slug}`)) continue;
    const completion = { course, scope, slug, completedAt: now.toISOString() };
    await completions.insert(ledger, userId, completion);
    done.push(completion);
  }
  await record(ledger.db, userId, studied, { done, tried }, now);
}

const NOTHING: Standing = { read: new Set(), passed: new Set() };

function standingIn(
  course: string,
  done: readonly Completion[],
  tried: readonly attempts.Attempt[],
): Standing {
  return standingOf({
    done: done.filter((one) => one.course === course),
    tried: tried.filter((one) => one.course === course),
  });
}

function completed({ lessons, modules, done }: Progress): Pick<Completion, 'scope' | 'slug'>[] {
  return [
    ...[...lessons].filter(([, lesson]) => lesson.done).map(([slug]) => ({ scope: 'lesson' as const, slug })),
    ...[...modules].filter(([, module]) => module.done).map(([slug]) => ({ scope: 'module' as const, slug })),
    ...(done ? [{ scope: 'course' as const, slug: '' }] : []),
  ];
}
