import type { StudiedCourse } from '../../domain/quiz.ts';
import { ministry as texts } from '../../locales/ministry.ts';
import { pick } from '../../rules/localized.ts';
import type { Cell } from '../../rules/table.ts';
import type { Locale } from '../../schemas/atoms.ts';
import type { State } from '../../schemas/report.ts';
import type { ReportRow } from '../../store/report.ts';

/** One column of the report, on the screen and in files alike. */
export interface ReportColumn {
  key: keyof (typeof texts)['en']['head'];
  /** In a file. */
  head: string;
  /** In characters. */
  width: number;
  cell: (row: ReportRow) => Cell;
}

/** How far a row's person is in its course. */
export function stateOf({ course, completedAt }: Pick<ReportRow, 'course' | 'completedAt'>): State {
  if (course === null) return 'ahead';
  return completedAt ? 'done' : 'begun';
}

/** The columns of the report in a language; that of the ministry only where there are several. */
export function reportColumns(
  locale: Locale,
  courses: readonly StudiedCourse[],
  several: boolean,
): ReportColumn[] {
  const { head, state, inPercent, inUtc } = texts[locale];
  const titles = new Map(
    courses.map(({ course }) => [course.slug, pick(course.title, locale, course.original).text]),
  );
  const columns: ReportColumn[] = [
    { key: 'name', head: head.name, width: 30, cell: ({ name }) => text(name) },
    { key: 'email', head: head.email, width: 34, cell: ({ email }) => text(email) },
    { key: 'ministry', head: head.ministry, width: 30, cell: ({ ministry }) => text(ministry) },
    {
      key: 'course',
      head: head.course,
      width: 34,
      cell: ({ course }) => text(course && (titles.get(course) ?? course)),
    },
    { key: 'state', head: head.state, width: 14, cell: (row) => text(state[stateOf(row)]) },
    { key: 'progress', head: inPercent(head.progress), width: 14, cell: ({ progress }) => number(progress) },
    { key: 'score', head: inPercent(head.score), width: 12, cell: ({ score }) => number(score) },
    { key: 'attempts', head: head.attempts, width: 12, cell: ({ attempts }) => number(attempts) },
    { key: 'started', head: inUtc(head.started), width: 18, cell: ({ startedAt }) => instant(startedAt) },
    { key: 'completed', head: inUtc(head.completed), width: 18, cell: (row) => instant(row.completedAt) },
    { key: 'seen', head: inUtc(head.seen), width: 18, cell: ({ seenAt }) => instant(seenAt) },
  ];
  return columns.filter(({ key }) => several || key !== 'ministry');
}

function text(value: string | null): Cell {
  return value === null ? { kind: 'none' } : { kind: 'text', text: value };
}

function number(value: number | null): Cell {
  return value === null ? { kind: 'none' } : { kind: 'number', value };
}

function instant(at: string | null): Cell {
  return at === null ? { kind: 'none' } : { kind: 'instant', at };
}
