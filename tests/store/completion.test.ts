import { expect, test } from 'vitest';
import * as completion from '../../src/store/completion.ts';
import { ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';

const at = (minute: string) => `2026-01-05T09:${minute}:00.000Z`;

onEachEngine('completion', (store) => {
  test('is kept once, with its first moment', async () => {
    const { id } = await insertPerson(store.db);
    const read = { course: 'basics', scope: 'read' as const, slug: 'power/soft-power' };
    const marks = Array.from({ length: 5 }, () =>
      completion.insert(ledgerOf(store), id, { ...read, completedAt: at('01') }),
    );
    expect((await Promise.all(marks)).filter(Boolean)).toHaveLength(1);
    expect(await completion.insert(ledgerOf(store), id, { ...read, completedAt: at('02') })).toBe(false);
    expect(
      await completion.insert(ledgerOf(store), id, { ...read, scope: 'lesson', completedAt: at('02') }),
    ).toBe(true);
    await completion.insert(ledgerOf(store), id, {
      course: 'crisis',
      scope: 'course',
      slug: '',
      completedAt: at('03'),
    });
    expect(await completion.list(store.db, id, 'basics')).toEqual([
      { ...read, completedAt: at('01') },
      { ...read, scope: 'lesson', completedAt: at('02') },
    ]);
    expect(await completion.list(store.db, id)).toHaveLength(3);
  });
});
