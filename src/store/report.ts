import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
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

/** The rows in order: `limit` of them, after a cursor or from an offset, each with its own cursor. */
export async function list(
  db: Kysely<Tables>,
  filter: ReportFilter,
  sort: Sort,
  from: { limit: number; offset?: number; after?: Cursor | undefined },
): Promise<(ReportRow & { cursor: Cursor })[]> {
  const terms = termsOf(filter, sort);
  let query = rowsOf(db, filter)
    .leftJoin('ministries', 'ministries.id', 'users.ministry_id')
    .select([
      'users.id as userId',
      'users.name',
      'users.email',
      'ministries.name as ministry',
      'enrolments.course',
      'enrolments.progress',
      'enrolments.score',
      'enrolments.attempts',
      'enrolments.started_at as startedAt',
      'enrolments.completed_at as completedAt',
      'enrolments.seen_at as seenAt',
    ])
    .select(terms.map(({ value }, index) => value.as(`key${index}` as const)))
    .limit(from.limit);
  for (const { value, falling } of terms) query = query.orderBy(value, falling ? 'desc' : 'asc');
  if (from.offset !== undefined) query = query.offset(from.offset);
  if (from.after) query = query.where(isAfter(terms, from.after));
  const rows = await query.execute();
  return rows.map(({ progress, attempts, ...row }) => ({
    ...row,
    progress: progress ?? 0,
    attempts: attempts ?? 0,
    cursor: terms.map((_, index) => row[`key${index}`] ?? ''),
  }));
}

/** How many rows there are. */
export async function count(db: Kysely<Tables>, filter: ReportFilter): Promise<number> {
  const { total } = await rowsOf(db, filter)
    .select(sql<number>`cast(count(*) as integer)`.as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** How many people have completed a course, how many have only begun one, and how many have begun none. */
export async function countByState(
  db: Kysely<Tables>,
  filter: Pick<ReportFilter, 'ministryId' | 'courses'>,
): Promise<Record<State, number>> {
  const distinct = (value: RawBuilder<unknown>) => sql<number>`cast(count(distinct ${value}) as integer)`;
  const done = sql`case when enrolments.completed_at is not null then enrolments.user_id end`;
  const { ministryId, courses } = filter;
  const counts = await rowsOf(db, { ministryId, courses, words: [] })
    .select([
      distinct(sql`users.id`).as('people'),
      distinct(sql`enrolments.user_id`).as('begun'),
      distinct(done).as('done'),
    ])
    .executeTakeFirstOrThrow();
  return {
    ahead: counts.people - counts.begun,
    begun: counts.begun - counts.done,
    done: counts.done,
  };
}

/** Of each course that anybody has begun, how many have, and how many of them have completed it. */
export async function countByCourse(
  db: Kysely<Tables>,
  filter: Pick<ReportFilter, 'ministryId' | 'courses'>,
): Promise<{ course: string; begun: number; done: number }[]> {
  let query = db
    .selectFrom('enrolments')
    .innerJoin('users', 'users.id', 'enrolments.user_id')
    .select([
      'enrolments.course',
      sql<number>`cast(count(*) as integer)`.as('begun'),
      sql<number>`cast(count(enrolments.completed_at) as integer)`.as('done'),
    ])
    .where('users.disabled', '=', 0)
    .where('enrolments.course', 'in', atLeastOne(filter.courses))
    .groupBy('enrolments.course');
  if (filter.ministryId !== undefined) query = query.where('users.ministry_id', '=', filter.ministryId);
  return query.execute();
}

function rowsOf(db: Kysely<Tables>, filter: ReportFilter) {
  const { ministryId, courses, course, state, words } = filter;
  let query = db
    .selectFrom('users')
    .leftJoin('enrolments', (join) =>
      join
        .onRef('enrolments.user_id', '=', 'users.id')
        .on('enrolments.course', 'in', atLeastOne(course === undefined ? courses : [course])),
    )
    .where('users.disabled', '=', 0);
  if (ministryId !== undefined) query = query.where('users.ministry_id', '=', ministryId);
  for (const word of words) query = query.where(contains(word));
  if (state === 'ahead') return query.where('enrolments.course', 'is', null);
  if (state === 'begun')
    return query.where('enrolments.course', 'is not', null).where('enrolments.completed_at', 'is', null);
  return state === 'done' ? query.where('enrolments.completed_at', 'is not', null) : query;
}

function contains(word: string): RawBuilder<SqlBool> {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(users.name_key like ${pattern} escape '\\' or users.email like ${pattern} escape '\\')`;
}

/** One thing to sort by. None of them is ever null: the engines do not agree on where nulls belong. */
interface Term {
  value: RawBuilder<string | number>;
  falling: boolean;
}

/** What is not there comes last in either direction; what is equal stands by name. */
function termsOf({ courses }: ReportFilter, sort: Sort): Term[] {
  const falling = sort.startsWith('-');
  const key = sort.replace(/^-/, '') as SortKey;
  const place = courses.reduce(
    (cases, slug, index) => sql`${cases} when enrolments.course = ${slug} then ${sql.lit(index + 1)}`,
    sql`when enrolments.course is null then 0`,
  );
  const course = sql<number>`case ${place} else 0 end`;
  const name = sql<string>`users.name_key`;
  const values: Record<SortKey, RawBuilder<string | number>[]> = {
    name: [name],
    course: [absent('course'), course],
    progress: [sql<number>`coalesce(enrolments.progress, -1)`],
    score: [absent('score'), sql<number>`coalesce(enrolments.score, 0)`],
    attempts: [sql<number>`coalesce(enrolments.attempts, -1)`],
    started: [absent('started_at'), sql<string>`coalesce(enrolments.started_at, '')`],
    completed: [absent('completed_at'), sql<string>`coalesce(enrolments.completed_at, '')`],
    seen: [absent('seen_at'), sql<string>`coalesce(enrolments.seen_at, '')`],
  };
  const asked = values[key];
  return [
    ...asked.map((value, index) => ({ value, falling: falling && index === asked.length - 1 })),
    ...[name, sql<string>`users.id`, course].map((value) => ({ value, falling: false })),
  ];
}

function absent(column: keyof Tables['enrolments']): RawBuilder<number> {
  return sql`case when ${sql.ref(`enrolments.${column}`)} is null then 1 else 0 end`;
}

/** Later in the order than a cursor: greater in one term and equal in those before it. */
function isAfter(terms: readonly Term[], cursor: Cursor): RawBuilder<SqlBool> {
  const cases = terms.map(({ value, falling }, index) => {
    const equal = terms.slice(0, index).map((term, at) => sql`${term.value} = ${cursor[at]}`);
    const beyond = falling ? sql`${value} < ${cursor[index]}` : sql`${value} > ${cursor[index]}`;
    return sql`(${sql.join([...equal, beyond], sql` and `)})`;
  });
  return sql`(${sql.join(cases, sql` or `)})`;
}

/** An empty list is no SQL. */
function atLeastOne(slugs: readonly string[]): readonly string[] {
  return slugs.length > 0 ? slugs : [''];
}
