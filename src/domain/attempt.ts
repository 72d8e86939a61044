import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import { drawItems } from '../rules/drawing.ts';
import { fits, isEmpty, mark, type Verdict } from '../rules/marking.ts';
import type { Answer } from '../schemas/answer.ts';
import type { Quiz } from '../schemas/quiz.ts';
import * as answers from '../store/answer.ts';
import type { GivenAnswer } from '../store/answer.ts';
import * as attempts from '../store/attempt.ts';
import type { Attempt } from '../store/attempt.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as quizVersions from '../store/quiz-version.ts';
import type { Tables } from '../store/schema.ts';
import { settle } from './completion.ts';
import { mayRead } from './permission.ts';
import { getItem, versionOf, type PlacedQuiz, type StudiedCourse } from './quiz.ts';
import { requireViewer, type Viewer } from './viewer.ts';

type Db = Kysely<Tables>;

/** An attempt with the quiz it is pinned to and the answers that count, by item. */
export interface AttemptView {
  attempt: Attempt;
  quiz: Quiz;
  answers: ReadonlyMap<string, GivenAnswer>;
}

/** One answer on its way in. `key` is the form's idempotency key. */
export interface Answering {
  item: string;
  answer: Answer;
  key: string;
}

/**
 * The attempt of an id, closed first when its time is over.
 * @throws AppError `not_found` when there is none or it is somebody else's
 */
export async function getAttempt(
  db: Db,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  id: string,
  now: Date,
): Promise<AttemptView> {
  const attempt = await getOwn(db, requireViewer(visitor), placed, id);
  return viewOf(db, await expire(db, placed, attempt, now));
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
  db: Db,
  viewer: Viewer,
  placed: PlacedQuiz,
  now: Date,
): Promise<Attempt[]> {
  const all = await attempts.list(db, viewer.id, placed.course.slug, placed.name);
  return Promise.all(all.map((attempt) => expire(db, placed, attempt, now)));
}

/** Closes the viewer's attempts whose time is over, at whichever quiz: a record that is read after it is complete. */
export async function closeExpired(
  db: Db,
  viewer: Viewer,
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<void> {
  for (const attempt of await attempts.listExpired(db, now.toISOString(), viewer.id)) {
    const studied = courses.find(({ course }) => course.slug === attempt.course);
    if (studied) await expire(db, studied, attempt, now);
  }
}

/** The open practice attempt at the quiz as it stands today, or undefined. */
export async function findPractice(
  db: Db,
  viewer: Viewer,
  placed: PlacedQuiz,
): Promise<AttemptView | undefined> {
  const attempt = await attempts.findOpen(db, viewer.id, placed.course.slug, placed.name);
  return attempt?.version === versionOf(placed.quiz).hash ? viewOf(db, attempt) : undefined;
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
  db: Db,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  { item: itemId, answer, key }: Answering,
  now: Date,
): Promise<Verdict> {
  const viewer = admit(visitor, placed, 'practice');
  const item = getItem(placed.quiz, itemId);
  if (isEmpty(answer)) throw new AppError('invalid', 'no answer', { reason: 'empty_answer' });
  return transaction(db, async (trx) => {
    const attempt = await openPractice(trx, viewer, placed, now);
    const verdict = keepable(placed.quiz, attempt, itemId, answer);
    const kept = await answers.insert(trx, given(attempt, { item: item.id, answer, key }, verdict, now));
    const score = await scoreOf(trx, attempt, placed.quiz);
    await attempts.setScore(trx, attempt.id, score);
    if (score.passed && !attempt.passed) await settle(trx, viewer.id, placed, now);
    return verdictOf(placed.quiz, kept.answer);
  });
}

/** Puts a practice quiz back to its beginning; what was answered stays in the record, what was passed stays passed. */
export async function startOver(
  db: Db,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  now: Date,
): Promise<void> {
  const viewer = admit(visitor, placed, 'practice');
  await transaction(db, async (trx) => {
    const open = await attempts.findOpen(trx, viewer.id, placed.course.slug, placed.name);
    if (open) await closeWith(trx, open, await quizOf(trx, open), 'trainee', now.toISOString());
  });
}

/**
 * Begins an attempt at a graded quiz, or returns the one that is open: a double click begins one.
 * Its time limit is the quiz's with the viewer's extra time. Practice from before the quiz was graded is closed and not counted.
 * @param seed from which its questions are drawn and arranged
 * @throws AppError `conflict` (`no_attempts_left`)
 */
export async function begin(
  db: Db,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  now: Date,
  seed: string = randomUUID(),
): Promise<Attempt> {
  const viewer = admit(visitor, placed, 'graded');
  await listAttempts(db, viewer, placed, now);
  return transaction(db, async (trx) => {
    const open = await attempts.findOpen(trx, viewer.id, placed.course.slug, placed.name);
    if (open?.mode === 'graded') return open;
    if (open) await closeWith(trx, open, await quizOf(trx, open), 'trainee', now.toISOString());
    const all = await attempts.list(trx, viewer.id, placed.course.slug, placed.name);
    if (all.filter(({ mode }) => mode === 'graded').length >= placed.quiz.attempts) {
      throw new AppError('conflict', 'every attempt is used', { reason: 'no_attempts_left' });
    }
    return create(trx, viewer, placed, seed, now);
  });
}

/**
 * Keeps an answer in an open graded attempt; nothing is said of whether it is right. A later answer to the same item
 * takes its place. The same key again changes nothing.
 * @throws AppError `invalid` (`unfit_answer`), `not_found`, `gone` (`time_over`, `attempt_closed`)
 */
export async function answer(
  db: Db,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  attemptId: string,
  answering: Answering,
  now: Date,
): Promise<void> {
  const viewer = admit(visitor, placed, 'graded');
  // Its own transaction: the refusal below must not undo the closing.
  await expire(db, placed, await getOwn(db, viewer, placed, attemptId), now);
  await transaction(db, async (trx) => {
    const attempt = await getOwn(trx, viewer, placed, attemptId);
    if (await answers.find(trx, attempt.id, answering.key)) return;
    if (attempt.closedAt) {
      const reason = attempt.closedBy === 'clock' ? 'time_over' : 'attempt_closed';
      throw new AppError('gone', `the attempt ${attempt.id} is closed`, { reason });
    }
    const verdict = keepable(await quizOf(trx, attempt), attempt, answering.item, answering.answer);
    await answers.insert(trx, given(attempt, answering, verdict, now));
  });
}

/**
 * Hands a graded attempt in: it is closed and scored with the answers it has. Handing in twice, or after its time, leaves
 * the first closing as it is.
 */
export async function submit(
  db: Db,
  visitor: Viewer | undefined,
  placed: PlacedQuiz,
  attemptId: string,
  now: Date,
): Promise<Attempt> {
  const viewer = admit(visitor, placed, 'graded');
  const attempt = await expire(db, placed, await getOwn(db, viewer, placed, attemptId), now);
  return attempt.closedAt ? attempt : close(db, placed, attempt, 'trainee', now.toISOString());
}

/** How an answer that is kept was marked. */
export function verdictOf(quiz: Quiz, { item, answer }: GivenAnswer): Verdict {
  return mark(getItem(quiz, item), answer);
}

function admit(visitor: Viewer | undefined, placed: PlacedQuiz, mode: Quiz['mode']): Viewer {
  const viewer = requireViewer(visitor);
  if (!mayRead(viewer, placed.course) || placed.quiz.mode !== mode) {
    throw new AppError('not_found', `no ${mode} quiz ${placed.name}`);
  }
  return viewer;
}

async function getOwn(db: Db, viewer: Viewer, placed: PlacedQuiz, id: string): Promise<Attempt> {
  const attempt = await attempts.find(db, id);
  const own =
    attempt?.userId === viewer.id && attempt.course === placed.course.slug && attempt.quiz === placed.name;
  if (!own) throw new AppError('not_found', `no attempt ${id} of this person at ${placed.name}`);
  return attempt;
}

async function openPractice(db: Db, viewer: Viewer, placed: PlacedQuiz, now: Date): Promise<Attempt> {
  const open = await attempts.findOpen(db, viewer.id, placed.course.slug, placed.name);
  if (open?.version === versionOf(placed.quiz).hash) return open;
  if (open) await closeWith(db, open, await quizOf(db, open), 'trainee', now.toISOString());
  return create(db, viewer, placed, practiceSeed(viewer.id, placed), now);
}

async function create(db: Db, viewer: Viewer, placed: PlacedQuiz, seed: string, now: Date): Promise<Attempt> {
  const { quiz, name, course } = placed;
  const { hash, content } = versionOf(quiz);
  const startedAt = now.toISOString();
  await quizVersions.put(db, { hash, course: course.slug, quiz: name, content, createdAt: startedAt });
  const { attempt } = await attempts.insert(db, {
    userId: viewer.id,
    course: course.slug,
    quiz: name,
    version: hash,
    mode: quiz.mode,
    seed,
    items: drawItems(quiz, seed),
    startedAt,
    deadline: quiz.mode === 'graded' && quiz.minutes ? deadline(quiz.minutes, viewer.extraTime, now) : null,
  });
  return attempt;
}

/** When a time limit ends: `minutes` from `now`, longer by `extraTime` per cent. */
function deadline(minutes: number, extraTime: number, now: Date): string {
  return new Date(now.getTime() + minutes * 60_000 * (1 + extraTime / 100)).toISOString();
}

function keepable(quiz: Quiz, attempt: Attempt, itemId: string, answer: Answer): Verdict {
  if (!attempt.items.includes(itemId)) throw new AppError('not_found', `no item ${itemId} in this attempt`);
  const item = getItem(quiz, itemId);
  if (!fits(item, answer))
    throw new AppError('invalid', `the answer does not fit ${itemId}`, { reason: 'unfit_answer' });
  return mark(item, answer);
}

function given(
  attempt: Attempt,
  { item, answer, key }: Answering,
  verdict: Verdict,
  now: Date,
): Omit<GivenAnswer, 'seq'> {
  const { points, possible } = verdict;
  return { attemptId: attempt.id, key, item, answer, points, possible, answeredAt: now.toISOString() };
}

async function scoreOf(db: Db, attempt: Attempt, quiz: Quiz): Promise<attempts.Score> {
  const latest = await answers.listLatest(db, attempt.id);
  const hundredths = latest.reduce((sum, { points }) => sum + Math.round(points * 100), 0);
  const possible = attempt.items.reduce((sum, id) => sum + getItem(quiz, id).points, 0);
  const percent = Math.floor(hundredths / possible);
  // A practice quiz that was passed stays passed, whatever is answered after that.
  return { points: hundredths / 100, possible, percent, passed: attempt.passed || percent >= quiz.pass };
}

async function expire(db: Db, studied: StudiedCourse, attempt: Attempt, now: Date): Promise<Attempt> {
  const over = !attempt.closedAt && attempt.deadline !== null && attempt.deadline <= now.toISOString();
  return over && attempt.deadline ? close(db, studied, attempt, 'clock', attempt.deadline) : attempt;
}

async function close(
  db: Db,
  studied: StudiedCourse,
  attempt: Attempt,
  closedBy: 'trainee' | 'clock',
  closedAt: string,
): Promise<Attempt> {
  return transaction(db, async (trx) => {
    const { passed } = await closeWith(trx, attempt, await quizOf(trx, attempt), closedBy, closedAt);
    if (passed) await settle(trx, attempt.userId, studied, new Date(closedAt));
    return (await attempts.find(trx, attempt.id)) ?? attempt;
  });
}

async function closeWith(
  db: Db,
  attempt: Attempt,
  quiz: Quiz,
  closedBy: 'trainee' | 'clock',
  closedAt: string,
): Promise<attempts.Score> {
  const score = await scoreOf(db, attempt, quiz);
  await attempts.close(db, attempt.id, { ...score, closedAt, closedBy });
  return score;
}

async function viewOf(db: Db, attempt: Attempt): Promise<AttemptView> {
  const [quiz, latest] = await Promise.all([quizOf(db, attempt), answers.listLatest(db, attempt.id)]);
  return { attempt, quiz, answers: new Map(latest.map((one) => [one.item, one])) };
}

/** The quiz as it was when the attempt began. Versions never change, so they are kept in memory. */
async function quizOf(db: Db, { version }: Attempt): Promise<Quiz> {
  const known = pinned.get(version);
  if (known) return known;
  const row = await quizVersions.find(db, version);
  if (!row) throw new Error(`no quiz version ${version}`);
  const quiz = JSON.parse(row.content) as Quiz;
  if (pinned.size >= 500) pinned.clear();
  pinned.set(version, quiz);
  return quiz;
}

const pinned = new Map<string, Quiz>();
