import { expect, test } from 'vitest';
import * as attempts from '../../src/domain/attempt.ts';
import { getRecord, progressIn } from '../../src/domain/completion.ts';
import { refresh } from '../../src/domain/enrolment.ts';
import * as practices from '../../src/domain/practice.ts';
import { keepPlace, markRead, visit } from '../../src/domain/reading.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import * as enrolments from '../../src/store/enrolment.ts';
import { ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { keyOf } from '../support/item.ts';
import { insertPerson } from '../support/person.ts';
import { choose, COURSES, courseOf, lessonOf, quizOf, viewerOf } from '../support/study.ts';

const START = new Date('2026-02-02T09:00:00.000Z');
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const TABLE = 'precedence/the-table';

onEachEngine('an enrolment', (store) => {
  const somebody = async () => viewerOf(await insertPerson(store.db));
  const of = async (viewer: Viewer, course = 'protocol') =>
    (await enrolments.list(store.db, viewer.id)).find((one) => one.course === course);

  const take = async (viewer: Viewer, name: string, option: 'right' | 'wrong', at: number) => {
    const placed = quizOf(name);
    const { id, items } = await attempts.begin(ledgerOf(store), viewer, placed, after(at));
    for (const item of items) {
      const answering = { item, answer: choose(option), key: item };
      await attempts.answer(ledgerOf(store), viewer, placed, id, answering, after(at));
    }
    return attempts.submit(ledgerOf(store), viewer, placed, id, after(at + 1));
  };

  test('begins with the first visit and knows the last one', async () => {
    const viewer = await somebody();
    expect(await of(viewer)).toBeUndefined();
    const place = await visit(store.db, viewer, courseOf(), lessonOf(TABLE), undefined, after(5));
    const begun = { progress: 0, score: null, attempts: 0, completedAt: null };
    const [first, later] = [after(5).toISOString(), after(9).toISOString()];
    expect(await of(viewer)).toMatchObject({ ...begun, startedAt: first, seenAt: first });
    await visit(store.db, viewer, courseOf(), lessonOf(TABLE), place, after(7));
    await keepPlace(store.db, viewer, courseOf(), lessonOf(TABLE), 'quiz-seats', after(9));
    await keepPlace(store.db, viewer, courseOf(), lessonOf(TABLE), 'quiz-seats', after(8));
    expect(await of(viewer)).toMatchObject({ ...begun, startedAt: first, seenAt: later });
    expect(await of(viewer, 'closed')).toBeUndefined();
  });

  test('says what the passport says, step by step', async () => {
    const viewer = await somebody();
    const { outline } = courseOf();
    const steps = [
      () => practices.practise(ledgerOf(store), viewer, quizOf('first-steps'), firstAnswer(), after(1)),
      () => markRead(ledgerOf(store), viewer, courseOf(), lessonOf('gifts/what-may-be-kept'), after(2)),
      () => take(viewer, 'gifts-quiz', 'right', 3),
      () => take(viewer, 'precedence-quiz', 'wrong', 6),
      () => take(viewer, 'precedence-quiz', 'right', 9),
      () => markRead(ledgerOf(store), viewer, courseOf(), lessonOf(TABLE), after(12)),
    ];
    const seen: number[] = [];
    for (const step of steps) {
      await step();
      const { done, all } = progressIn(await getRecord(store.db, viewer), 'protocol', outline).steps;
      expect((await of(viewer))?.progress).toBe(Math.floor((100 * done) / all));
      seen.push((await of(viewer))?.progress ?? -1);
    }
    expect(new Set(seen).size).toBeGreaterThan(3);
    expect(await of(viewer)).toMatchObject({ attempts: 3, score: 100, completedAt: null });
    expect(await of(viewer)).toMatchObject({
      startedAt: after(1).toISOString(),
      seenAt: after(12).toISOString(),
    });
  });

  test('has the mean of the best results, of practice none', async () => {
    const viewer = await somebody();
    await take(viewer, 'gifts-quiz', 'wrong', 1);
    expect(await of(viewer)).toMatchObject({ attempts: 1, score: 0 });
    await take(viewer, 'precedence-quiz', 'right', 3);
    expect(await of(viewer)).toMatchObject({ attempts: 2, score: 50 });
    await take(viewer, 'gifts-quiz', 'right', 5);
    expect(await of(viewer)).toMatchObject({ attempts: 3, score: 100 });
    const open = await attempts.begin(ledgerOf(store), viewer, quizOf('precedence-quiz'), after(9));
    expect(open.closedAt).toBeNull();
    expect(await of(viewer)).toMatchObject({ attempts: 4, score: 100 });
  });

  test('is completed when the course is, at that moment', async () => {
    const viewer = await somebody();
    const closed = courseOf('closed');
    await markRead(ledgerOf(store), viewer, closed, lessonOf('doors/the-door', 'closed'), after(1));
    const placed = quizOf('doors-quiz', {}, 'closed');
    const { id, items } = await attempts.begin(ledgerOf(store), viewer, placed, after(2));
    for (const item of items)
      await attempts.answer(
        ledgerOf(store),
        viewer,
        placed,
        id,
        { item, answer: choose('right'), key: item },
        after(3),
      );
    await attempts.submit(ledgerOf(store), viewer, placed, id, after(4));
    expect(await of(viewer, 'closed')).toMatchObject({ progress: 100, completedAt: after(4).toISOString() });
  });

  test('does not take the clock for the person', async () => {
    const viewer = await somebody();
    const placed = quizOf('gifts-quiz', { minutes: 10 });
    await attempts.begin(ledgerOf(store), viewer, placed, START);
    await attempts.closeExpiredWithin(ledgerOf(store), 'everybody', COURSES, after(60));
    expect(await of(viewer)).toMatchObject({ attempts: 1, score: 0, seenAt: START.toISOString() });
  });

  test('is summed up anew when the course is edited, and stays when nothing is', async () => {
    const viewer = await somebody();
    await visit(store.db, viewer, courseOf(), lessonOf(TABLE), undefined, after(1));
    await markRead(ledgerOf(store), viewer, courseOf(), lessonOf('gifts/what-may-be-kept'), after(2));
    await visit(store.db, viewer, courseOf(), lessonOf(TABLE), undefined, after(50));
    const whole = await of(viewer);
    await refresh(store.db, COURSES);
    expect(await of(viewer)).toEqual(whole);

    const { course, outline } = courseOf();
    const shorter = { ...outline, modules: outline.modules.slice(1) };
    await refresh(store.db, [{ course, outline: shorter }]);
    const { startedAt, seenAt } = whole ?? {};
    const { done, all } = progressIn(await getRecord(store.db, viewer), 'protocol', shorter).steps;
    expect(await of(viewer)).toMatchObject({ progress: Math.floor((100 * done) / all), startedAt, seenAt });
    expect((await of(viewer))?.progress).not.toBe(whole?.progress);
    await refresh(store.db, COURSES);
    expect(await of(viewer)).toEqual(whole);
  });
});

function firstAnswer() {
  const item = quizOf('first-steps').quiz.items.find(({ kind }) => kind === 'single');
  if (!item) throw new Error('the fixture has no single');
  return { item: item.id, answer: keyOf(item), key: 'first' };
}
