import { expect, test } from 'vitest';
import type { CourseContent } from '../../src/content/course-content.ts';
import { currentBlock, rememberBlocks } from '../../src/domain/block-move.ts';
import { onEachEngine } from '../support/engines.ts';
import { COURSES, lessonOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const PATH = 'precedence/who-comes-first';
const PLACE = 3;
const original = COURSES.map(({ course }) => course);
const first = lessonOf(PATH).texts.en?.blocks[PLACE]?.id ?? '';

/** The fixture courses with another word at the end of a block, under another id. */
function edited(id: string, word: string): CourseContent[] {
  const courses = structuredClone(original);
  const lesson = lessonIn(courses);
  const block = lesson?.texts.en?.blocks[PLACE];
  if (!block) throw new Error('no such block');
  Object.assign(block, { id, text: `${block.text} ${word}` });
  return courses;
}

function lessonIn(courses: readonly CourseContent[]) {
  return courses
    .find(({ slug }) => slug === 'protocol')
    ?.modules.flatMap(({ lessons }) => lessons)
    .find(({ path }) => path === PATH);
}

onEachEngine('an edited block', (store) => {
  const remember = (courses: readonly CourseContent[]) => rememberBlocks(store.db, courses, NOW);
  const current = (courses: readonly CourseContent[], block: string) =>
    currentBlock(store.db, { slug: 'protocol' }, lessonIn(courses) ?? expect.fail('no lesson'), block);

  test('is followed to what it is today, over several edits and back', async () => {
    expect(await remember(original)).toBe(0);
    expect(await remember(original)).toBe(0);
    const [once, twice] = [edited('once', 'indeed'), edited('twice', 'after all')];
    expect(await remember(once)).toBe(1);
    expect(await current(once, first)).toBe('once');
    expect(await remember(twice)).toBe(1);
    expect([await current(twice, first), await current(twice, 'once')]).toEqual(['twice', 'twice']);
    expect(await remember(original)).toBe(1);
    expect([await current(original, 'once'), await current(original, 'twice')]).toEqual([first, first]);
    expect(await current(original, first)).toBe(first);
  });

  test('is none where the block is gone, or was never there', async () => {
    await remember(original);
    expect(await current(original, 'never')).toBeUndefined();
    const courses = structuredClone(original);
    lessonIn(courses)?.texts.en?.blocks.splice(PLACE, 1);
    expect(await remember(courses)).toBe(0);
    expect(await current(courses, first)).toBeUndefined();
  });

  test('is remembered once by instances that start together', async () => {
    await remember(original);
    const courses = edited('once', 'indeed');
    await Promise.all([remember(courses), remember(courses), remember(courses)]);
    expect(await current(courses, first)).toBe('once');
    expect(await store.db.selectFrom('block_moves').selectAll().execute()).toEqual([
      { course: 'protocol', lesson: PATH, old_block: first, new_block: 'once', moved_at: NOW.toISOString() },
    ]);
  });
});
