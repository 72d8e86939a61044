import * as z from 'zod';
import { Id, Slug, Text } from './atoms.ts';

/** How far somebody is: in one course, or when none is chosen in whichever they have begun. */
export const STATES = ['ahead', 'begun', 'done'] as const;
export type State = (typeof STATES)[number];

/** What the list of people can be sorted by. */
export const SORT_KEYS = [
  'name',
  'course',
  'progress',
  'score',
  'attempts',
  'started',
  'completed',
  'seen',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** A sort key; with a hyphen before it, the greatest first. */
export type Sort = SortKey | `-${SortKey}`;
export const SORTS: readonly Sort[] = SORT_KEYS.flatMap((key): Sort[] => [key, `-${key}`]);

/** What an officer asks for, as the address says it. Left out, nothing is asked. */
export const ReportQuery = z.object({
  /** Only for an administrator of the whole academy. */
  ministry: Id.optional(),
  course: Slug.optional(),
  state: z.enum(STATES).optional(),
  /** Words to be found in the name or the e-mail address. */
  q: Text.pipe(z.string().trim().min(1).max(200)).optional(),
  sort: z.enum(SORTS).optional(),
  /** Counted from 1. */
  page: z.coerce.number().int().min(1).max(1_000_000).optional(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;
export type ReportField = keyof ReportQuery;

/** Reads an address: what cannot be understood is left out and named in `ignored`; an empty field asks nothing. */
export function readReportQuery(params: URLSearchParams): { query: ReportQuery; ignored: ReportField[] } {
  const ignored: ReportField[] = [];
  const query: Record<string, unknown> = {};
  for (const field of Object.keys(ReportQuery.shape) as ReportField[]) {
    const given = params.get(field);
    if (given === null || given.trim() === '') continue;
    const parsed = ReportQuery.shape[field].safeParse(given);
    if (parsed.success) query[field] = parsed.data;
    else ignored.push(field);
  }
  return { query: query as ReportQuery, ignored };
}

/** The search part of the address that asks for this: empty, or beginning with `?`. */
export function reportSearch(query: ReportQuery): string {
  const asked = Object.entries(query).filter(
    ([field, value]) => value !== undefined && !(field === 'page' && value === 1),
  );
  const search = new URLSearchParams(asked.map(([field, value]) => [field, String(value)])).toString();
  return search && `?${search}`;
}
