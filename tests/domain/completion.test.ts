import { expect, test } from 'vitest';
import * as attempts from '../../src/domain/attempt.ts';
import * as practices from '../../src/domain/practice.ts';
import { getRecord, progressIn } from '../../src/domain/completion.ts';
import { markRead } from '../../src/domain/reading.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import * as completions from '../../src/store/completion.ts';
import { ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { keyOf } from '../support/item.ts';
import { insertPerson } from '../support/person.ts';
import { choose, courseOf, lessonOf, quizOf, viewerOf } from '../support/study.ts';

const START = new Date('2026-02-02T09:00:00.000Z');

onEachEngine('completion', (store) => {
  let minutes = 0;
  const now = () => new Date(START.getTime() + ++minutes * 60_000);

  const read = (viewer: Viewer, path: string, course = 'protocol') =>
    markRead(ledgerOf(store), viewer, courseOf(course), lessonOf(path, course), now());

  const practise = async (viewer: Viewer, name: string) => {
    const placed = quizOf(name);
    for (const item of placed.quiz.items) {
      const answering = { item: item.id, answer: keyOf(item), key: item.id };
      await practices.practise(ledgerOf(store), viewer, placed, answering, now());
    }
  };

  const take = async (viewer: Viewer, name: string, option = 'right', course = 'protocol') => {
    const placed = quizOf(name, {}, course);
    const { id, items } = await attempts.begin(ledgerOf(store), viewer, placed, now());
    for (const item of items) {
      const answering = { item, answer: choose(option), key: item };
      await attempts.answer(ledgerOf(store), viewer, placed, id, answering, now());
    }
    await attempts.submit(ledgerOf(store), viewer, placed, id, now());
  };

  const done = async (viewer: Viewer) => {
    const all = await completions.list(store.db, viewer.id);
    return all.filter(({ scope }) => scope !== 'read').map(({ scope, slug }) => `${scope} ${slug}`.trim());
  };

  const somebody = async () => viewerOf(await insertPerson(store.db));

  test('of a lesson asks for its reading and its required exercises, in either order', async () => {
    const viewer = await somebody();
    await read(viewer, 'precedence/who-comes-first');
    expect(await done(viewer)).toEqual([]);
    await practise(viewer, 'extra-practice');
    expect(await done(viewer)).toEqual([]);
    await practise(viewer, 'first-steps');
    expect(await done(viewer)).toEqual(['lesson precedence/who-comes-first']);
    await practise(viewer, 'seats');
    await read(viewer, 'precedence/the-table');
    expect(await done(viewer)).toContain('lesson precedence/the-table');
  });

  test('of a module asks for its lessons and its quiz, of a course for its modules and the final', async () => {
    const viewer = await somebody();
    await take(viewer, 'final');
    await take(viewer, 'precedence-quiz', 'wrong');
    await take(viewer, 'precedence-quiz');
    for (const name of ['first-steps', 'seats']) await practise(viewer, name);
    await read(viewer, 'precedence/who-comes-first');
    expect(await done(viewer)).not.toContain('module precedence');
    await read(viewer, 'precedence/the-table');
    expect(await done(viewer)).toContain('module precedence');
    await read(viewer, 'gifts/what-may-be-kept');
    expect(await done(viewer)).not.toContain('course');
    await take(viewer, 'gifts-quiz', 'wrong');
    expect(await done(viewer)).not.toContain('module gifts');
    await take(viewer, 'gifts-quiz');
    expect((await done(viewer)).toSorted()).toEqual([
      'course',
      'lesson gifts/what-may-be-kept',
      'lesson precedence/the-table',
      'lesson precedence/who-comes-first',
      'module gifts',
      'module precedence',
    ]);
  });

  test('of a course without a final needs none, and keeps its first moment', async () => {
    const viewer = await somebody();
    await take(viewer, 'doors-quiz', 'right', 'closed');
    await read(viewer, 'doors/the-door', 'closed');
    const first = await completions.list(store.db, viewer.id, 'closed');
    expect(first.map(({ scope }) => scope).toSorted()).toEqual(['course', 'lesson', 'module', 'read']);
    await take(viewer, 'doors-quiz', 'wrong', 'closed');
    await read(viewer, 'doors/the-door', 'closed');
    expect(await completions.list(store.db, viewer.id, 'closed')).toEqual(first);
  });

  test('is read as a record: by course, with what is next', async () => {
    const viewer = await somebody();
    const { outline } = courseOf();
    const empty = progressIn(await getRecord(store.db, viewer), 'protocol', outline);
    expect(empty).toMatchObject({ done: false, steps: { done: 0, all: 6 } });
    expect(progressIn(undefined, 'protocol', outline)).toEqual(empty);
    await take(viewer, 'precedence-quiz');
    await read(viewer, 'doors/the-door', 'closed');
    await read(viewer, 'gifts/what-may-be-kept');
    const record = await getRecord(store.db, viewer);
    expect([...record.standings.keys()].toSorted()).toEqual(['closed', 'protocol']);
    const progress = progressIn(record, 'protocol', outline);
    expect(progress).toMatchObject({
      steps: { done: 2 },
      next: { kind: 'lesson', lesson: 'who-comes-first' },
    });
    expect(progressIn(record, 'closed', courseOf('closed').outline).steps.done).toBe(1);
    expect(record.attempts.map(({ quiz }) => quiz)).toEqual(['precedence-quiz']);
  });

  test('of one person is nobody else’s', async () => {
    const [viewer, other] = [await somebody(), await somebody()];
    await read(viewer, 'gifts/what-may-be-kept');
    expect(await done(other)).toEqual([]);
    expect((await getRecord(store.db, other)).standings.size).toBe(0);
  });
});
