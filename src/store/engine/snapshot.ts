import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { DatabaseError, codeOf } from './failure.ts';

/**
 * Copies an SQLite database whole to `snapshots/` beside it and returns the copy's path. `last` is the name of its last
 * migration. A copy that is interrupted leaves a `.partial` file, which the next one removes.
 * @throws DatabaseError when the copy cannot be written; the database itself is then as before
 */
export function snapshot(database: Sqlite.Database, last: string): string {
  const folder = join(dirname(database.name), 'snapshots');
  const instant = new Date().toISOString().replaceAll(':', '-');
  const path = join(folder, `${basename(database.name, '.db')}-${instant}-${last}.db`);
  const partial = join(folder, `${basename(database.name)}.partial`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(partial, { force: true });
    closeSync(openSync(partial, 'a', 0o600));
    database.prepare('vacuum into ?').run(partial);
    flush(partial);
    renameSync(partial, path);
    return path;
  } catch (error) {
    throw new DatabaseError(
      `No copy of ${database.name} could be made in ${folder} (${codeOf(error)}), so the database was not changed. See that the disk has room for a second copy and that the folder may be written.`,
      { cause: error },
    );
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
