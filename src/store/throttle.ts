import { sql, type Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** How often something was tried in the current window, and when a new window begins. */
export interface Throttle {
  count: number;
  resetsAt: Instant;
}

/**
 * Counts one try of `key` and returns the count with it. The first try opens a window of `windowSeconds`; the first one
 * after its end opens another. One statement: tries at the same moment, on any instance, are counted exactly.
 */
export async function hit(
  db: Kysely<Tables>,
  key: string,
  windowSeconds: number,
  now: Instant,
): Promise<Throttle> {
  const resetsAt = new Date(Date.parse(now) + windowSeconds * 1000).toISOString();
  return db
    .insertInto('throttles')
    .values({ key, count: 1, resets_at: resetsAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql`case when throttles.resets_at <= ${now} then 1 else throttles.count + 1 end`,
        resets_at: sql`case when throttles.resets_at <= ${now} then excluded.resets_at else throttles.resets_at end`,
      }),
    )
    .returning(['count', 'resets_at as resetsAt'])
    .executeTakeFirstOrThrow();
}

/** Takes back one try of `key`, such as one that turned out to be right. */
export async function undo(db: Kysely<Tables>, key: string): Promise<void> {
  await db
    .updateTable('throttles')
    .set({ count: sql`count - 1` })
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute();
}

/** Forgets every try of `key`. */
export async function clear(db: Kysely<Tables>, key: string): Promise<void> {
  await db.deleteFrom('throttles').where('key', '=', key).execute();
}

/** Forgets the windows that ended before `now`. */
export async function removeExpired(db: Kysely<Tables>, now: Instant): Promise<void> {
  await db.deleteFrom('throttles').where('resets_at', '<', now).execute();
}
