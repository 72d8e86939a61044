import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
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
  viewOf,
  type Answering,
  type AttemptView,
} from './attempt-record.ts';
import { settle } from './completion.ts';
import type { PlacedQuiz, StudiedCourse } from './quiz.ts';
import type { Reach } from './reach.ts';
import { requireViewer, type Viewer } from './viewer.ts';

type Db = Kysely<Tables>;

/**
 * The attempt of an id, closed first when its time is over.
 * @throws AppError `not_found` when there is none or it is somebody else's
 */
export async function getAttempt(
  ledger: Ledger,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  id: string,
  now: Date,
): Promise<AttemptView> {
  const attempt = await getOwn(ledger.db, requireViewer(visitor), placed, id);
  return viewOf(ledger.db, await expire(ledger, placed, attempt, now));
}

/** Which quiz an attempt belongs to, for a page that knows only the attempt's id. Undefined when it is not the viewer's. */
export async function findQuizOf(
  db: Db,
  visitor: Viewer | undefined,
  id: string,
): Promise<{ course: string; quiz: string } | undefined> {
  const viewer = requireViewer(visitor);
  const attempt = await attempts.find(db, id);
  return attempt?.userId === viewer.id ? { course: attempt.course, quiz: attempt.quiz } : undefined;
}

/** The viewer's attempts at a quiz, oldest first; those whose time is over are closed. */
export async function listAttempts(
  ledger: Ledger,
  viewer: Viewer,
  placed: PlacedQuiz,
  now: Date,
): Promise<Attempt[]> {
  const all = await attempts.list(ledger.db, viewer.id, placed.course.slug, placed.name);
  return Promise.all(all.map((attempt) => expire(ledger, placed, attempt, now)));
}

/** Whether an attempt is still open although its time is over: whoever reads it next closes it. */
export function isExpired({ closedAt, deadline }: Attempt, now: Date): boolean {
  return !closedAt && deadline !== null && deadline <= now.toISOString();
}

/** Closes a person's attempts whose time is over, at whichever quiz: a record that is read after it is complete. */
export async function closeExpired(
  ledger: Ledger,
  viewer: Pick<Viewer, 'id'>,
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<void> {
  const expired = await attempts.listExpired(ledger.db, now.toISOString(), { userId: viewer.id });
  await closeAll(ledger, expired, courses, now);
}

/** Closes the attempts of everybody within reach whose time is over: a report that is read after it is complete. */
export async function closeExpiredWithin(
  ledger: Ledger,
  reach: Reach,
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<void> {
  const of = reach === 'everybody' ? {} : reach;
  await closeAll(ledger, await attempts.listExpired(ledger.db, now.toISOString(), of), courses, now);
}

/**
 * Begins an attempt at a graded quiz, or returns the one that is open: a double click begins one.
 * Its time limit is the quiz's with the viewer's extra time. Practice from before the quiz was graded is closed and not counted.
 * @param seed from which its questions are drawn and arranged
 * @throws AppError `conflict` (`no_attempts_left`)
 */
export async function begin(
  ledger: Ledger,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  now: Date,
  seed: string = randomUUID(),
): Promise<Attempt> {
  const viewer = admit(visitor, placed, 'graded');
  await listAttempts(ledger, viewer, placed, now);
  return inTransaction(ledger, async (within) => {
    const open = await attempts.findOpen(within.db, viewer.id, placed.course.slug, placed.name);
    if (open?.mode === 'graded') return open;
    if (open) await closeWith(within, open, await quizOf(within.db, open), 'trainee', now.toISOString());
    const all = await attempts.list(within.db, viewer.id, placed.course.slug, placed.name);
    if (all.filter(({ mode }) => mode === 'graded').length >= placed.quiz.attempts) {
      throw new AppError('conflict', 'every attempt is used', { reason: 'no_attempts_left' });
    }
    return create(within, viewer, placed, seed, now);
  });
}

/**
 * Keeps an answer in an open graded attempt; nothing is said of whether it is right. A later answer to the same item
 * takes its place. The same key again changes nothing.
 * @throws AppError `invalid` (`unfit_answer`), `not_found`, `gone` (`time_over`, `attempt_closed`)
 */
export async function answer(
  ledger: Ledger,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  attemptId: string,
  answering: Answering,
  now: Date,
): Promise<void> {
  const viewer = admit(visitor, placed, 'graded');
  // Its own transaction: the refusal below must not undo the closing.
  await expire(ledger, placed, await getOwn(ledger.db, viewer, placed, attemptId), now);
  await inTransaction(ledger, async (within) => {
    const attempt = await getOwn(within.db, viewer, placed, attemptId);
    if (await answers.find(within.db, attempt.id, answering.key)) return;
    if (attempt.closedAt) {
      const reason = attempt.closedBy === 'clock' ? 'time_over' : 'attempt_closed';
      throw new AppError('gone', `the attempt ${attempt.id} is closed`, { reason });
    }
    const verdict = keepable(await quizOf(within.db, attempt), attempt, answering.item, answering.answer);
    await answers.insert(within, given(attempt, answering, verdict, now));
  });
}

/**
 * Hands a graded attempt in: it is closed and scored with the answers it has. Handing in twice, or after its time, leaves
 * the first closing as it is.
 */
export async function submit(
  ledger: Ledger,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  attemptId: string,
  now: Date,
): Promise<Attempt> {
  const viewer = admit(visitor, placed, 'graded');
  const attempt = await expire(ledger, placed, await getOwn(ledger.db, viewer, placed, attemptId), now);
  return attempt.closedAt ? attempt : close(ledger, placed, attempt, 'trainee', now.toISOString());
}

async function closeAll(
  ledger: Ledger,
  expired: readonly Attempt[],
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<void> {
  for (const attempt of expired) {
    const studied = courses.find(({ course }) => course.slug === attempt.course);
    if (studied) await expire(ledger, studied, attempt, now);
  }
}

async function getOwn(db: Db, viewer: Viewer, placed: PlacedQuiz, id: string): Promise<Attempt> {
  const attempt = await attempts.find(db, id);
  const own =
    attempt?.userId === viewer.id && attempt.course === placed.course.slug && attempt.quiz === placed.name;
  if (!own) throw new AppError('not_found', `no attempt ${id} of this person at ${placed.name}`);
  return attempt;
}

async function expire(ledger: Ledger, studied: StudiedCourse, attempt: Attempt, now: Date): Promise<Attempt> {
  const { deadline } = attempt;
  return deadline && isExpired(attempt, now) ? close(ledger, studied, attempt, 'clock', deadline) : attempt;
}

async function close(
  ledger: Ledger,
  studied: StudiedCourse,
  attempt: Attempt,
  closedBy: 'trainee' | 'clock',
  closedAt: string,
): Promise<Attempt> {
  return inTransaction(ledger, async (within) => {
    await closeWith(within, attempt, await quizOf(within.db, attempt), closedBy, closedAt);
    await settle(within, attempt.userId, studied, new Date(closedAt));
    return (await attempts.find(within.db, attempt.id)) ?? attempt;
  });
}
