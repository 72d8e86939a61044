import { AppError } from '../errors.ts';
import type { Database } from '../store/engine/open.ts';
import { findDamage } from '../store/engine/health.ts';
import * as events from '../store/event.ts';
import * as proofs from '../store/proof.ts';
import { inTransaction, PROVEN, type Ledger, type Proven } from '../store/proof.ts';
import * as quizVersions from '../store/quiz-version.ts';
import { note } from './event.ts';
import { contentHash } from './quiz.ts';

/** Something that is not as it was written. */
export type RowFault =
  /** A row that was altered, or has no seal; a quiz whose text is not the one under its hash. */
  | { what: 'altered' | 'bare'; table: Proven | 'quiz_versions'; key: string }
  /** What the database itself says of its file. */
  | { what: 'damage'; line: string };

const TABLES = Object.keys(PROVEN) as Proven[];
const PAGE = 500;

/**
 * Seals the rows that prove training and are from before there were seals, once in an academy's life, and begins the record
 * with it. After that a row without a seal is a fault. Call it before anybody is served.
 * @returns how many rows were sealed; undefined when the record was begun before
 */
export async function beginRecord(ledger: Ledger, now: Date): Promise<number | undefined> {
  if (await events.has(ledger.db, 'record_begun')) return undefined;
  let rows = 0;
  for (const table of TABLES) {
    await walk(
      (after) => proofs.sealBare(ledger, table, after, PAGE),
      ({ state }) => {
        if (state === 'bare') rows += 1;
      },
    );
  }
  await inTransaction(ledger, async ({ db, secret }) => {
    // Another instance may have done the same meanwhile.
    if (await events.has(db, 'record_begun')) return;
    const event = { actor: null, subject: null, ministry: null, details: { rows } };
    await note(db, secret, { kind: 'record_begun', ...event }, now);
  });
  return rows;
}

/**
 * Checks every row that proves training against its seal, every kept quiz against its hash, and an SQLite file as a whole.
 * Nothing is written, and no more than a page is held at a time.
 * @param say is told of each fault as it is found
 * @returns how many rows of each table were checked
 */
export async function verify(
  ledger: Ledger & Pick<Database, 'engine'>,
  say: (fault: RowFault) => void,
): Promise<Record<Proven | 'quiz_versions', number>> {
  const counts = { attempts: 0, answers: 0, completions: 0, quiz_versions: 0 };
  for (const line of await damageOf(ledger)) say({ what: 'damage', line });
  for (const table of TABLES) {
    await walk(
      (after) => proofs.check(ledger, table, after, PAGE),
      ({ key, state }) => {
        counts[table] += 1;
        if (state !== 'sealed') say({ what: state, table, key: key.join(' ') });
      },
    );
  }
  counts.quiz_versions = await verifyQuizzes(ledger, say);
  return counts;
}

async function damageOf(database: Pick<Database, 'db' | 'engine'>): Promise<string[]> {
  try {
    return await findDamage(database);
  } catch (error) {
    if (error instanceof AppError) return [error.message];
    throw error;
  }
}

async function verifyQuizzes({ db }: Ledger, say: (fault: RowFault) => void): Promise<number> {
  let count = 0;
  for (let last = ''; ;) {
    const page = await quizVersions.listAfter(db, last, 50);
    for (const { hash, content } of page) {
      if (contentHash(content) !== hash) say({ what: 'altered', table: 'quiz_versions', key: hash });
    }
    count += page.length;
    last = page.at(-1)?.hash ?? '';
    if (page.length < 50) return count;
  }
}

/** Visits every row, a page at a time. */
async function walk(
  read: (after: readonly string[] | undefined) => Promise<proofs.CheckedRow[]>,
  visit: (row: proofs.CheckedRow) => void,
): Promise<void> {
  let after: readonly string[] | undefined;
  for (;;) {
    const page = await read(after);
    page.forEach(visit);
    after = page.at(-1)?.key;
    if (page.length < PAGE) return;
  }
}
