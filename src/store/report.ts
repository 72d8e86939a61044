import { sql, type Expression, type Kysely } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Sort, SortKey, State } from '../schemas/report.ts';
import type { Tables } from './schema.ts';

/** Whom a report is about. Disabled people are left out. */
export interface ReportFilter {
  ministryId?: string | undefined;
  /** The courses that there are, in their order; enrolments in others are not looked at. */
  courses: readonly string[];
  /** With it everybody has one row, about this course; without it one for each course begun, and one when there is none. */
  course?: string | undefined;
  state?: State | undefined;
  /** In normal form; each must be in the name or in the e-mail address. */
  words: readonly string[];
}

/** A person with how far they are in a course; `course` is null for somebody who has begun none. */
export interface ReportRow {
  userId: string;
  name: string;
  email: string;
  ministry: string | null;
  course: string | null;
  progress: number;
  score: number | null;
  attempts: number;
  startedAt: Instant | null;
  completedAt: Instant | null;
  seenAt: Instant | null;
}

/** Where a row stands in the order: what is after it comes next. */
export type Cursor = readonly (string | number)[];

/** One page of the rows, `offset` rows on. */
export async function list(
  db: Kysely<Tables>,
  filter: ReportFilter,
  sort: Sort,
  { limit, offset }: { limit: number; offset: number },
): Promise<ReportRow[]> {
  const rows = await sorted(db, filter, sort).limit(limit).offset(offset).execute();
  return rows.map(toRow);
}

/** The rows after a cursor, from the first without one, and the cursor of the last: by the statement of `list`. */
export async function listAfter(
  db: Kysely<Tables>,
  filter: ReportFilter,
  sort: Sort,
  { limit, after }: { limit: number; after: Cursor | undefined },
): Promise<{ rows: ReportRow[]; last: Cursor | undefined }> {
  let query = sorted(db, filter, sort).limit(limit);
  if (after) query = query.where(isAfter(termsOf(filter, sort), after));
  const rows = await query.execute();
  return { rows: rows.map(toRow), last: rows.at(-1)?.cursor };
}

/** How many rows there are. */
export async function count(db: Kysely<Tables>, filter: ReportFilter): Promise<number> {
  const { total } = await rowsOf(db, filter)
    .select(sql<number>`cast(count(*) as integer)`.as('total'))
    .executeTakeFirstOrThrow();
  return total;
}
