import type { Kysely, Selectable } from 'kysely';
import { v7 } from 'uuid';
import type { Instant } from '../schemas/atoms.ts';
import { inTransaction, proofAfter, proofOf, type Ledger } from './proof.ts';
import type { Mode, Tables } from './schema.ts';

/** What an attempt earned: `points` of `possible`, in whole per cent, and whether that passes. */
export interface Score {
  points: number;
  possible: number;
  percent: number;
  passed: boolean;
}

/** One attempt of one person at one quiz. */
export interface Attempt {
  id: string;
  userId: string;
  course: string;
  quiz: string;
  /** The hash of the quiz's version it is pinned to. */
  version: string;
  mode: Mode;
  /** 1 for the person's first attempt at this quiz. */
  number: number;
  /** From which the order of its questions and options comes. */
  seed: string;
  /** The ids of its items, in its own order. */
  items: string[];
  startedAt: Instant;
  /** When it closes by itself, or null without a time limit. */
  deadline: Instant | null;
  closedAt: Instant | null;
  closedBy: 'trainee' | 'clock' | null;
  /** What it has earned until now, or null before the first mark. */
  points: number | null;
  possible: number | null;
  percent: number | null;
  passed: boolean;
}

type Row = Selectable<Tables['attempts']>;

/** What a new attempt is begun with. */
export type NewAttempt = Pick<
  Attempt,
  'userId' | 'course' | 'quiz' | 'version' | 'mode' | 'seed' | 'items' | 'startedAt' | 'deadline'
>;

/** The attempt of an id, or undefined. */
export async function find(db: Kysely<Tables>, id: string): Promise<Attempt | undefined> {
  const row = await db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toAttempt(row);
}

/** A person's open attempt at a quiz (there is at most one), even when its deadline has passed, or undefined. */
export async function findOpen(
  db: Kysely<Tables>,
  userId: string,
  course: string,
  quiz: string,
): Promise<Attempt | undefined> {
  const row = await ofQuiz(db, userId, course, quiz).where('closed_at', 'is', null).executeTakeFirst();
  return row && toAttempt(row);
}

/** A person's attempts, everywhere, in one course or at one quiz of it, oldest first. */
export async function list(
  db: Kysely<Tables>,
  userId: string,
  course?: string,
  quiz?: string,
): Promise<Attempt[]> {
  let query = db
    .selectFrom('attempts')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('started_at')
    .orderBy('id');
  if (course !== undefined) query = query.where('course', '=', course);
  if (quiz !== undefined) query = query.where('quiz', '=', quiz);
  return (await query.execute()).map(toAttempt);
}

/** The open attempts whose deadline is at or before `now`, of everybody, of one person or of a ministry's people. */
export async function listExpired(
  db: Kysely<Tables>,
  now: Instant,
  { userId, ministryId }: { userId?: string; ministryId?: string } = {},
): Promise<Attempt[]> {
  let query = db
    .selectFrom('attempts')
    .selectAll()
    .where('closed_at', 'is', null)
    .where('deadline', '<=', now)
    .orderBy('deadline');
  if (userId !== undefined) query = query.where('user_id', '=', userId);
  if (ministryId !== undefined)
    query = query.where('user_id', 'in', (from) =>
      from.selectFrom('users').select('id').where('ministry_id', '=', ministryId),
    );
  return (await query.execute()).map(toAttempt);
}

/** The attempts of several people in a course. */
export async function listOf(
  db: Kysely<Tables>,
  course: string,
  userIds: readonly string[],
): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('attempts')
    .selectAll()
    .where('course', '=', course)
    .where('user_id', 'in', userIds)
    .execute();
  return rows.map(toAttempt);
}

/** Begins an attempt under the next number, or returns the one that is open: a double click begins one. */
export async function insert(
  ledger: Ledger,
  attempt: NewAttempt,
): Promise<{ attempt: Attempt; isNew: boolean }> {
  const { userId, course, quiz } = attempt;
  // The open one can be closed between the two statements; then there is room for a new one.
  for (;;) {
    const row = await insertNext(ledger, attempt);
    if (row) return { attempt: toAttempt(row), isNew: true };
    const open = await findOpen(ledger.db, userId, course, quiz);
    if (open) return { attempt: open, isNew: false };
  }
}

/** Keeps what an attempt has earned until now. */
export async function setScore(ledger: Ledger, id: string, score: Score): Promise<void> {
  await change(ledger, id, () => toColumns(score));
}

/** Closes an open attempt with its score; false, and nothing written, when it was closed before. */
export async function close(
  ledger: Ledger,
  id: string,
  closing: Score & { closedAt: Instant; closedBy: 'trainee' | 'clock' },
): Promise<boolean> {
  const { closedAt, closedBy, ...score } = closing;
  const changes = { ...toColumns(score), closed_at: closedAt, closed_by: closedBy };
  return change(ledger, id, (row) => (row.closed_at === null ? changes : undefined));
}

/** Changes a row and its seal; false, and nothing written, when `decide` finds nothing to change or there is no such row. */
async function change(
  ledger: Ledger,
  id: string,
  decide: (row: Row) => Partial<Row> | undefined,
): Promise<boolean> {
  return inTransaction(ledger, async ({ db, secret }) => {
    const row = await db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst();
    const changes = row && decide(row);
    if (!changes) return false;
    const proof = proofAfter(secret, 'attempts', row, { ...row, ...changes });
    await db
      .updateTable('attempts')
      .set({ ...changes, proof })
      .where('id', '=', id)
      .execute();
    return true;
  });
}

function ofQuiz(db: Kysely<Tables>, userId: string, course: string, quiz: string) {
  return db
    .selectFrom('attempts')
    .selectAll()
    .where('user_id', '=', userId)
    .where('course', '=', course)
    .where('quiz', '=', quiz);
}

async function insertNext({ db, secret }: Ledger, attempt: NewAttempt): Promise<Row | undefined> {
  const { userId, course, quiz } = attempt;
  // Not within the insert: the seal covers the number.
  const { newest } = await ofQuiz(db, userId, course, quiz)
    .clearSelect()
    .select(({ fn }) => fn.max('number').as('newest'))
    .executeTakeFirstOrThrow();
  const row = {
    id: v7(),
    user_id: userId,
    course,
    quiz,
    version: attempt.version,
    mode: attempt.mode,
    number: (newest ?? 0) + 1,
    seed: attempt.seed,
    items: JSON.stringify(attempt.items),
    started_at: attempt.startedAt,
    deadline: attempt.deadline,
    ...{ closed_at: null, closed_by: null, points: null, possible: null, percent: null },
    passed: 0 as const,
  };
  return db
    .insertInto('attempts')
    .values({ ...row, proof: proofOf(secret, 'attempts', row) })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

function toColumns(score: Score) {
  return { ...score, passed: score.passed ? (1 as const) : (0 as const) };
}

function toAttempt(row: Row): Attempt {
  return {
    id: row.id,
    userId: row.user_id,
    course: row.course,
    quiz: row.quiz,
    version: row.version,
    mode: row.mode,
    number: row.number,
    seed: row.seed,
    items: JSON.parse(row.items) as string[],
    startedAt: row.started_at,
    deadline: row.deadline,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    points: row.points,
    possible: row.possible,
    percent: row.percent,
    passed: row.passed === 1,
  };
}
