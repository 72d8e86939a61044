import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from '../schema.ts';

type Work<T> = (trx: Transaction<Tables>) => Promise<T>;

/** One caller's part of a group. */
interface Part {
  run: Work<void>;
  /** Tells the caller what came of it, once it is on the disk. */
  tell: () => void;
  fail: (error: unknown) => void;
}

/** Parts in one commit: what comes at once beyond these waits for the next. */
const MOST = 32;

/** What waits while a group is being written, by database. */
const queues = new WeakMap<Kysely<Tables>, Part[]>();

/**
 * Does `work` in a transaction on a database with one connection; whatever comes while it is busy is done in the next one
 * together, since a commit with full durability costs as much as all its statements. Each part is undone alone when it
 * throws, and each caller is answered after the commit; should that fail, all of them hear it and nothing is written.
 */
export function inGroup<T>(db: Kysely<Tables>, work: Work<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const part: Part = {
      run: async (trx) => {
        const value = await work(trx);
        part.tell = () => resolve(value);
      },
      tell: () => undefined,
      fail: reject,
    };
    const queue = queues.get(db);
    if (queue) queue.push(part);
    else void write(db, [part]);
  });
}

async function write(db: Kysely<Tables>, queue: Part[]): Promise<void> {
  queues.set(db, queue);
  while (queue.length > 0) {
    const group = queue.splice(0, MOST);
    try {
      await db.transaction().execute(async (trx) => {
        for (const part of group) await (group.length === 1 ? part.run(trx) : runApart(part, trx));
      });
      for (const { tell } of group) tell();
    } catch (error) {
      for (const { fail } of group) fail(error);
    }
  }
  queues.delete(db);
}

/** A part that throws is taken back by itself; when even that fails, as on a full disk, the group fails. */
async function runApart(part: Part, trx: Transaction<Tables>): Promise<void> {
  await sql`savepoint part`.execute(trx);
  try {
    await part.run(trx);
  } catch (error) {
    part.tell = () => part.fail(error);
    await sql`rollback to part`.execute(trx).catch(() => Promise.reject(error));
  }
  await sql`release part`.execute(trx);
}
