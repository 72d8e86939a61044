import { expect, test } from 'vitest';
import * as quizVersion from '../../src/store/quiz-version.ts';
import { onEachEngine } from '../support/engines.ts';

onEachEngine('quiz version', (store) => {
  test('is kept once and never changed', async () => {
    const createdAt = '2026-01-05T09:00:00.000Z';
    const version = { hash: 'h', course: 'basics', quiz: 'final', content: '{"items":[]}', createdAt };
    await Promise.all(Array.from({ length: 5 }, () => quizVersion.put(store.db, version)));
    await quizVersion.put(store.db, { ...version, createdAt: '2026-01-06T09:00:00.000Z' });
    expect(await quizVersion.find(store.db, 'h')).toEqual(version);
    expect(await quizVersion.find(store.db, 'other')).toBeUndefined();
  });
});
