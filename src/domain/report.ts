import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import { normalForm } from '../rules/normal-form.ts';
import type { ReportField, ReportQuery, Sort, State } from '../schemas/report.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as ministries from '../store/ministry.ts';
import type { Ministry } from '../store/ministry.ts';
import type { Ledger } from '../store/proof.ts';
import * as report from '../store/report.ts';
import type { Cursor, ReportFilter, ReportRow } from '../store/report.ts';
import type { Tables } from '../store/schema.ts';
import { closeExpiredWithin } from './attempt.ts';
import { refresh } from './enrolment.ts';
import { note } from './event.ts';
import type { StudiedCourse } from './quiz.ts';
import { reachOf, type Reach } from './reach.ts';
import { requireViewer, type Viewer } from './viewer.ts';

type Db = Kysely<Tables>;

/** How many rows a page has, and how many an export reads at once. */
const PAGE = 50;
const CHUNK = 500;

/** How many of a ministry's people have begun and done a course. */
export interface CourseCount {
  course: string;
  begun: number;
  done: number;
}

/** What an officer reads: one page of the people, and the ministry as a whole. */
export interface Report {
  rows: readonly ReportRow[];
  /** How many rows the question has in all, on how many pages, and which of them this is. */
  total: number;
  pages: number;
  page: number;
  /** Everybody in the ministry, whatever was asked: in their best course. */
  states: Readonly<Record<State, number>>;
  courses: readonly CourseCount[];
  /** What was asked, as it was understood; and what could not be. */
  query: ReportQuery;
  ignored: readonly ReportField[];
  /** The ministry that the rows are of; undefined for several. */
  ministry: Ministry | undefined;
  /** Whether they may be of several. */
  several: boolean;
  /** Those that the viewer may choose from: none within a ministry. */
  ministries: readonly Ministry[];
}

/**
 * The people within the viewer's reach and how far they are, as `query` asks. What it names that is not there, or not
 * within reach, is ignored and said. Attempts whose time is over are closed first.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listPeople(
  ledger: Ledger,
  visitor: Viewer | undefined,
  courses: readonly StudiedCourse[],
  asked: ReportQuery,
  now: Date,
): Promise<Report> {
  const { filter, sort, ...question } = await ask(ledger, visitor, courses, asked, now);
  const { db } = ledger;
  const pageOf = (page: number) => report.list(db, filter, sort, { limit: PAGE, offset: (page - 1) * PAGE });
  const wanted = asked.page ?? 1;
  const [total, found, states, counts] = await Promise.all([
    report.count(db, filter),
    pageOf(wanted),
    report.countByState(db, filter),
    report.countByCourse(db, filter),
  ]);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(wanted, pages);
  return {
    ...question,
    rows: page === wanted ? found : await pageOf(page),
    total,
    pages,
    page,
    ignored: page === wanted ? question.ignored : [...question.ignored, 'page'],
    states,
    courses: fill(filter.courses, counts),
  };
}

/** The rows of a report, all of them, as they are read; and the ministry that they are of. */
export interface Export {
  rows: AsyncIterable<ReportRow>;
  ministry: Ministry | undefined;
  /** Whether they may be of several ministries. */
  several: boolean;
}

/**
 * All rows that `listPeople` has on its pages, in the same order, for a file; they are read in pieces as the file goes
 * out. It is written in the record.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function exportPeople(
  app: App,
  visitor: Viewer | undefined,
  courses: readonly StudiedCourse[],
  asked: ReportQuery,
  format: 'csv' | 'xlsx',
  now: Date,
): Promise<Export> {
  const viewer = requireViewer(visitor);
  const { filter, sort, query, ministry, several } = await ask(app, viewer, courses, asked, now);
  await transaction(app.db, async (trx) => {
    const rows = await report.count(trx, filter);
    const details = { what: 'people', format, rows, ...detailsOf(query) };
    const event = { kind: 'exported', actor: viewer.id, subject: null, details } as const;
    await note(trx, app.secret, { ...event, ministry: filter.ministryId ?? null }, now);
  });
  return { rows: all(app.db, filter, sort), ministry, several };
}

function detailsOf({ page: _, ...asked }: ReportQuery): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

async function* all(db: Db, filter: ReportFilter, sort: Sort): AsyncGenerator<ReportRow> {
  let after: Cursor | undefined;
  do {
    const rows = await report.list(db, filter, sort, { limit: CHUNK, after });
    yield* rows;
    after = rows.length === CHUNK ? rows.at(-1)?.cursor : undefined;
  } while (after);
}

/** Checks who asks, brings what they ask about up to date, and makes a filter of it. */
async function ask(
  ledger: Ledger,
  visitor: Viewer | undefined,
  courses: readonly StudiedCourse[],
  asked: ReportQuery,
  now: Date,
) {
  const reach = reachOf(visitor);
  await closeExpiredWithin(ledger, reach, courses, now);
  const { db } = ledger;
  await refresh(db, courses);
  const slugs = courses.map(({ course }) => course.slug);
  const known = await ministriesOf(db, reach);
  const chosen = reach === 'everybody' ? asked.ministry : reach.ministryId;
  const ministry = known.find(({ id }) => id === chosen);
  const course = slugs.find((slug) => slug === asked.course);
  const ignored: ReportField[] = [
    ...(asked.course !== course ? (['course'] as const) : []),
    ...(asked.ministry !== undefined && asked.ministry !== ministry?.id ? (['ministry'] as const) : []),
  ];
  const query = { ...asked, course, ministry: reach === 'everybody' ? ministry?.id : undefined };
  // Without its ministry a seal would be open: what is not found must not widen the filter.
  const ministryId = reach === 'everybody' ? ministry?.id : reach.ministryId;
  return {
    filter: { ministryId, courses: slugs, course, state: asked.state, words: wordsOf(asked.q) },
    sort: asked.sort ?? 'name',
    query,
    ignored,
    ministry,
    several: reach === 'everybody' && ministry === undefined,
    ministries: reach === 'everybody' ? known : [],
  };
}

async function ministriesOf(db: Db, reach: Reach): Promise<Ministry[]> {
  if (reach === 'everybody') return ministries.list(db);
  const own = await ministries.find(db, reach.ministryId);
  return own ? [own] : [];
}

/** A sign that no normal form keeps is looked for as it is, rather than everybody found. */
function wordsOf(text: string | undefined): string[] {
  if (text === undefined) return [];
  const words = normalForm(text).split(' ').filter(Boolean);
  return words.length > 0 ? words : [text];
}

function fill(slugs: readonly string[], counts: readonly CourseCount[]): CourseCount[] {
  return slugs.map((course) => counts.find((one) => one.course === course) ?? { course, begun: 0, done: 0 });
}
