import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import { drawItems } from '../rules/drawing.ts';
import { fits, mark, type Verdict } from '../rules/marking.ts';
import type { Answer } from '../schemas/answer.ts';
import type { Quiz } from '../schemas/quiz.ts';
import * as answers from '../store/answer.ts';
import type { GivenAnswer } from '../store/answer.ts';
import * as attempts from '../store/attempt.ts';
import type { Attempt } from '../store/attempt.ts';
import type { Ledger } from '../store/proof.ts';
import * as quizVersions from '../store/quiz-version.ts';
import type { Tables } from '../store/schema.ts';
import { settle } from './completion.ts';
import { mayRead } from './permission.ts';
import { getItem, versionOf, type PlacedQuiz } from './quiz.ts';
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

/** How an answer that is kept was marked. */
export function verdictOf(quiz: Quiz, { item, answer }: GivenAnswer): Verdict {
  return mark(getItem(quiz, item), answer);
}

/**
 * The viewer, when the quiz is theirs to take in this mode.
 * @throws AppError `unauthenticated`, `not_found`
 */
export function admit(visitor: Viewer | undefined, placed: PlacedQuiz, mode: Quiz['mode']): Viewer {
  const viewer = requireViewer(visitor);
  if (!mayRead(viewer, placed.course) || placed.quiz.mode !== mode) {
    throw new AppError('not_found', `no ${mode} quiz ${placed.name}`);
  }
  return viewer;
}

/** Begins an attempt pinned to the quiz as it stands, its items drawn and arranged from `seed`. */
export async function create(
  ledger: Ledger,
  viewer: Viewer,
  placed: PlacedQuiz,
  seed: string,
  now: Date,
): Promise<Attempt> {
  const { quiz, name, course } = placed;
  const { hash, content } = versionOf(quiz);
  const startedAt = now.toISOString();
  await quizVersions.put(ledger.db, { hash, course: course.slug, quiz: name, content, createdAt: startedAt });
  const { attempt } = await attempts.insert(ledger, {
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
  await settle(ledger, viewer.id, placed, now);
  return attempt;
}

/** When a time limit ends: `minutes` from `now`, longer by `extraTime` per cent. */
function deadline(minutes: number, extraTime: number, now: Date): string {
  return new Date(now.getTime() + minutes * 60_000 * (1 + extraTime / 100)).toISOString();
}

/**
 * The mark of an answer that may be kept.
 * @throws AppError `not_found` for an item of another attempt, `invalid` (`unfit_answer`)
 */
export function keepable(quiz: Quiz, attempt: Attempt, itemId: string, answer: Answer): Verdict {
  if (!attempt.items.includes(itemId)) throw new AppError('not_found', `no item ${itemId} in this attempt`);
  const item = getItem(quiz, itemId);
  if (!fits(item, answer))
    throw new AppError('invalid', `the answer does not fit ${itemId}`, { reason: 'unfit_answer' });
  return mark(item, answer);
}

/** An answer as the store keeps it. */
export function given(
  attempt: Attempt,
  { item, answer, key }: Answering,
  verdict: Verdict,
  now: Date,
): Omit<GivenAnswer, 'seq'> {
  const { points, possible } = verdict;
  return { attemptId: attempt.id, key, item, answer, points, possible, answeredAt: now.toISOString() };
}

/** What the answers that count have earned until now. */
export async function scoreOf(db: Db, attempt: Attempt, quiz: Quiz): Promise<attempts.Score> {
  const latest = await answers.listLatest(db, [attempt.id]);
  const hundredths = latest.reduce((sum, { points }) => sum + Math.round(points * 100), 0);
  const possible = attempt.items.reduce((sum, id) => sum + getItem(quiz, id).points, 0);
  const percent = Math.floor(hundredths / possible);
  // A practice quiz that was passed stays passed, whatever is answered after that.
  return { points: hundredths / 100, possible, percent, passed: attempt.passed || percent >= quiz.pass };
}

/** Scores an attempt with the answers it has and closes it. */
export async function closeWith(
  ledger: Ledger,
  attempt: Attempt,
  quiz: Quiz,
  closedBy: 'trainee' | 'clock',
  closedAt: string,
): Promise<attempts.Score> {
  const score = await scoreOf(ledger.db, attempt, quiz);
  await attempts.close(ledger, attempt.id, { ...score, closedAt, closedBy });
  return score;
}

/** An attempt with its quiz and its answers. */
export async function viewOf(db: Db, attempt: Attempt): Promise<AttemptView> {
  const [quiz, latest] = await Promise.all([quizOf(db, attempt), answers.listLatest(db, [attempt.id])]);
  return { attempt, quiz, answers: new Map(latest.map((one) => [one.item, one])) };
}

/** The quiz as it was when the attempt began. Versions never change, so they are kept in memory. */
export async function quizOf(db: Db, { version }: Attempt): Promise<Quiz> {
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
