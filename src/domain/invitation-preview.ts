import type { Kysely } from 'kysely';
import { AppError } from '../errors.ts';
import type { Locale } from '../schemas/atoms.ts';
import { Invitee } from '../schemas/invitation.ts';
import type { Role } from '../schemas/user.ts';
import { listKnown } from '../store/invitation-list.ts';
import * as ministries from '../store/ministry.ts';
import type { Ministry } from '../store/ministry.ts';
import type { Tables } from '../store/schema.ts';
import type { ListRow } from './invitation-list.ts';
import { bare, languageOf, roleOf } from './invitation-word.ts';
import type { StudiedCourse } from './quiz.ts';
import { requireAdministrator, type Reach } from './reach.ts';
import type { Viewer } from './viewer.ts';

/** The most rows of one list. */
export const ROWS_MAX = 5_000;

/** Why a row is not invited. */
export type RowFault =
  | 'email'
  | 'name'
  | 'role'
  | 'language'
  | 'ministry'
  | 'officer'
  | 'course'
  | 'teaches'
  | 'twice'
  | 'person'
  | 'invited';

/** What will happen to a row of the list: somebody is invited, or a fault says why nobody is. */
export type PreviewRow = { row: ListRow } & (
  | { invitee: Invitee; ministry: string | undefined; fault?: undefined }
  | { fault: RowFault; invitee?: undefined; ministry?: undefined }
);

/** What holds for rows that do not say otherwise. */
export interface Defaults {
  role: Role;
  language: Locale;
  ministryId: string | null;
  courses: readonly string[];
}

/**
 * What inviting a list would do, row by row, in its order; nothing is written. An address that belongs to another ministry
 * than the viewer's is as one that nobody has.
 * @throws AppError `invalid` (`list_empty`, `list_long`)
 */
export async function preview(
  db: Kysely<Tables>,
  visitor: Viewer | undefined,
  rows: readonly ListRow[],
  defaults: Defaults,
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<PreviewRow[]> {
  const { reach } = requireAdministrator(visitor);
  if (rows.length === 0) throw listFault('list_empty');
  if (rows.length > ROWS_MAX) throw listFault('list_long');
  const known = await knownWithin(
    db,
    reach,
    rows.map((row) => clean(row.email)),
    now,
  );
  const terms: Terms = {
    reach,
    defaults,
    ministries: await ministries.list(db),
    slugs: new Set(courses.map(({ course }) => course.slug)),
  };
  const seen = new Set<string>();
  return rows.map((row) => {
    const read = readRow(row, terms);
    if (typeof read === 'string') return { row, fault: read };
    const { email, ministryId } = read;
    const fault = seen.has(email) ? 'twice' : known.get(email);
    seen.add(email);
    if (fault) return { row, fault };
    return { row, invitee: read, ministry: terms.ministries.find(({ id }) => id === ministryId)?.name };
  });
}

interface Terms {
  reach: Reach;
  defaults: Defaults;
  ministries: readonly Ministry[];
  slugs: ReadonlySet<string>;
}

function listFault(reason: string): AppError {
  return new AppError('invalid', 'the list is empty or too long', { reason, fields: { list: 'list' } });
}

function clean(email: string | undefined): string {
  return email?.trim().toLowerCase() ?? '';
}

async function knownWithin(
  db: Kysely<Tables>,
  reach: Reach,
  emails: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, 'person' | 'invited'>> {
  const unique = [...new Set(emails)].filter((email) => email !== '' && !email.includes('\0'));
  const known = await listKnown(db, unique, now.toISOString());
  const within = known.filter(({ ministryId }) => reach === 'everybody' || reach.ministryId === ministryId);
  // Whoever has accepted is a person, whatever else is open.
  return new Map(within.toReversed().map(({ email, as }) => [email, as]));
}

/** Whom a row means, or what is wrong with it by itself. */
function readRow(row: ListRow, terms: Terms): Invitee | RowFault {
  const { defaults } = terms;
  const role = row.role === undefined ? defaults.role : roleOf(row.role);
  const locale = row.language === undefined ? defaults.language : languageOf(row.language);
  const ministryId = ministryOf(row.ministry, terms);
  const courses = role === 'instructor' ? coursesOf(row.courses, defaults) : [];
  if (ministryId === undefined) return 'ministry';
  const parsed = Invitee.safeParse({
    email: clean(row.email),
    name: row.name ?? '',
    role,
    locale,
    ministryId,
    courses,
  });
  if (!parsed.success) return FAULTS[String(parsed.error.issues[0]?.path[0])] ?? 'email';
  if (role === 'officer' && ministryId === null) return 'officer';
  if (row.courses !== undefined && role !== 'instructor') return 'teaches';
  return parsed.data.courses.every((slug) => terms.slugs.has(slug)) ? parsed.data : 'course';
}

const FAULTS: Record<string, RowFault> = {
  email: 'email',
  name: 'name',
  role: 'role',
  locale: 'language',
  courses: 'course',
};

/** The id of the ministry that a row names; undefined when there is none of that name within reach. */
function ministryOf(name: string | undefined, terms: Terms): string | null | undefined {
  const { reach, ministries: all, defaults } = terms;
  const own = all.filter(({ id }) => reach === 'everybody' || id === reach.ministryId);
  if (name !== undefined) return own.find((one) => bare(one.name) === bare(name))?.id;
  if (reach !== 'everybody') return reach.ministryId;
  return defaults.ministryId === null ? null : own.find(({ id }) => id === defaults.ministryId)?.id;
}

function coursesOf(cell: string | undefined, defaults: Defaults): string[] {
  if (cell === undefined) return [...defaults.courses];
  return [
    ...new Set(
      cell
        .toLowerCase()
        .split(/[\s|;,+]+/)
        .filter(Boolean),
    ),
  ];
}
