import type { CourseContent } from '../../content/course-content.ts';
import { verdictOf } from '../../domain/attempt-record.ts';
import { findPractice, practiceSeed } from '../../domain/practice.ts';
import { getItem, getQuiz, type StudiedCourse } from '../../domain/quiz.ts';
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
  /** What of it is the reader's: two readers with the same see the same. `score` is in per cent. */
  seen: { passed: boolean; score: number | undefined; items: RecordedItem[] };
}

/** A practice quiz for this request's reader; what they just posted and was not kept stands in its form again. */
export async function getRecordedQuiz(
  locals: App.Locals,
  studied: StudiedCourse,
  { name, optional }: { name: string; optional: boolean },
): Promise<RecordedQuiz> {
  const { app, viewer, locale } = locals;
  const { course } = studied;
  const placed = getQuiz(studied, name);
  const record = await recordOf(locals);
  const view = record && (await findPractice(app.db, record.attempts, placed));
  const seed = view?.attempt.seed ?? practiceSeed(viewer?.id ?? '', placed);
  const ids = view?.attempt.items ?? drawItems(placed.quiz, seed);
  const items = ids.map((id): RecordedItem => {
    const item = getItem(placed.quiz, id);
    const given = view?.answers.get(id);
    const posted = postedAnswer(locals, name, placed.quiz, id);
    return {
      question: question(item, seed, locale, course.original, placed.quiz.shuffle),
      answer: posted?.answer ?? given?.answer,
      verdict: posted || !given ? undefined : verdictOf(placed.quiz, given),
      tries: given?.seq,
      error: posted?.error,
    };
  });
  const passed = record?.standings.get(course.slug)?.passed.has(name) ?? false;
  const score = view?.attempt.percent ?? undefined;
  return { name, optional, quiz: placed.quiz, seen: { passed, score, items } };
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
