import type { Kysely, Selectable } from 'kysely';
import { transaction } from './engine/transaction.ts';
import type { Tables } from './schema.ts';
import { seal } from './seal.ts';

/** The database together with the academy's secret: what writes a row that proves training is given both. */
export interface Ledger {
  db: Kysely<Tables>;
  /** The academy's secret, from which the key of the seals is derived. */
  secret: string;
}

/**
 * The tables whose rows prove training, with every column that their seals cover, in the order in which they are sealed. A
 * column that is added here changes the seals of all rows: its migration must see to it that they are made anew.
 */
export const PROVEN = {
  attempts: [
    ...['id', 'user_id', 'course', 'quiz', 'version', 'mode', 'number', 'seed', 'items'],
    ...['started_at', 'deadline', 'closed_at', 'closed_by', 'points', 'possible', 'percent', 'passed'],
  ],
  answers: ['attempt_id', 'key', 'item', 'seq', 'answer', 'points', 'possible', 'answered_at'],
  completions: ['user_id', 'course', 'scope', 'slug', 'completed_at'],
} as const;

/** A table whose rows prove training. */
export type Proven = keyof typeof PROVEN;

/** A row of such a table, as the database holds it, without its seal. */
export type ProvenRow<Table extends Proven> = Omit<Selectable<Tables[Table]>, 'proof'>;

/** The seal of a row: of its table and of every other column. */
export function proofOf<Table extends Proven>(secret: string, table: Table, row: ProvenRow<Table>): string {
  const values = row as Readonly<Record<string, string | number | null>>;
  return seal(secret, 'proof', [table, ...PROVEN[table].map((column) => values[column] ?? null)]);
}

/**
 * The seal of a row after a change; the old one, which fits no longer, when it did not fit the row before: what somebody
 * altered is not made good by the next write.
 */
export function proofAfter<Table extends Proven>(
  secret: string,
  table: Table,
  before: ProvenRow<Table> & { proof: string | null },
  after: ProvenRow<Table>,
): string | null {
  return before.proof === proofOf(secret, table, before) ? proofOf(secret, table, after) : before.proof;
}

/** As `transaction`, for what writes rows that prove training. */
export function inTransaction<T>(ledger: Ledger, work: (within: Ledger) => Promise<T>): Promise<T> {
  return transaction(ledger.db, (trx) => work({ ...ledger, db: trx }));
}
