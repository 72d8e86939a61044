import { setTimeout as delay } from 'node:timers/promises';
import { SqliteAdapter, type Kysely, type Transaction } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Tables } from '../schema.ts';
import { codeOf } from './failure.ts';
import { inGroup } from './group.ts';

/** For how long a transaction that collides with others is tried again, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Does `work` in one serializable transaction and returns what it returns; when it throws, nothing is written.
 * Within a transaction it joins that one. On SQLite several may share one commit (`group.ts`). PostgreSQL may run `work` again after a collision: it must do nothing but
 * read and write through the `trx` it is given. On SQLite a use of the outer `db` inside `work` would wait for ever.
 * @throws AppError `busy` when the collisions last longer than five seconds
 */
export async function transaction<T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  if (db.isTransaction) return work(db as Transaction<Tables>);
  // SQLite has one connection and one writer: there is nothing to collide with.
  if (db.getExecutor().adapter instanceof SqliteAdapter) return inGroup(db, work);
  const giveUpAt = performance.now() + PATIENCE;
  for (let pause = 4; ; pause = Math.min(pause * 2, 128)) {
    try {
      return await db.transaction().setIsolationLevel('serializable').execute(work);
    } catch (error) {
      if (!isCollision(error)) throw error;
      if (performance.now() > giveUpAt) {
        throw new AppError('busy', 'Too many people write the same rows at once.', {
          cause: error,
          retryAfter: 1,
        });
      }
      await delay(Math.random() * pause);
    }
  }
}

/** PostgreSQL's serialization failure and deadlock: the only cure is to begin again. */
function isCollision(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}
