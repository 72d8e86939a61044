import { studied } from '../../actions/studied.ts';
import { findQuizOf, getAttempt } from '../../domain/attempt.ts';
import { verdictOf, type AttemptView } from '../../domain/attempt-record.ts';
import { getItem, type PlacedQuiz } from '../../domain/quiz.ts';
import { AppError } from '../../errors.ts';
import { question } from '../../rules/question.ts';
import { Id } from '../../schemas/atoms.ts';
import { postedAnswer, type RecordedItem } from '../quiz/recorded-quiz.ts';

/** An attempt with its quiz's place, for the pages that show it. */
export interface AttemptPage extends AttemptView {
  placed: PlacedQuiz;
  now: Date;
}

/**
 * The attempt that an address names.
 * @throws AppError `not_found` when there is none, it is somebody else's, or its quiz is no longer in the course
 */
export async function getAttemptPage({ app, viewer }: App.Locals, id: string): Promise<AttemptPage> {
  const now = new Date();
  const found = Id.safeParse(id).success ? await findQuizOf(app.db, viewer, id) : undefined;
  if (!found) throw new AppError('not_found', `no attempt ${id}`);
  const placed = (await studied()).getQuiz(viewer, found.course, found.quiz);
  return { ...(await getAttempt(app, viewer, placed, id, now)), placed, now };
}

/** One item of the attempt as its form shows it: with its verdict only when the attempt is closed. */
export function attemptItem(
  locals: App.Locals,
  { attempt, quiz, answers, placed }: AttemptPage,
  id: string,
): RecordedItem {
  const item = getItem(quiz, id);
  const given = answers.get(id);
  const posted = postedAnswer(locals, placed.name, quiz, id);
  const { course } = placed;
  return {
    question: question(item, attempt.seed, locals.locale, course.original, quiz.shuffle),
    answer: posted?.answer ?? given?.answer,
    verdict: attempt.closedAt && given ? verdictOf(quiz, given) : undefined,
    tries: undefined,
    figure: item.kind === 'hotspot' ? course.figures[item.figure] : undefined,
    error: posted?.error,
  };
}
