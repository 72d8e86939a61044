import { expect, test } from 'vitest';
import * as readings from '../../src/domain/reading.ts';
import * as completions from '../../src/store/completion.ts';
import * as positions from '../../src/store/position.ts';
import { ledgerOf } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';
import { courseOf, lessonOf, viewerOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const course = courseOf();
const first = lessonOf('precedence/who-comes-first');
const table = lessonOf('precedence/the-table');
const block = first.texts.ar?.blocks[1]?.id ?? '';

onEachEngine('reading', (store) => {
  const somebody = async () => viewerOf(await insertPerson(store.db));
  const count = async (id: string) => (await positions.list(store.db, id, 'protocol')).length;

  test('is remembered by lesson, and read again without a write', async () => {
    const viewer = await somebody();
    expect(await readings.findPlace(store.db, viewer)).toBeUndefined();
    await readings.visit(store.db, viewer, course, first, undefined, NOW);
    const place = await readings.findPlace(store.db, viewer);
    expect(place).toMatchObject({ course: 'protocol', lesson: first.path, block: null });
    await readings.visit(store.db, viewer, course, first, place, after(1));
    expect(await readings.findPlace(store.db, viewer)).toEqual(place);
    expect(await count(viewer.id)).toBe(1);
  });

  test('comes back to the block, also after another lesson', async () => {
    const viewer = await somebody();
    await readings.keepPlace(store.db, viewer, course, first, block, NOW);
    const kept = await readings.findPlace(store.db, viewer);
    expect(kept).toMatchObject({ lesson: first.path, block });
    await readings.visit(store.db, viewer, course, table, kept, after(1));
    const place = await readings.findPlace(store.db, viewer);
    expect(place?.lesson).toBe(table.path);
    await readings.visit(store.db, viewer, course, first, place, after(2));
    expect(await readings.findPlace(store.db, viewer)).toMatchObject({ lesson: first.path, block });
  });

  test('keeps no block that the lesson does not have, and no place of nobody', async () => {
    const viewer = await somebody();
    const unknown = readings.keepPlace(store.db, viewer, course, table, block, NOW);
    await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
    const visitor = readings.keepPlace(store.db, undefined, course, first, block, NOW);
    await expect(visitor).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await count(viewer.id)).toBe(0);
  });

  test('is marked once, at the first moment', async () => {
    const viewer = await somebody();
    const mark = (minutes: number) =>
      readings.markRead(ledgerOf(store), viewer, course, first, after(minutes));
    await Promise.all([mark(0), mark(0), mark(0)]);
    await mark(5);
    const read = { course: 'protocol', scope: 'read', slug: first.path, completedAt: NOW.toISOString() };
    expect(await completions.list(store.db, viewer.id)).toEqual([read]);
    const visitor = readings.markRead(ledgerOf(store), undefined, course, first, NOW);
    await expect(visitor).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
