import type { Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import { proofOf, type Ledger } from './proof.ts';
import type { Scope, Tables } from './schema.ts';

/** Something a person has marked read or done. */
export interface Completion {
  course: string;
  scope: Scope;
  /** `module/lesson` for `read` and `lesson`, `module` for `module`, empty for `course`. */
  slug: string;
  completedAt: Instant;
}

/** Keeps a completion unless it is kept already; whether it is new. The first moment stays. */
export async function insert(
  { db, secret }: Ledger,
  userId: string,
  completion: Completion,
): Promise<boolean> {
  const { completedAt, ...values } = completion;
  const row = { ...values, user_id: userId, completed_at: completedAt };
  const result = await db
    .insertInto('completions')
    .values({ ...row, proof: proofOf(secret, 'completions', row) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** What a person has completed, everywhere or in one course, oldest first. */
export async function list(db: Kysely<Tables>, userId: string, course?: string): Promise<Completion[]> {
  let query = db
    .selectFrom('completions')
    .select(['course', 'scope', 'slug', 'completed_at as completedAt'])
    .where('user_id', '=', userId)
    .orderBy('completed_at')
    .orderBy('scope')
    .orderBy('slug');
  if (course !== undefined) query = query.where('course', '=', course);
  return query.execute();
}

/** What several people have completed in a course. */
export async function listOf(
  db: Kysely<Tables>,
  course: string,
  userIds: readonly string[],
): Promise<(Completion & { userId: string })[]> {
  return db
    .selectFrom('completions')
    .select(['user_id as userId', 'course', 'scope', 'slug', 'completed_at as completedAt'])
    .where('course', '=', course)
    .where('user_id', 'in', userIds)
    .execute();
}
