import { expect, test } from 'vitest';
import * as attempts from '../../src/domain/attempt.ts';
import * as practices from '../../src/domain/practice.ts';
import { analyseQuiz, listTaught, teach } from '../../src/domain/teaching.ts';
import type { Role } from '../../src/schemas/user.ts';
import { ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { keyOf } from '../support/item.ts';
import { insertPerson } from '../support/person.ts';
import { choose, COURSES, quizOf, viewerOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');

onEachEngine('teaching', (store) => {
  const somebody = async (role: Role = 'trainee') => viewerOf(await insertPerson(store.db, { role }));

  test('is of the courses that were given, and of all for an administrator', async () => {
    const [instructor, stranger] = [await somebody('instructor'), await somebody('instructor')];
    await teach(store.db, instructor, 'closed', COURSES, NOW);
    await teach(store.db, instructor, 'closed', COURSES, NOW);
    const slugs = async (viewer: typeof instructor) =>
      (await listTaught(store.db, viewer, COURSES)).map(({ course }) => course.slug);
    expect(await slugs(instructor)).toEqual(['closed']);
    expect(await slugs(stranger)).toEqual([]);
    expect(await slugs(await somebody('administrator'))).toHaveLength(COURSES.length);
    expect(await slugs(await somebody('officer'))).toEqual([]);
    await expect(teach(store.db, instructor, 'nowhere', COURSES, NOW)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(teach(store.db, stranger, 'closed', [], NOW)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('shows nothing of a course that is somebody else’s', async () => {
    const instructor = await somebody('instructor');
    await teach(store.db, instructor, 'closed', COURSES, NOW);
    const refused = { code: 'not_found' };
    await expect(analyseQuiz(store.db, instructor, quizOf('first-steps'))).rejects.toMatchObject(refused);
    await expect(analyseQuiz(store.db, await somebody(), quizOf('first-steps'))).rejects.toMatchObject(
      refused,
    );
    await expect(analyseQuiz(store.db, undefined, quizOf('first-steps'))).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('looks at the first answers of practice, and leaves out those to another wording', async () => {
    const placed = quizOf('first-steps');
    const item = placed.quiz.items.find(({ kind }) => kind === 'single');
    if (item?.kind !== 'single') throw new Error('the fixture has no single');
    const [right, wrong] = [item.options.find((one) => one.right), item.options.find((one) => !one.right)];
    const [trainee, other] = [await somebody(), await somebody()];
    const say = (viewer: typeof trainee, id: string | undefined, key: string, at = placed) =>
      practices.practise(ledgerOf(store), viewer, at, { item: item.id, answer: choose(id ?? ''), key }, NOW);
    await say(trainee, wrong?.id, 'first');
    await say(trainee, right?.id, 'second');
    const items = placed.quiz.items.map((one) => (one.id === item.id ? { ...one, points: 5 } : one));
    await say(other, right?.id, 'edited', quizOf('first-steps', { items }));

    const analysis = await analyseQuiz(store.db, await somebody('administrator'), placed);
    expect(analysis).toMatchObject({ attempts: 1, people: 1, outdated: 1 });
    const of = analysis.items.find((one) => one.item.id === item.id)?.analysis;
    expect(of).toMatchObject({ answers: 1, people: 1, facility: 0 });
    expect(of?.choices.find(({ id }) => id === wrong?.id)).toMatchObject({ answers: 1, people: 1 });
  });

  test('looks at what counted in graded attempts, once they are closed', async () => {
    const placed = quizOf('gifts-quiz');
    const trainee = await somebody();
    const { id, items } = await attempts.begin(ledgerOf(store), trainee, placed, NOW);
    for (const name of items) {
      const item = placed.quiz.items.find((one) => one.id === name);
      if (!item) throw new Error(`no item ${name}`);
      await attempts.answer(
        ledgerOf(store),
        trainee,
        placed,
        id,
        { item: name, answer: keyOf(item), key: name },
        NOW,
      );
    }
    const administrator = await somebody('administrator');
    expect(await analyseQuiz(store.db, administrator, placed)).toMatchObject({ attempts: 0, people: 0 });
    await attempts.submit(ledgerOf(store), trainee, placed, id, NOW);
    const { attempts: closed, items: seen } = await analyseQuiz(store.db, administrator, placed);
    expect([closed, seen.map(({ analysis }) => analysis.facility)]).toEqual([1, items.map(() => 1)]);
  });
});
