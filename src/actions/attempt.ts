import * as z from 'zod';
import * as attempts from '../domain/attempt.ts';
import * as practices from '../domain/practice.ts';
import { getItem, type PlacedQuiz } from '../domain/quiz.ts';
import { AppError } from '../errors.ts';
import { paths } from '../paths.ts';
import { readAnswer } from '../rules/answer-form.ts';
import { isEmpty } from '../rules/marking.ts';
import { Answer } from '../schemas/answer.ts';
import { Text } from '../schemas/atoms.ts';
import type { Item } from '../schemas/quiz.ts';
import { act, type Acting, type Outcome } from './act.ts';
import { studied } from './studied.ts';

const QuizForm = z.object({ course: Text.max(64), quiz: Text.max(64) });
const AttemptForm = QuizForm.extend({ attempt: Text.max(64) });
const AnswerForm = QuizForm.extend({
  item: Text.max(64),
  key: z.uuid(),
  attempt: Text.max(64).optional(),
  /** Where to go after saving: the position of the next question, or the review. */
  next: Text.max(8).optional(),
  /** Set by a button that changes the order of entries: the question stays. */
  move: Text.max(80).optional(),
});

export const answer = act('answer', AnswerForm, async (form, acting) => {
  const placed = await placedQuiz(form, acting);
  return form.attempt
    ? answerGraded(placed, { ...form, attempt: form.attempt }, acting)
    : practise(placed, form, acting);
});

export const startOver = act('startOver', QuizForm, async (form, acting) => {
  await practices.startOver(acting.locals.app, acting.viewer, await placedQuiz(form, acting), acting.now);
});

export const begin = act('begin', QuizForm, async (form, acting) => {
  const { locals, viewer, now } = acting;
  const { id } = await attempts.begin(locals.app, viewer, await placedQuiz(form, acting), now);
  return { to: paths.attemptItem(locals.locale, id, 1) };
});

export const submit = act('submit', AttemptForm, async (form, acting) => {
  const { locals, viewer, now } = acting;
  await attempts.submit(locals.app, viewer, await placedQuiz(form, acting), form.attempt, now);
  return { to: paths.attempt(locals.locale, form.attempt) };
});

async function practise(
  placed: PlacedQuiz,
  form: z.output<typeof AnswerForm>,
  acting: Acting,
): Promise<Outcome> {
  const { locals, viewer, now } = acting;
  // Without script, moving an entry only shows the question in its new order.
  if (form.move) return { shown: true };
  const given = parseAnswer(getItem(placed.quiz, form.item), acting);
  await practices.practise(
    locals.app,
    viewer,
    placed,
    { item: form.item, answer: given, key: form.key },
    now,
  );
  return {};
}

async function answerGraded(
  placed: PlacedQuiz,
  form: z.output<typeof AnswerForm> & { attempt: string },
  acting: Acting,
): Promise<Outcome> {
  const { locals, viewer, now } = acting;
  const { attempt, quiz } = await attempts.getAttempt(locals.app, viewer, placed, form.attempt, now);
  const given = parseAnswer(getItem(quiz, form.item), acting);
  if (!isEmpty(given)) {
    const answering = { item: form.item, answer: given, key: form.key };
    await attempts.answer(locals.app, viewer, placed, attempt.id, answering, now);
  }
  if (!form.next || form.move) return {};
  const position = Number(form.next);
  return {
    to: position
      ? paths.attemptItem(locals.locale, attempt.id, position)
      : paths.attempt(locals.locale, attempt.id),
  };
}

/** @throws AppError `invalid` (`unfit_answer`) */
function parseAnswer(item: Item, { form, locals }: Acting): Answer {
  const parsed = Answer.safeParse(readAnswer(item, form, locals.locale));
  if (!parsed.success) throw new AppError('invalid', `no answer to ${item.id}`, { reason: 'unfit_answer' });
  return parsed.data;
}

async function placedQuiz(form: z.output<typeof QuizForm>, { viewer }: Acting): Promise<PlacedQuiz> {
  return (await studied()).getQuiz(viewer, form.course, form.quiz);
}
