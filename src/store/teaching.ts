import type { Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** Gives a course to a person who teaches it; twice is once. */
export async function insert(
  db: Kysely<Tables>,
  userId: string,
  course: string,
  since: Instant,
): Promise<void> {
  await db
    .insertInto('teachings')
    .values({ user_id: userId, course, since })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The slugs of the courses that a person teaches. */
export async function list(db: Kysely<Tables>, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('teachings')
    .select('course')
    .where('user_id', '=', userId)
    .orderBy('course')
    .execute();
  return rows.map(({ course }) => course);
}

/** Takes a course from a person. */
export async function remove(db: Kysely<Tables>, userId: string, course: string): Promise<void> {
  await db.deleteFrom('teachings').where('user_id', '=', userId).where('course', '=', course).execute();
}
