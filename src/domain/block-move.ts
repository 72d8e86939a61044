import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { CourseContent, LessonContent } from '../content/course-content.ts';
import { movedBlocks, type LaidBlock } from '../rules/block-move.ts';
import { Locale } from '../schemas/atoms.ts';
import * as moves from '../store/block-move.ts';
import type { LessonKey } from '../store/block-move.ts';
import { transaction } from '../store/engine/transaction.ts';
import type { Tables } from '../store/schema.ts';

/**
 * Compares every lesson with what was last served, and remembers which of its blocks became which: what is tied to a block,
 * as a reader's place is, follows its edits. Several instances may do so at once. A lesson that is gone is kept, should it
 * come back.
 * @returns how many blocks were edited
 */
export async function rememberBlocks(
  db: Kysely<Tables>,
  courses: readonly CourseContent[],
  now: Date,
): Promise<number> {
  const known = new Map((await moves.listHashes(db)).map((one) => [nameOf(one), one.hash]));
  const changed = courses.flatMap(laidOut).filter(({ key, hash }) => known.get(nameOf(key)) !== hash);
  if (changed.length === 0) return 0;
  return transaction(db, async (trx) => {
    let edited = 0;
    for (const { key, hash, blocks } of changed) {
      const found = movedBlocks((await moves.findBlocks(trx, key)) ?? [], blocks);
      for (const move of found) await moves.putMove(trx, key, move, now.toISOString());
      await moves.putBlocks(trx, key, { hash, blocks });
      edited += found.size;
    }
    return edited;
  });
}

/** The id of a block of a lesson as it stands today: its own, or that of what it became. Undefined when it is gone. */
export async function currentBlock(
  db: Kysely<Tables>,
  { slug: course }: Pick<CourseContent, 'slug'>,
  lesson: LessonContent,
  block: string,
): Promise<string | undefined> {
  if (hasBlock(lesson, block)) return block;
  const moved = await moves.findMove(db, { course, lesson: lesson.path }, block);
  return moved !== undefined && hasBlock(lesson, moved) ? moved : undefined;
}

/** Whether a lesson has a block in any language. */
export function hasBlock({ texts }: LessonContent, block: string): boolean {
  return Object.values(texts).some(({ blocks }) => blocks.some(({ id }) => id === block));
}

function laidOut({ slug: course, modules }: CourseContent) {
  return modules.flatMap(({ lessons }) =>
    lessons.flatMap(({ path: lesson, texts }) =>
      Locale.options.flatMap((locale) => {
        const blocks = texts[locale]?.blocks.map(({ id, kind, text }): LaidBlock => [id, kind, text]);
        if (!blocks) return [];
        const hash = createHash('sha256').update(JSON.stringify(blocks)).digest('hex');
        return [{ key: { course, lesson, locale }, hash, blocks }];
      }),
    ),
  );
}

function nameOf({ course, lesson, locale }: LessonKey): string {
  return `${course} ${lesson} ${locale}`;
}
