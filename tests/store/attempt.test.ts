import { expect, test } from 'vitest';
import * as attempt from '../../src/store/attempt.ts';
import * as quizVersion from '../../src/store/quiz-version.ts';
import { ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';

const startedAt = '2026-01-05T09:00:00.000Z';
const deadline = '2026-01-05T09:30:00.000Z';
const closedAt = '2026-01-05T09:20:00.000Z';
const score = { points: 4.5, possible: 6, percent: 75, passed: true };

onEachEngine('attempt', (store) => {
  const begin = async (quiz = 'final'): Promise<attempt.NewAttempt> => {
    const { id: userId } = await insertPerson(store.db);
    const version = { hash: `hash-of-${quiz}`, course: 'basics', quiz, content: '{}', createdAt: startedAt };
    await quizVersion.put(store.db, version);
    const items = ['who', 'what'];
    return {
      userId,
      course: 'basics',
      quiz,
      version: version.hash,
      mode: 'graded',
      seed: 's',
      items,
      startedAt,
      deadline,
    };
  };

  test('keeps what it was begun with, under the number 1', async () => {
    const given = await begin();
    const { attempt: first, isNew } = await attempt.insert(ledgerOf(store), given);
    expect(isNew).toBe(true);
    expect(first).toMatchObject({ ...given, number: 1, closedAt: null, percent: null, passed: false });
    expect(await attempt.find(store.db, first.id)).toEqual(first);
    expect(await attempt.find(store.db, 'none')).toBeUndefined();
  });

  test('is begun once by twenty clicks at once', async () => {
    const given = await begin();
    const clicks = await Promise.all(
      Array.from({ length: 20 }, () => attempt.insert(ledgerOf(store), given)),
    );
    expect(clicks.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(clicks.map((click) => click.attempt.id)).size).toBe(1);
    expect(await attempt.list(store.db, given.userId, 'basics', 'final')).toHaveLength(1);
  });

  test('closes once, with its score, and makes room for the next number', async () => {
    const given = await begin();
    const { attempt: first } = await attempt.insert(ledgerOf(store), given);
    await attempt.setScore(ledgerOf(store), first.id, { points: 1, possible: 6, percent: 17, passed: false });
    expect(await attempt.close(ledgerOf(store), first.id, { ...score, closedAt, closedBy: 'trainee' })).toBe(
      true,
    );
    const again = {
      points: 0,
      possible: 6,
      percent: 0,
      passed: false,
      closedAt: deadline,
      closedBy: 'clock' as const,
    };
    expect(await attempt.close(ledgerOf(store), first.id, again)).toBe(false);
    expect(await attempt.find(store.db, first.id)).toMatchObject({ ...score, closedAt, closedBy: 'trainee' });
    expect(await attempt.findOpen(store.db, given.userId, 'basics', 'final')).toBeUndefined();
    const { attempt: second } = await attempt.insert(ledgerOf(store), given);
    expect(second.number).toBe(2);
    expect(await attempt.list(store.db, given.userId, 'basics', 'final')).toEqual([
      expect.anything(),
      second,
    ]);
  });

  test('is listed as expired from its deadline on, until it is closed', async () => {
    const given = await begin();
    const { attempt: timed } = await attempt.insert(ledgerOf(store), given);
    await attempt.insert(ledgerOf(store), { ...(await begin('untimed')), deadline: null });
    expect(await attempt.listExpired(store.db, closedAt)).toEqual([]);
    expect((await attempt.listExpired(store.db, deadline)).map(({ id }) => id)).toEqual([timed.id]);
    expect(await attempt.listExpired(store.db, deadline, { userId: 'somebody else' })).toEqual([]);
    await attempt.close(ledgerOf(store), timed.id, { ...score, closedAt: deadline, closedBy: 'clock' });
    expect(await attempt.listExpired(store.db, deadline)).toEqual([]);
  });

  test('goes with its person', async () => {
    const given = await begin();
    const { attempt: first } = await attempt.insert(ledgerOf(store), given);
    await store.db.deleteFrom('users').where('id', '=', given.userId).execute();
    expect(await attempt.find(store.db, first.id)).toBeUndefined();
  });

  test('cannot be of a quiz version that is not kept', async () => {
    const given = await begin();
    await expect(attempt.insert(ledgerOf(store), { ...given, version: 'unknown' })).rejects.toThrow(
      /foreign key/i,
    );
  });
});
