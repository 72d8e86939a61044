import { expect, test } from 'vitest';
import * as attempts from '../../src/domain/attempt.ts';
import * as practices from '../../src/domain/practice.ts';
import type { PlacedQuiz } from '../../src/domain/quiz.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import * as answerRows from '../../src/store/answer.ts';
import * as attemptRows from '../../src/store/attempt.ts';
import * as completions from '../../src/store/completion.ts';
import { ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { keyOf } from '../support/item.ts';
import { insertPerson } from '../support/person.ts';
import { choose, COURSES, quizOf, viewerOf } from '../support/study.ts';

const START = new Date('2026-02-02T09:00:00.000Z');
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

onEachEngine('graded attempts', (store) => {
  const timed = quizOf('precedence-quiz');
  const somebody = async (extraTime = 0) => viewerOf({ ...(await insertPerson(store.db)), extraTime });
  const begin = (viewer: Viewer, placed = timed, now = START) =>
    attempts.begin(ledgerOf(store), viewer, placed, now);
  const give = (viewer: Viewer, id: string, item = '', chosen = 'right', key = item, now = after(1)) =>
    attempts.answer(ledgerOf(store), viewer, timed, id, { item, answer: choose(chosen), key }, now);
  const submit = (viewer: Viewer, id: string, now = after(2)) =>
    attempts.submit(ledgerOf(store), viewer, timed, id, now);
  const rows = (id: string) =>
    store.db.selectFrom('answers').selectAll().where('attempt_id', '=', id).execute();

  test('draw their questions and close when their time is over, later for whom it is longer', async () => {
    const plain = await begin(await somebody());
    expect(plain.items).toHaveLength(3);
    expect(plain).toMatchObject({ number: 1, mode: 'graded', deadline: after(10).toISOString() });
    expect((await begin(await somebody(50))).deadline).toBe(after(15).toISOString());
    const untimed = await begin(await somebody(50), quizOf('gifts-quiz'));
    expect(untimed.deadline).toBeNull();
  });

  test('are drawn the same from the same seed', async () => {
    const seeded = async (seed: string) => {
      const viewer = await somebody();
      return (await attempts.begin(ledgerOf(store), viewer, timed, START, seed)).items;
    };
    expect(await seeded('one')).toEqual(await seeded('one'));
  });

  test('begin once at a double click', async () => {
    const viewer = await somebody();
    const clicks = await Promise.all([begin(viewer), begin(viewer), begin(viewer)]);
    expect(new Set(clicks.map(({ id }) => id)).size).toBe(1);
  });

  test('keep one answer for one key, and the newest for one question', async () => {
    const viewer = await somebody();
    const { id, items } = await begin(viewer);
    await give(viewer, id, items[0], 'right', 'first');
    await give(viewer, id, items[0], 'wrong', 'first');
    expect((await rows(id)).map(({ answer }) => JSON.parse(answer))).toEqual([choose('right')]);
    await give(viewer, id, items[0], 'wrong', 'second');
    const view = await attempts.getAttempt(ledgerOf(store), viewer, timed, id, after(1));
    expect(view.answers.get(items[0] ?? '')).toMatchObject({ answer: choose('wrong'), seq: 2, points: 0 });
  });

  test('are one row and one closing after twenty times the same, at once', async () => {
    const viewer = await somebody();
    const { id, items } = await begin(viewer);
    await Promise.all(Array.from({ length: 20 }, () => give(viewer, id, items[0], 'right', 'once')));
    expect(await rows(id)).toHaveLength(1);
    await give(viewer, id, items[1]);
    const closings = await Promise.all(
      Array.from({ length: 20 }, (_, n) => submit(viewer, id, after(2 + n / 10))),
    );
    expect(new Set(closings.map(({ closedAt }) => closedAt)).size).toBe(1);
    expect(closings[0]).toMatchObject({
      points: 2,
      possible: 3,
      percent: 66,
      passed: true,
      closedBy: 'trainee',
    });
    expect(await attempts.listAttempts(ledgerOf(store), viewer, timed, after(30))).toHaveLength(1);
  });

  test('go on in two tabs, and refuse the one that is late without losing what it saved', async () => {
    const viewer = await somebody();
    const [{ id, items }, other] = [await begin(viewer), await begin(viewer, timed, after(1))];
    expect(other.id).toBe(id);
    await give(viewer, id, items[0], 'right', 'tab one');
    await give(viewer, id, items[1], 'right', 'tab two');
    await submit(viewer, id);
    const late = give(viewer, id, items[2], 'right', 'tab two, again');
    await expect(late).rejects.toMatchObject({ code: 'gone', reason: 'attempt_closed' });
    // What was saved under its key before the end is confirmed again.
    await give(viewer, id, items[1], 'right', 'tab two');
    const { attempt, answers } = await attempts.getAttempt(ledgerOf(store), viewer, timed, id, after(3));
    expect(attempt).toMatchObject({ percent: 66, closedAt: after(2).toISOString() });
    expect([...answers.keys()].toSorted()).toEqual(items.slice(0, 2).toSorted());
  });

  test('keep every answer or refuse it, when answers and the end come at once', async () => {
    const viewer = await somebody();
    const { id, items } = await begin(viewer);
    const given = items.map((item) => give(viewer, id, item));
    const [closed, ...saved] = await Promise.allSettled([submit(viewer, id), ...given]);
    expect(closed.status).toBe('fulfilled');
    const acknowledged = saved.filter(({ status }) => status === 'fulfilled').length;
    expect(await rows(id)).toHaveLength(acknowledged);
    expect(await attemptRows.find(store.db, id)).toMatchObject({ points: acknowledged });
  });

  test('are closed by the clock when they are next read, with what they have', async () => {
    const viewer = await somebody();
    const { id, items } = await begin(viewer);
    for (const item of items.slice(0, 2)) await give(viewer, id, item);
    const late = give(viewer, id, items[2], 'right', 'late', after(10));
    await expect(late).rejects.toMatchObject({ code: 'gone', reason: 'time_over' });
    const { attempt } = await attempts.getAttempt(ledgerOf(store), viewer, timed, id, after(60));
    expect(attempt).toMatchObject({ closedBy: 'clock', closedAt: after(10).toISOString(), passed: true });
    expect(await submit(viewer, id, after(61))).toEqual(attempt);
    expect((await rows(id)).map(({ item }) => item)).not.toContain(items[2]);
  });

  test.each<[string, (viewer: Viewer) => Promise<unknown>]>([
    ['a list', (viewer) => attempts.listAttempts(ledgerOf(store), viewer, timed, after(11))],
    ['a record', (viewer) => attempts.closeExpired(ledgerOf(store), viewer, COURSES, after(11))],
    ['the next beginning', (viewer) => begin(viewer, timed, after(11))],
  ])('are closed by %s too', async (_, read) => {
    const viewer = await somebody();
    const { id } = await begin(viewer);
    const { id: other } = await begin(await somebody());
    await read(viewer);
    expect(await attemptRows.find(store.db, id)).toMatchObject({
      closedBy: 'clock',
      percent: 0,
      passed: false,
    });
    expect(await attemptRows.find(store.db, other)).toMatchObject({ closedAt: null });
  });

  test('are as many as the quiz allows', async () => {
    const viewer = await somebody();
    await submit(viewer, (await begin(viewer)).id);
    await Promise.all([begin(viewer), begin(viewer)]);
    const last = await begin(viewer);
    expect(last.number).toBe(2);
    await submit(viewer, last.id);
    await expect(begin(viewer)).rejects.toMatchObject({ code: 'conflict', reason: 'no_attempts_left' });
    expect(await attempts.listAttempts(ledgerOf(store), viewer, timed, after(3))).toHaveLength(2);
  });

  test('stay with the quiz as it was when it is edited', async () => {
    const viewer = await somebody();
    const { id, items, version } = await begin(viewer);
    const turned = timed.quiz.items.map((item) =>
      item.kind === 'single'
        ? { ...item, options: item.options.map((option) => ({ ...option, right: !option.right })) }
        : item,
    );
    const edited: PlacedQuiz = quizOf('precedence-quiz', { items: turned.slice(0, 2), pass: 100, draw: 2 });
    for (const item of items) {
      const answering = { item, answer: choose('right'), key: item };
      await attempts.answer(ledgerOf(store), viewer, edited, id, answering, after(1));
    }
    const closed = await attempts.submit(ledgerOf(store), viewer, edited, id, after(2));
    expect(closed).toMatchObject({ points: 3, possible: 3, percent: 100, passed: true, version });
    expect((await attempts.getAttempt(ledgerOf(store), viewer, edited, id, after(3))).quiz).toEqual(
      timed.quiz,
    );
    const next = await begin(viewer, edited, after(4));
    expect(next.version).not.toBe(version);
    expect(next.items).toHaveLength(2);
  });

  test('do not count practice from before the quiz was graded', async () => {
    const viewer = await somebody();
    const before = quizOf('precedence-quiz', { mode: 'practice' });
    const answering = { item: 'rank', answer: choose('right'), key: 'k' };
    await practices.practise(
      ledgerOf(store),
      viewer,
      { ...before, quiz: { ...before.quiz, draw: 4 } },
      answering,
      START,
    );
    for (const minute of [1, 3]) {
      const { id, mode } = await begin(viewer, timed, after(minute));
      expect(mode).toBe('graded');
      await submit(viewer, id, after(minute + 1));
    }
    await expect(begin(viewer, timed, after(5))).rejects.toMatchObject({ reason: 'no_attempts_left' });
  });

  test('are not found by anybody else', async () => {
    const [owner, other] = [await somebody(), await somebody()];
    const { id, items } = await begin(owner);
    const missing = { code: 'not_found' };
    await expect(attempts.getAttempt(ledgerOf(store), other, timed, id, START)).rejects.toMatchObject(
      missing,
    );
    await expect(give(other, id, items[0])).rejects.toMatchObject(missing);
    await expect(submit(other, id)).rejects.toMatchObject(missing);
    await expect(
      attempts.getAttempt(ledgerOf(store), owner, quizOf('final'), id, START),
    ).rejects.toMatchObject(missing);
    expect(await attempts.findQuizOf(store.db, other, id)).toBeUndefined();
    expect(await attempts.findQuizOf(store.db, owner, id)).toEqual({
      course: 'protocol',
      quiz: 'precedence-quiz',
    });
    const visitor = attempts.getAttempt(ledgerOf(store), undefined, timed, id, START);
    await expect(visitor).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await rows(id)).toEqual([]);
  });

  test('take only answers that fit a question of theirs', async () => {
    const viewer = await somebody();
    const { id, items } = await begin(viewer);
    const left = timed.quiz.items.find((item) => !items.includes(item.id));
    await expect(give(viewer, id, left?.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(give(viewer, id, items[0], 'perhaps')).rejects.toMatchObject({ reason: 'unfit_answer' });
    await expect(begin(viewer, quizOf('seats'))).rejects.toMatchObject({ code: 'not_found' });
    expect(await rows(id)).toEqual([]);
  });
});

onEachEngine('practice', (store) => {
  const quiz = quizOf('first-steps');
  const key = (id: string, placed = quiz) =>
    keyOf(placed.quiz.items.find((item) => item.id === id) ?? fail(id));
  const somebody = async () => viewerOf(await insertPerson(store.db));
  const practise = (viewer: Viewer, item: string, answer = key(item), formKey = item, placed = quiz) =>
    practices.practise(ledgerOf(store), viewer, placed, { item, answer, key: formKey }, START);
  const latest = async ({ id }: Viewer) =>
    (await attemptRows.list(store.db, id, 'protocol', 'first-steps')).at(-1);
  const openPractice = async ({ id }: Viewer, placed = quiz) =>
    (await practices.findPractices(store.db, await attemptRows.list(store.db, id), [placed])).get(
      placed.name,
    );

  test('says at once what an answer is worth, and passes from the pass mark on', async () => {
    const viewer = await somebody();
    expect(await practise(viewer, 'rank', choose('age'))).toMatchObject({ right: false, points: 0 });
    expect(await practise(viewer, 'credentials', choose('letters'))).toMatchObject({
      points: 1,
      possible: 2,
    });
    expect(await latest(viewer)).toMatchObject({ percent: 25, passed: false, closedAt: null });
    await practise(viewer, 'rank', key('rank'), 'again');
    await practise(viewer, 'silence');
    expect(await latest(viewer)).toMatchObject({
      points: 3,
      possible: 4,
      percent: 75,
      passed: true,
      number: 1,
    });
  });

  test('completes a lesson that waited for it', async () => {
    const viewer = await somebody();
    const lesson = { course: 'protocol', scope: 'read', slug: 'precedence/who-comes-first' } as const;
    await completions.insert(ledgerOf(store), viewer.id, { ...lesson, completedAt: START.toISOString() });
    for (const item of ['rank', 'credentials']) await practise(viewer, item);
    const done = await completions.list(store.db, viewer.id);
    expect(done.map(({ scope, slug }) => `${scope} ${slug}`).toSorted()).toEqual([
      'lesson precedence/who-comes-first',
      'read precedence/who-comes-first',
    ]);
  });

  test('gives the same answer to the same key, also twenty times at once', async () => {
    const viewer = await somebody();
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => practise(viewer, 'rank')));
    expect(new Set(verdicts.map((verdict) => JSON.stringify(verdict))).size).toBe(1);
    const attempt = await latest(viewer);
    expect(await answerRows.listLatest(store.db, [attempt?.id ?? ''])).toMatchObject([
      { item: 'rank', seq: 1 },
    ]);
    // A form that was changed and sent under its old key learns nothing about the change.
    expect(await practise(viewer, 'rank', choose('age'))).toEqual(verdicts[0]);
  });

  test('stays passed, whatever is answered after that', async () => {
    const viewer = await somebody();
    for (const item of ['rank', 'credentials']) await practise(viewer, item);
    await practise(viewer, 'credentials', choose('parade'), 'worse');
    expect(await latest(viewer)).toMatchObject({ percent: 25, passed: true });
  });

  test('starts over and keeps what was passed', async () => {
    const viewer = await somebody();
    await practices.startOver(ledgerOf(store), viewer, quiz, START);
    for (const item of ['rank', 'credentials']) await practise(viewer, item);
    await practices.startOver(ledgerOf(store), viewer, quiz, START);
    expect(await openPractice(viewer)).toBeUndefined();
    expect(await latest(viewer)).toMatchObject({ passed: true, percent: 75, closedBy: 'trainee' });
    await practise(viewer, 'rank', choose('age'), 'new');
    expect(await latest(viewer)).toMatchObject({ number: 2, passed: false });
    const view = await openPractice(viewer);
    expect([...(view?.answers.keys() ?? [])]).toEqual(['rank']);
  });

  test('begins anew when the quiz was edited', async () => {
    const viewer = await somebody();
    await practise(viewer, 'rank');
    const edited = quizOf('first-steps', { pass: 20 });
    expect(await openPractice(viewer, edited)).toBeUndefined();
    await practise(viewer, 'rank', key('rank'), 'rank', edited);
    expect(await latest(viewer)).toMatchObject({ number: 2, percent: 25, passed: true });
    expect(await attemptRows.list(store.db, viewer.id)).toMatchObject([
      { closedBy: 'trainee', passed: false },
      {},
    ]);
  });

  test('shows the order that was on the page before the first answer', async () => {
    const viewer = await somebody();
    await practise(viewer, 'rank');
    expect((await latest(viewer))?.seed).toBe(practices.practiceSeed(viewer.id, quiz));
  });

  test('refuses what is empty, does not fit or is not practice', async () => {
    const viewer = await somebody();
    const refused = (work: Promise<unknown>, error: object) => expect(work).rejects.toMatchObject(error);
    await refused(practise(viewer, 'rank', choose()), { reason: 'empty_answer' });
    await refused(practise(viewer, 'rank', choose('rank')), { reason: 'unfit_answer' });
    await refused(practise(viewer, 'nothing', choose('age')), { code: 'not_found' });
    await refused(practise(viewer, 'rank', choose('right'), 'k', quizOf('final')), { code: 'not_found' });
    const answering = { item: 'rank', answer: choose('date'), key: 'k' };
    await refused(practices.practise(ledgerOf(store), undefined, quiz, answering, START), {
      code: 'unauthenticated',
    });
    expect(await attemptRows.list(store.db, viewer.id)).toEqual([]);
  });
});

function fail(id: string): never {
  throw new Error(`no item ${id}`);
}
