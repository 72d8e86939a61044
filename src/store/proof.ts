import { sql, type Kysely, type Selectable } from 'kysely';
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
  return sealOf(secret, table, row as Values);
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

/** How a row stands: as it was sealed, otherwise, or without a seal. */
export interface CheckedRow {
  /** The values of its primary key. */
  key: string[];
  state: 'sealed' | 'altered' | 'bare';
}

/** Checks the rows of a table that follow `after` in the order of their keys, at most `limit`. */
export async function check(
  { db, secret }: Ledger,
  table: Proven,
  after: readonly string[] | undefined,
  limit: number,
): Promise<CheckedRow[]> {
  const rows = await listAfter(db, table, after, limit);
  return rows.map((row) => {
    const { proof } = row;
    const state = proof === null ? 'bare' : proof === sealOf(secret, table, row) ? 'sealed' : 'altered';
    return { key: keyOf(table, row), state };
  });
}

/** As `check`, and gives a seal to each of the rows that have none; they stay bare in what is returned. */
export async function sealBare(
  ledger: Ledger,
  table: Proven,
  after: readonly string[] | undefined,
  limit: number,
): Promise<CheckedRow[]> {
  return inTransaction(ledger, async (within) => {
    const checked: CheckedRow[] = [];
    for (const row of await listAfter(within.db, table, after, limit)) {
      const key = keyOf(table, row);
      checked.push({ key, state: row['proof'] === null ? 'bare' : 'sealed' });
      if (row['proof'] !== null) continue;
      await sql`update ${sql.table(table)} set proof = ${sealOf(within.secret, table, row)}
        where (${keyColumns(table)}) = (${sql.join(key)})`.execute(within.db);
    }
    return checked;
  });
}

type Values = Readonly<Record<string, string | number | null>>;

const KEYS: Record<Proven, readonly string[]> = {
  attempts: ['id'],
  answers: ['attempt_id', 'key'],
  completions: ['user_id', 'course', 'scope', 'slug'],
};

function sealOf(secret: string, table: Proven, row: Values): string {
  return seal(secret, 'proof', [table, ...PROVEN[table].map((column) => row[column] ?? null)]);
}

async function listAfter(
  db: Kysely<Tables>,
  table: Proven,
  after: readonly string[] | undefined,
  limit: number,
): Promise<Values[]> {
  const later = after ? sql`where (${keyColumns(table)}) > (${sql.join(after)})` : sql``;
  const page = sql<Values>`select * from ${sql.table(table)} ${later} order by ${keyColumns(table)} limit ${limit}`;
  return (await page.execute(db)).rows;
}

function keyColumns(table: Proven) {
  return sql.join(KEYS[table].map((column) => sql.ref(column)));
}

function keyOf(table: Proven, row: Values): string[] {
  return KEYS[table].map((column) => String(row[column]));
}
