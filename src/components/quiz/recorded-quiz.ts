import type { CourseContent } from '../../content/course-content.ts';
import { verdictOf, type AttemptView } from '../../domain/attempt-record.ts';
import { findPractices, practiceSeed } from '../../domain/practice.ts';
import { getItem, getQuiz, type PlacedQuiz, type StudiedCourse } from '../../domain/quiz.ts';
import { readAnswer } from '../../rules/answer-form.ts';
import { drawItems } from '../../rules/drawing.ts';
import type { Verdict } from '../../rules/marking.ts';
import { question, type Question } from '../../rules/question.ts';
import type { Answer } from '../../schemas/answer.ts';
import type { Item, Quiz } from '../../schemas/quiz.ts';
import { recordOf } from '../page/next-step.ts';

/** One question as its form shows it. */
export interface RecordedItem {
  question: Question;
  answer: Answer | undefined;
  verdict: Verdict | undefined;
  tries: number | undefined;
  error: string | undefined;
}

/** A practice quiz in a lesson with what the reader has answered so far. */
export interface RecordedQuiz {
  name: string;
  optional: boolean;
  quiz: Quiz;
  passed: boolean;
  /** In per cent; undefined before the first answer. */
  score: number | undefined;
  /** What of it is the reader's: of two readers with the same it is the same. */
  own: unknown[];
  /** Its questions in the reader's order. To make them takes time, and a page that was kept needs none. */
  items: () => RecordedItem[];
}

/** Practice quizzes for this request's reader; what they just posted and was not kept stands in its form again. */
export async function getRecordedQuizzes(
  locals: App.Locals,
  studied: StudiedCourse,
  quizzes: readonly { name: string; optional: boolean }[],
): Promise<RecordedQuiz[]> {
  const record = await recordOf(locals);
  const placed = quizzes.map(({ name }) => getQuiz(studied, name));
  const views = await findPractices(locals.app.db, record?.attempts ?? [], placed);
  const passed = record?.standings.get(studied.course.slug)?.passed;
  return placed.map((one, index) => ({
    ...recordedQuiz(locals, one, views.get(one.name)),
    optional: quizzes[index]?.optional ?? false,
    passed: passed?.has(one.name) ?? false,
  }));
}

function recordedQuiz(
  locals: App.Locals,
  placed: PlacedQuiz,
  view: AttemptView | undefined,
): Omit<RecordedQuiz, 'optional' | 'passed'> {
  const { viewer, locale } = locals;
  const { course, name, quiz } = placed;
  const seed = view?.attempt.seed ?? practiceSeed(viewer?.id ?? '', placed);
  const ids = view?.attempt.items ?? drawItems(quiz, seed);
  const score = view?.attempt.percent ?? undefined;
  const posted = new Map(ids.map((id) => [id, postedAnswer(locals, name, quiz, id)]));
  const given = ids.map((id) => {
    const answer = view?.answers.get(id);
    return [id, answer?.answer, answer?.seq, posted.get(id)];
  });
  const items = (): RecordedItem[] =>
    ids.map((id) => {
      const [kept, sent] = [view?.answers.get(id), posted.get(id)];
      return {
        question: question(getItem(quiz, id), seed, locale, course.original, quiz.shuffle),
        answer: sent?.answer ?? kept?.answer,
        verdict: sent || !kept ? undefined : verdictOf(quiz, kept),
        tries: kept?.seq,
        error: sent?.error,
      };
    });
  return { name, quiz, score, own: [seed, score, given], items };
}

/** The drawing that an item asks about, as SVG text. */
export function figureOf({ figures }: CourseContent, item: Item): string | undefined {
  return item.kind === 'hotspot' ? figures[item.figure] : undefined;
}

/** What was posted for an item without being kept: refused, or an order that is still being made. */
export function postedAnswer(
  { form, failure, locale }: App.Locals,
  name: string,
  quiz: Quiz,
  id: string,
): { answer: Answer; error: string | undefined } | undefined {
  if (form?.get('quiz') !== name || form.get('item') !== id) return undefined;
  if (!failure && !form.get('move')) return undefined;
  // As it was sent, though it may be too long or unfit: nobody has to type it twice.
  return { answer: readAnswer(getItem(quiz, id), form, locale), error: failure?.sentence };
}
