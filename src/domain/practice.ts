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
  type Answering,
  type AttemptView,
} from './attempt-record.ts';
import { settle } from './completion.ts';
import { getItem, versionOf, type PlacedQuiz } from './quiz.ts';
import type { Viewer } from './viewer.ts';

type Db = Kysely<Tables>;

/**
 * Among somebody's attempts the open ones at practice quizzes as they stand today, by the quiz's name, with what was
 * answered: of all of them in one statement.
 */
export async function findPractices(
  db: Db,
  known: readonly Attempt[],
  quizzes: readonly PlacedQuiz[],
): Promise<ReadonlyMap<string, AttemptView>> {
  const open = quizzes.flatMap(({ course, name, quiz }) => {
    const { hash } = versionOf(quiz);
    const attempt = known.find(
      (one) => one.course === course.slug && one.quiz === name && one.version === hash && !one.closedAt,
    );
    return attempt ? [{ name, quiz, attempt }] : [];
  });
  const latest = await answers.listLatest(
    db,
    open.map(({ attempt }) => attempt.id),
  );
  return new Map(
    open.map(({ name, quiz, attempt }) => {
      const own = latest.filter(({ attemptId }) => attemptId === attempt.id);
      return [name, { attempt, quiz, answers: new Map(own.map((one) => [one.item, one])) }];
    }),
  );
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
