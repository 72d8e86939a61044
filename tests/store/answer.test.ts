import { expect, test } from 'vitest';
import * as answer from '../../src/store/answer.ts';
import * as attempt from '../../src/store/attempt.ts';
import { transaction } from '../../src/store/engine/transaction.ts';
import * as quizVersion from '../../src/store/quiz-version.ts';
import { ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';

const answeredAt = '2026-01-05T09:00:00.000Z';

onEachEngine('answer', (store) => {
  const begin = async (): Promise<string> => {
    const { id: userId } = await insertPerson(store.db);
    await quizVersion.put(store.db, {
      hash: 'h',
      course: 'c',
      quiz: 'q',
      content: '{}',
      createdAt: answeredAt,
    });
    const { attempt: begun } = await attempt.insert(ledgerOf(store), {
      userId,
      course: 'c',
      quiz: 'q',
      version: 'h',
      mode: 'practice',
      seed: 's',
      items: ['who'],
      startedAt: answeredAt,
      deadline: null,
    });
    return begun.id;
  };
  const countRows = async (attemptId: string) =>
    (await store.db.selectFrom('answers').select('key').where('attempt_id', '=', attemptId).execute()).length;
  const given = (attemptId: string, key: string, item = 'who', points = 0.5) => ({
    attemptId,
    key,
    item,
    points,
    possible: 1,
    answeredAt,
    answer: { shape: 'choice' as const, chosen: ['a', 'b'] },
  });

  test('is kept as it was given', async () => {
    const form = given(await begin(), 'k');
    expect(await answer.insert(ledgerOf(store), form)).toEqual({ answer: { ...form, seq: 1 }, isNew: true });
    expect(await answer.find(store.db, form.attemptId, 'k')).toEqual({ ...form, seq: 1 });
  });

  test('sent twenty times at once under one key is one row', async () => {
    const form = given(await begin(), 'k');
    const sent = await Promise.all(Array.from({ length: 20 }, () => answer.insert(ledgerOf(store), form)));
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(sent.map((one) => one.answer)).toEqual(sent.map(() => ({ ...form, seq: 1 })));
    expect(await countRows(form.attemptId)).toBe(1);
  });

  test('sent twenty times at once in transactions is one row too', async () => {
    const form = given(await begin(), 'k');
    const send = () => transaction(store.db, (trx) => answer.insert({ ...ledgerOf(store), db: trx }, form));
    const sent = await Promise.all(Array.from({ length: 20 }, send));
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await countRows(form.attemptId)).toBe(1);
  });

  test('takes the next number when others answer the same item at once', async () => {
    const attemptId = await begin();
    const keys = Array.from({ length: 12 }, (_, index) => `k${index}`);
    const sent = await Promise.all(keys.map((key) => answer.insert(ledgerOf(store), given(attemptId, key))));
    expect(sent.map((one) => one.answer.seq).toSorted((a, b) => a - b)).toEqual(
      keys.map((_, index) => index + 1),
    );
  });

  test('counts until a newer one to the same item is given', async () => {
    const attemptId = await begin();
    await answer.insert(ledgerOf(store), given(attemptId, 'k1', 'who', 0));
    await answer.insert(ledgerOf(store), given(attemptId, 'k2', 'what', 1));
    await answer.insert(ledgerOf(store), given(attemptId, 'k3', 'who', 1));
    await answer.insert(ledgerOf(store), given(attemptId, 'k1', 'who', 0));
    const latest = await answer.listLatest(store.db, [attemptId]);
    expect(latest.map(({ item, key, seq, points }) => [item, key, seq, points])).toEqual([
      ['what', 'k2', 1, 1],
      ['who', 'k3', 2, 1],
    ]);
    expect(await countRows(attemptId)).toBe(3);
  });
});
