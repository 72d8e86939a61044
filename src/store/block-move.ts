import type { Kysely } from 'kysely';
import type { LaidBlock } from '../rules/block-move.ts';
import type { Instant, Locale } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** A lesson (`module/lesson`) in one language. */
export interface LessonKey {
  course: string;
  lesson: string;
  locale: Locale;
}

/** Every lesson that was served, with the hash of its blocks. */
export function listHashes(db: Kysely<Tables>): Promise<(LessonKey & { hash: string })[]> {
  return db.selectFrom('lesson_blocks').select(['course', 'lesson', 'locale', 'hash']).execute();
}

/** The blocks of a lesson as it was last served; undefined when it never was. */
export async function findBlocks(
  db: Kysely<Tables>,
  { course, lesson, locale }: LessonKey,
): Promise<LaidBlock[] | undefined> {
  const row = await db
    .selectFrom('lesson_blocks')
    .select('blocks')
    .where('course', '=', course)
    .where('lesson', '=', lesson)
    .where('locale', '=', locale)
    .executeTakeFirst();
  return row && (JSON.parse(row.blocks) as LaidBlock[]);
}

/** Keeps a lesson's blocks in the place of those before. */
export async function putBlocks(
  db: Kysely<Tables>,
  key: LessonKey,
  { hash, blocks }: { hash: string; blocks: readonly LaidBlock[] },
): Promise<void> {
  const values = { hash, blocks: JSON.stringify(blocks) };
  await db
    .insertInto('lesson_blocks')
    .values({ ...key, ...values })
    .onConflict((conflict) => conflict.columns(['course', 'lesson', 'locale']).doUpdateSet(values))
    .execute();
}

/** Writes down that a block became another. What became the first before, becomes the other too; what came back is itself. */
export async function putMove(
  db: Kysely<Tables>,
  { course, lesson }: Pick<LessonKey, 'course' | 'lesson'>,
  [from, to]: readonly [from: string, to: string],
  movedAt: Instant,
): Promise<void> {
  const move = { new_block: to, moved_at: movedAt };
  await db
    .updateTable('block_moves')
    .set(move)
    .where('course', '=', course)
    .where('lesson', '=', lesson)
    .where('new_block', '=', from)
    .execute();
  await db
    .insertInto('block_moves')
    .values({ course, lesson, old_block: from, ...move })
    .onConflict((conflict) => conflict.columns(['course', 'lesson', 'old_block']).doUpdateSet(move))
    .execute();
  await db
    .deleteFrom('block_moves')
    .where('course', '=', course)
    .where('lesson', '=', lesson)
    .where('old_block', '=', to)
    .execute();
}

/** What a block of a lesson has become; undefined when nothing is known of it. */
export async function findMove(
  db: Kysely<Tables>,
  { course, lesson }: Pick<LessonKey, 'course' | 'lesson'>,
  block: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('block_moves')
    .select('new_block as block')
    .where('course', '=', course)
    .where('lesson', '=', lesson)
    .where('old_block', '=', block)
    .executeTakeFirst();
  return row?.block;
}
