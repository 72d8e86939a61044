import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import * as held from '../store/held.ts';
import { HELD, type Held, type HeldRow } from '../store/held.ts';
import * as throttles from '../store/throttle.ts';
import { note } from './event.ts';
import { requireViewer, type Viewer } from './viewer.ts';

/** How often somebody may take out what is held about them. */
const DOWNLOADS = { count: 10, seconds: 3_600 } as const;

/** What one table holds about a person. */
export interface HeldPart {
  table: Held;
  columns: readonly string[];
  rows: HeldRow[];
}

/**
 * Everything that is held about the viewer, by table, without what would open a door: hashes, tokens, secrets. What answers
 * in an open graded attempt are worth is left out too until it is closed. The record says that it was taken out.
 * @throws AppError `limited` after ten times within an hour
 */
export async function takeOut(app: App, visitor: Viewer | undefined, now: Date): Promise<HeldPart[]> {
  const viewer = requireViewer(visitor);
  await claimDownload(app, viewer, now);
  const whom = { actor: viewer.id, subject: viewer.id, ministry: viewer.ministryId };
  await note(app.db, app.secret, { kind: 'data_downloaded', ...whom }, now);
  const parts: HeldPart[] = [];
  for (const table of Object.keys(HELD) as Held[])
    parts.push({ table, columns: HELD[table].given, rows: await held.list(app.db, table, viewer) });
  return withoutOpenMarks(parts);
}

async function claimDownload(app: App, { id }: Viewer, now: Date): Promise<void> {
  const { count, seconds } = DOWNLOADS;
  const hit = await throttles.hit(app.db, `data ${id}`, seconds, now.toISOString());
  if (hit.count <= count) return;
  const retryAfter = Math.max(1, Math.ceil((Date.parse(hit.resetsAt) - now.getTime()) / 1000));
  throw new AppError('limited', 'too many downloads', { reason: 'download_limited', retryAfter });
}

/** Else a quiz could be answered again and again until the file says that it is right. */
function withoutOpenMarks(parts: HeldPart[]): HeldPart[] {
  const attempts = parts.find(({ table }) => table === 'attempts')?.rows ?? [];
  const open = new Set(
    attempts.filter((row) => row['mode'] === 'graded' && row['closed_at'] === null).map(({ id }) => id),
  );
  const unmarked = (row: HeldRow): HeldRow => ({
    ...row,
    ...Object.fromEntries(MARKS.filter((mark) => mark in row).map((mark) => [mark, null])),
  });
  return parts.map((part) => {
    const column = { attempts: 'id', answers: 'attempt_id' }[part.table as string];
    if (column === undefined) return part;
    return { ...part, rows: part.rows.map((row) => (open.has(row[column] ?? null) ? unmarked(row) : row)) };
  });
}

const MARKS = ['points', 'possible', 'percent', 'passed'];
