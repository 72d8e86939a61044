import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readHeader } from './backup-file.ts';

/** A backup in a folder of them. */
export interface KeptBackup {
  path: string;
  madeAt: Date;
}

/** How long backups are kept: one stays as long as either wants it. Without both, for ever. */
export interface Keep {
  /** The newest so many. */
  count?: number | undefined;
  /** Those not older than so many days. */
  days?: number | undefined;
}

const DAY = 24 * 3_600_000;
const NAME = /^attache-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z\.backup$/;
const PARTIAL = /^attache-.*\.backup\.partial$/;

/** Makes the folder unless it is there. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** The path of a backup made at `now`. */
export function backupPath(folder: string, now: Date): string {
  return join(folder, `attache-${now.toISOString().replaceAll(':', '-')}.backup`);
}

/** The backups that this program has made in a folder, the newest first. Any other file is none of ours. */
export async function listBackups(folder: string): Promise<KeptBackup[]> {
  const kept: KeptBackup[] = [];
  for (const name of readdirSync(folder).filter((one) => NAME.test(one))) {
    const path = join(folder, name);
    const header = await readHeader(path).catch(() => undefined);
    if (header) kept.push({ path, madeAt: new Date(header.madeAt) });
  }
  return kept.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/**
 * Removes the backups that nothing keeps any more, and what an interrupted one left more than a day ago. `newest`, which was
 * just made and checked, always stays.
 * @returns the paths of the backups that were removed
 */
export async function prune(folder: string, newest: string, keep: Keep, now: Date): Promise<string[]> {
  for (const name of readdirSync(folder).filter((one) => PARTIAL.test(one))) {
    const left = join(folder, name);
    if (now.getTime() - statSync(left).mtimeMs > DAY) rmSync(left, { force: true });
  }
  if (keep.count === undefined && keep.days === undefined) return [];
  const kept = await listBackups(folder);
  const old = kept.filter(
    ({ path, madeAt }, index) =>
      path !== newest &&
      index >= (keep.count ?? 0) &&
      now.getTime() - madeAt.getTime() > (keep.days ?? 0) * DAY,
  );
  for (const { path } of old) rmSync(path);
  return old.map(({ path }) => path);
}
