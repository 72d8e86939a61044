import type { Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** A quiz as it was when somebody took it. `content` is its JSON, `hash` the hash of that. */
export interface QuizVersion {
  hash: string;
  course: string;
  quiz: string;
  content: string;
  createdAt: Instant;
}

/** Keeps a version unless it is kept already. */
export async function put(db: Kysely<Tables>, version: QuizVersion): Promise<void> {
  const { createdAt, ...values } = version;
  await db
    .insertInto('quiz_versions')
    .values({ ...values, created_at: createdAt })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** The version of a hash, or undefined. */
export async function find(db: Kysely<Tables>, hash: string): Promise<QuizVersion | undefined> {
  return db
    .selectFrom('quiz_versions')
    .select(['hash', 'course', 'quiz', 'content', 'created_at as createdAt'])
    .where('hash', '=', hash)
    .executeTakeFirst();
}

/** The versions that follow a hash in the order of their hashes, from the first one when it is empty. */
export async function listAfter(
  db: Kysely<Tables>,
  hash: string,
  limit: number,
): Promise<Pick<QuizVersion, 'hash' | 'content'>[]> {
  return db
    .selectFrom('quiz_versions')
    .select(['hash', 'content'])
    .where('hash', '>', hash)
    .orderBy('hash')
    .limit(limit)
    .execute();
}
