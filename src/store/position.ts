import type { Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** Where a person last was in one lesson. */
export interface Position {
  course: string;
  /** `module/lesson`. */
  lesson: string;
  /** The block's id, or null for the beginning. */
  block: string | null;
  visitedAt: Instant;
}

const columns = ['course', 'lesson', 'block', 'visited_at as visitedAt'] as const;

/** Keeps a position; one that arrives late does not replace a newer one of the same lesson. */
export async function put(db: Kysely<Tables>, userId: string, position: Position): Promise<void> {
  const { visitedAt, ...values } = position;
  await db
    .insertInto('positions')
    .values({ ...values, user_id: userId, visited_at: visitedAt })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'course', 'lesson'])
        .doUpdateSet({ block: position.block, visited_at: visitedAt })
        .where('positions.visited_at', '<=', visitedAt),
    )
    .execute();
}

/** Where a person was last, in any course or in one; undefined when nowhere. */
export async function findNewest(
  db: Kysely<Tables>,
  userId: string,
  course?: string,
): Promise<Position | undefined> {
  let query = db
    .selectFrom('positions')
    .select(columns)
    .where('user_id', '=', userId)
    .orderBy('visited_at', 'desc');
  if (course !== undefined) query = query.where('course', '=', course);
  return query.limit(1).executeTakeFirst();
}

/** Where a person was in one lesson; undefined when never there. */
export async function find(
  db: Kysely<Tables>,
  userId: string,
  course: string,
  lesson: string,
): Promise<Position | undefined> {
  return db
    .selectFrom('positions')
    .select(columns)
    .where('user_id', '=', userId)
    .where('course', '=', course)
    .where('lesson', '=', lesson)
    .executeTakeFirst();
}

/** Where a person was in each lesson of a course, the newest first. */
export async function list(db: Kysely<Tables>, userId: string, course: string): Promise<Position[]> {
  return db
    .selectFrom('positions')
    .select(columns)
    .where('user_id', '=', userId)
    .where('course', '=', course)
    .orderBy('visited_at', 'desc')
    .execute();
}
