import type { App } from '../../src/app.ts';
import * as attempts from '../../src/domain/attempt.ts';
import * as practices from '../../src/domain/practice.ts';
import * as readings from '../../src/domain/reading.ts';
import type { Attempt } from '../../src/store/attempt.ts';
import type { User } from '../../src/store/user.ts';
import { randomUUID } from 'node:crypto';
import { KINDS } from './kinds.ts';
import { choose, courseOf, lessonOf, quizOf, viewerOf } from './study.ts';

/** What a person has done before a test looks at them, through the domain's own verbs. */
interface Person {
  app: App;
  user: User;
}

/** Answers every question of the practice quizzes. */
export async function practiseAll({ app, user }: Person, which: 'wrong' | 'right'): Promise<void> {
  for (const { quiz, item, ...answers } of KINDS) {
    const answering = { item, answer: answers[which]('en'), key: randomUUID() };
    await practices.practise(app, viewerOf(user), quizOf(quiz), answering, new Date());
  }
}

/** Marks a lesson of `protocol` as read. */
export async function markRead({ app, user }: Person, lesson: string): Promise<void> {
  await readings.markRead(app, viewerOf(user), courseOf(), lessonOf(lesson), new Date());
}

/** Does the lessons of the first module, their exercises included. */
export async function doLessons(person: Person): Promise<void> {
  await practiseAll(person, 'right');
  for (const lesson of ['who-comes-first', 'the-table']) await markRead(person, `precedence/${lesson}`);
}

/** Begins an attempt at a graded quiz, `at` an instant or now. */
export function begin({ app, user }: Person, quiz: string, at = new Date()): Promise<Attempt> {
  return attempts.begin(app, viewerOf(user), quizOf(quiz), at);
}

/** Begins an attempt, answers all of it and hands it in. */
export async function sit(person: Person, quiz: string, which: 'wrong' | 'right'): Promise<Attempt> {
  const { app, user } = person;
  const { id, items } = await begin(person, quiz);
  for (const item of items) {
    const answering = { item, answer: choose(which), key: randomUUID() };
    await attempts.answer(app, viewerOf(user), quizOf(quiz), id, answering, new Date());
  }
  return attempts.submit(app, viewerOf(user), quizOf(quiz), id, new Date());
}

/** How many answers of a person are kept, to whichever question. */
export async function countAnswers({ db }: App, userId: string): Promise<number> {
  const rows = await db
    .selectFrom('answers')
    .innerJoin('attempts', 'attempts.id', 'answers.attempt_id')
    .select('answers.key')
    .where('attempts.user_id', '=', userId)
    .execute();
  return rows.length;
}
