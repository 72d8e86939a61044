import { sql, type Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** How far a person has come in a course that they have begun. */
export interface Enrolment {
  userId: string;
  course: string;
  /** The mark of the outline by which it was summed up: under another one it is stale. */
  outline: string;
  /** Whole per cent of the course's steps, rounded down. */
  progress: number;
  /** Whole per cent, or null before the first result. */
  score: number | null;
  /** Attempts at graded quizzes, those that are open among them. */
  attempts: number;
  startedAt: Instant;
  completedAt: Instant | null;
  seenAt: Instant;
}

/** Keeps how far people have come. What was known of an earlier start or a later visit stays. */
export async function put(db: Kysely<Tables>, enrolments: readonly Enrolment[]): Promise<void> {
  if (enrolments.length === 0) return;
  await db
    .insertInto('enrolments')
    .values(enrolments.map(toRow))
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'course']).doUpdateSet({
        outline: sql.ref('excluded.outline'),
        progress: sql.ref('excluded.progress'),
        score: sql.ref('excluded.score'),
        attempts: sql.ref('excluded.attempts'),
        completed_at: sql.ref('excluded.completed_at'),
        started_at: sql`case when excluded.started_at < enrolments.started_at
          then excluded.started_at else enrolments.started_at end`,
        seen_at: sql`case when excluded.seen_at > enrolments.seen_at
          then excluded.seen_at else enrolments.seen_at end`,
      }),
    )
    .execute();
}

/** Remembers that a person was at a course: it begins when they were never there before. */
export async function touch(
  db: Kysely<Tables>,
  { userId, course, outline, at }: Pick<Enrolment, 'userId' | 'course' | 'outline'> & { at: Instant },
): Promise<void> {
  const begun = { progress: 0, score: null, attempts: 0, startedAt: at, completedAt: null, seenAt: at };
  await db
    .insertInto('enrolments')
    .values(toRow({ userId, course, outline, ...begun }))
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'course'])
        .doUpdateSet({ seen_at: at })
        .where('enrolments.seen_at', '<', at),
    )
    .execute();
}

/** A person's enrolments, the newest first. */
export async function list(db: Kysely<Tables>, userId: string): Promise<Enrolment[]> {
  return db
    .selectFrom('enrolments')
    .select(columns)
    .where('user_id', '=', userId)
    .orderBy('started_at', 'desc')
    .orderBy('course')
    .execute();
}

/** Some enrolments in a course that were summed up by another outline than this; none when there are none. */
export async function listStale(
  db: Kysely<Tables>,
  course: string,
  outline: string,
  limit: number,
): Promise<Enrolment[]> {
  return db
    .selectFrom('enrolments')
    .select(columns)
    .where('course', '=', course)
    .where('outline', '!=', outline)
    .limit(limit)
    .execute();
}

const columns = [
  'user_id as userId',
  'course',
  'outline',
  'progress',
  'score',
  'attempts',
  'started_at as startedAt',
  'completed_at as completedAt',
  'seen_at as seenAt',
] as const;

function toRow({ userId, startedAt, completedAt, seenAt, ...same }: Enrolment) {
  return { ...same, user_id: userId, started_at: startedAt, completed_at: completedAt, seen_at: seenAt };
}
