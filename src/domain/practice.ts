import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import { isEmpty, type Verdict } from '../rules/marking.ts';
import * as answers from '../store/answer.ts';
import * as attempts from '../store/attempt.ts';
import type { Attempt } from '../store/attempt.ts';
import { inTransaction, type Ledger } from '../store/proof.ts';
import type { Tables } from '../store/schema.ts';
import {
  admit,
  closeWith,
  create,
  given,
  keepable,
  quizOf,
  scoreOf,
  verdictOf,
  viewOf,
  type Answering,
  type AttemptView,
} from './attempt-record.ts';
import { settle } from './completion.ts';
import { getItem, versionOf, type PlacedQuiz } from './quiz.ts';
import type { Viewer } from './viewer.ts';

type Db = Kysely<Tables>;

/** Among somebody's attempts the open one at a practice quiz as it stands today, or undefined. */
export async function findPractice(
  db: Db,
  known: readonly Attempt[],
  placed: PlacedQuiz,
): Promise<AttemptView | undefined> {
  const { hash } = versionOf(placed.quiz);
  const attempt = known.find(
    ({ course, quiz, version, closedAt }) =>
      course === placed.course.slug && quiz === placed.name && version === hash && !closedAt,
  );
  return attempt && viewOf(db, attempt);
}

/**
 * From which a practice quiz is arranged: known before the attempt is, so that the first answer finds the order that was
 * on the page.
 */
export function practiceSeed(viewerId: string, placed: PlacedQuiz): string {
  return `${viewerId}/${placed.course.slug}/${placed.name}`;
}

/**
 * Marks and keeps an answer to a practice quiz, in the attempt that is open or in a new one; the quiz counts as passed
 * from the pass mark on. The same key again changes nothing and gives the same answer.
 * @throws AppError `invalid` (`empty_answer`, `unfit_answer`), `not_found`
 */
export async function practise(
  ledger: Ledger,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  { item: itemId, answer, key }: Answering,
  now: Date,
): Promise<Verdict> {
  const viewer = admit(visitor, placed, 'practice');
  const item = getItem(placed.quiz, itemId);
  if (isEmpty(answer)) throw new AppError('invalid', 'no answer', { reason: 'empty_answer' });
  return inTransaction(ledger, async (within) => {
    const attempt = await openPractice(within, viewer, placed, now);
    const verdict = keepable(placed.quiz, attempt, itemId, answer);
    const kept = await answers.insert(within, given(attempt, { item: item.id, answer, key }, verdict, now));
    const score = await scoreOf(within.db, attempt, placed.quiz);
    await attempts.setScore(within, attempt.id, score);
    if (score.passed && !attempt.passed) await settle(within, viewer.id, placed, now);
    return verdictOf(placed.quiz, kept.answer);
  });
}

/** Puts a practice quiz back to its beginning; what was answered stays in the record, what was passed stays passed. */
export async function startOver(
  ledger: Ledger,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  now: Date,
): Promise<void> {
  const viewer = admit(visitor, placed, 'practice');
  await inTransaction(ledger, async (within) => {
    const open = await attempts.findOpen(within.db, viewer.id, placed.course.slug, placed.name);
    if (open) await closeWith(within, open, await quizOf(within.db, open), 'trainee', now.toISOString());
  });
}

async function openPractice(within: Ledger, viewer: Viewer, placed: PlacedQuiz, now: Date): Promise<Attempt> {
  const open = await attempts.findOpen(within.db, viewer.id, placed.course.slug, placed.name);
  if (open?.version === versionOf(placed.quiz).hash) return open;
  if (open) await closeWith(within, open, await quizOf(within.db, open), 'trainee', now.toISOString());
  return create(within, viewer, placed, practiceSeed(viewer.id, placed), now);
}
