import type { Kysely, Selectable } from 'kysely';
import type { Answer } from '../schemas/answer.ts';
import type { Instant } from '../schemas/atoms.ts';
import { proofOf, type Ledger } from './proof.ts';
import type { Mode, Tables } from './schema.ts';

/** An answer as it was given and marked. */
export interface GivenAnswer {
  attemptId: string;
  /** The form's idempotency key: the same one twice is the same answer. */
  key: string;
  item: string;
  /** 1 for the first answer to this item in this attempt: the number of tries with it. */
  seq: number;
  answer: Answer;
  points: number;
  possible: number;
  answeredAt: Instant;
}

/**
 * Adds an answer after those to the same item, or returns the one that was given under the same key before:
 * the same form sent twenty times, even at once, is one row.
 */
export async function insert(
  ledger: Ledger,
  given: Omit<GivenAnswer, 'seq'>,
): Promise<{ answer: GivenAnswer; isNew: boolean }> {
  // Two answers to one item at once want the same number; the one that comes second takes the next.
  for (;;) {
    const answer = await insertNext(ledger, given);
    if (answer) return { answer, isNew: true };
    const known = await find(ledger.db, given.attemptId, given.key);
    if (known) return { answer: known, isNew: false };
  }
}

/** The answer given under a key, or undefined. */
export async function find(
  db: Kysely<Tables>,
  attemptId: string,
  key: string,
): Promise<GivenAnswer | undefined> {
  const row = await db
    .selectFrom('answers')
    .selectAll()
    .where('attempt_id', '=', attemptId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && toGiven(row);
}

/** The answer that counts for each item of an attempt, the newest; its `seq` is the number of tries. */
export async function listLatest(db: Kysely<Tables>, attemptIds: readonly string[]): Promise<GivenAnswer[]> {
  if (attemptIds.length === 0) return [];
  const rows = await db
    .selectFrom('answers')
    .selectAll()
    .where('attempt_id', 'in', attemptIds)
    .where(({ eb, selectFrom }) =>
      eb(
        'seq',
        '=',
        selectFrom('answers as other')
          .select(({ fn }) => fn.max('other.seq').as('newest'))
          .whereRef('other.attempt_id', '=', 'answers.attempt_id')
          .whereRef('other.item', '=', 'answers.item'),
      ),
    )
    .orderBy('item')
    .execute();
  return rows.map(toGiven);
}

/** One person's answer to one item of a quiz, for the analysis of its items. */
export interface AnswerInQuiz {
  userId: string;
  attemptId: string;
  /** The version of the quiz that was answered. */
  version: string;
  item: string;
  answer: Answer;
  points: number;
  possible: number;
}

/**
 * What everybody answered first to each item of a quiz in each attempt: in practice before any feedback. Open attempts
 * at graded quizzes are left out, for their answers may still change.
 */
export async function listFirst(db: Kysely<Tables>, course: string, quiz: string): Promise<AnswerInQuiz[]> {
  return listInQuiz(db, course, quiz, 'practice');
}

/** What counted in each closed attempt at a graded quiz. */
export async function listCounted(db: Kysely<Tables>, course: string, quiz: string): Promise<AnswerInQuiz[]> {
  return listInQuiz(db, course, quiz, 'graded');
}

async function listInQuiz(
  db: Kysely<Tables>,
  course: string,
  quiz: string,
  mode: Mode,
): Promise<AnswerInQuiz[]> {
  const edge = mode === 'practice' ? 'min' : 'max';
  let query = db
    .selectFrom('answers')
    .innerJoin('attempts', 'attempts.id', 'answers.attempt_id')
    .select(['attempts.user_id as userId', 'attempts.id as attemptId', 'attempts.version'])
    .select(['answers.item', 'answers.answer', 'answers.points', 'answers.possible'])
    .where('attempts.course', '=', course)
    .where('attempts.quiz', '=', quiz)
    .where('attempts.mode', '=', mode)
    .where(({ eb, selectFrom }) =>
      eb(
        'answers.seq',
        '=',
        selectFrom('answers as other')
          .select(({ fn }) => fn[edge]('other.seq').as('edge'))
          .whereRef('other.attempt_id', '=', 'answers.attempt_id')
          .whereRef('other.item', '=', 'answers.item'),
      ),
    )
    .orderBy('attempts.id');
  if (mode === 'graded') query = query.where('attempts.closed_at', 'is not', null);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, answer: JSON.parse(row.answer) as Answer }));
}

async function insertNext(
  { db, secret }: Ledger,
  given: Omit<GivenAnswer, 'seq'>,
): Promise<GivenAnswer | undefined> {
  // Not within the insert: the seal covers the number.
  const { newest } = await db
    .selectFrom('answers')
    .select(({ fn }) => fn.max('seq').as('newest'))
    .where('attempt_id', '=', given.attemptId)
    .where('item', '=', given.item)
    .executeTakeFirstOrThrow();
  const answer = { ...given, seq: (newest ?? 0) + 1 };
  const row = toRow(answer);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('answers')
    .values({ ...row, proof: proofOf(secret, 'answers', row) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? answer : undefined;
}

function toRow(given: GivenAnswer) {
  return {
    attempt_id: given.attemptId,
    key: given.key,
    item: given.item,
    seq: given.seq,
    answer: JSON.stringify(given.answer),
    points: given.points,
    possible: given.possible,
    answered_at: given.answeredAt,
  };
}

function toGiven(row: Selectable<Tables['answers']>): GivenAnswer {
  return {
    attemptId: row.attempt_id,
    key: row.key,
    item: row.item,
    seq: row.seq,
    answer: JSON.parse(row.answer) as Answer,
    points: row.points,
    possible: row.possible,
    answeredAt: row.answered_at,
  };
}
