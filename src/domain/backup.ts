import {
  existsSync,
  mkdtempSync,
  openSync,
  closeSync,
  fsyncSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { findKeptSecret } from '../secret.ts';
import { copyOf, verifyBackup, writeBackup, type BackupHeader } from '../store/engine/backup-file.ts';
import { backupPath, makeFolder, prune, type Keep } from '../store/engine/backup-folder.ts';
import { codeOf, DatabaseError, type Log } from '../store/engine/failure.ts';
import { requireSound } from '../store/engine/health.ts';
import { load, requireEqual } from '../store/engine/load.ts';
import { findPending, listApplied } from '../store/engine/migrate.ts';
import { migrations } from '../store/engine/migrations.ts';
import { connect, type Connection } from '../store/engine/open.ts';
import { readRows, withSnapshot, type Tally } from '../store/engine/row.ts';
import { listTables } from '../store/engine/table.ts';
import { seal } from '../store/seal.ts';
import { note } from './event.ts';

/** Where the academy is, as its operator has set it. */
export type Place = Pick<Config, 'databaseUrl' | 'databaseFile' | 'secret'>;

/** How a backup is made. */
export interface BackupOptions {
  /** The folder of backups. */
  to: string;
  keep: Keep;
  /** Leaves out the secret that the academy has made itself. */
  withoutSecret?: boolean;
  now: Date;
  log: Log;
}

/** A backup that was made and checked. */
export interface MadeBackup {
  path: string;
  bytes: number;
  tables: Tally[];
  /** Whether the academy's secret is in it. */
  secret: boolean;
  /** The paths of older backups that were removed. */
  removed: string[];
}

/**
 * Copies the academy as it is at this moment, while it serves, into one file; reads the file again, and restores it once,
 * into a database that is then thrown away. Only then is it given its name, and older backups are removed.
 * @throws DatabaseError with a sentence for the operator; earlier backups are all kept then
 */
export async function backUp(place: Place, options: BackupOptions): Promise<MadeBackup> {
  const { to, keep, now, log } = options;
  const opened = openExisting(place, log);
  try {
    makeFolder(to);
    const path = backupPath(to, now);
    const partial = `${path}.partial`;
    try {
      const header = await write(opened, place, options, partial);
      const tables = await prove(partial, to, log);
      flushed(partial, path);
      await tellRecord(opened, place, tables, now, log);
      const removed = await prune(to, path, keep, now);
      return { path, bytes: statSync(path).size, tables, secret: header.secret !== undefined, removed };
    } finally {
      rmSync(partial, { force: true });
    }
  } catch (error) {
    throw explained(error, to);
  } finally {
    await opened.close();
  }
}

/** Opens a database that must be there already. */
export function openExisting({ databaseUrl: url, databaseFile: file }: Place, log: Log): Connection {
  if (url === undefined && !existsSync(file))
    throw new DatabaseError(
      `There is no database ${file}. Set DATABASE_FILE or DATABASE_URL as for the server.`,
    );
  return connect({ url, file, log });
}

/** By which a secret is known again; nobody learns it from this. */
export function markOf(secret: string): string {
  return seal(secret, 'backup', []);
}

/**
 * The names of an academy's migrations.
 * @throws DatabaseError when there are none, or one that this version does not know
 */
export async function listKnown({ place }: Connection, db: Connection['db'], engine: Connection['engine']) {
  const applied = await listApplied(db, engine);
  if (applied.length === 0)
    throw new DatabaseError(`The database ${place} is empty: there is nothing to copy.`);
  findPending(applied, migrations, place);
  return applied;
}

async function write(
  opened: Connection,
  place: Place,
  { withoutSecret, now }: BackupOptions,
  partial: string,
): Promise<BackupHeader> {
  const { db, engine } = opened;
  const kept = findKeptSecret(place);
  const secret = place.secret ?? kept;
  return withSnapshot(db, engine, async (snapshot) => {
    const header: BackupHeader = {
      attache: 'backup',
      format: 1,
      madeAt: now.toISOString(),
      engine,
      migrations: await listKnown(opened, snapshot, engine),
      secretMark: secret === undefined ? null : markOf(secret),
      // One that the operator has set is the operator's to keep.
      ...(place.secret === undefined && kept !== undefined && !withoutSecret && { secret: kept }),
    };
    await requireSound({ ...opened, db: snapshot });
    await writeBackup(partial, header, readRows(snapshot, engine, await listTables(snapshot, engine)));
    return header;
  });
}

/** Reads the file back, and restores it into a database of SQLite, which is thrown away. */
async function prove(partial: string, folder: string, log: Log): Promise<Tally[]> {
  const { header, tables } = await verifyBackup(partial);
  const rehearsal = mkdtempSync(join(folder, '.attache-rehearsal-'));
  try {
    const empty = connect({ file: join(rehearsal, 'academy.db'), log });
    try {
      requireEqual(tables, await load(empty, copyOf(partial, header)));
      await requireSound(empty);
    } finally {
      await empty.close();
    }
  } finally {
    rmSync(rehearsal, { recursive: true, force: true });
  }
  return tables;
}

/** Gives the finished file its name, and sees that the disk knows both. */
function flushed(partial: string, path: string): void {
  renameSync(partial, path);
  const folder = openSync(join(path, '..'), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** A backup that the record cannot be told of is a backup all the same. */
async function tellRecord(
  { db }: Connection,
  place: Place,
  tables: Tally[],
  now: Date,
  log: Log,
): Promise<void> {
  const secret = place.secret ?? findKeptSecret(place);
  if (secret === undefined) return;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const event = {
    kind: 'backup_made',
    actor: null,
    subject: null,
    ministry: null,
    details: { rows },
  } as const;
  await note(db, secret, event, now).catch((error: unknown) =>
    log.error(
      `The record does not know of this backup: ${error instanceof Error ? error.message : String(error)}`,
    ),
  );
}

function explained(error: unknown, folder: string): unknown {
  // The rehearsal may be what finds no more room.
  const full = error instanceof Error && codeOf(error.cause) === 'SQLITE_FULL';
  const code = full ? 'ENOSPC' : codeOf(error);
  const why = FAULTS[code];
  return why
    ? new DatabaseError(`No backup was made: ${why(folder)} (${code}). Earlier backups are kept.`, {
        cause: error,
      })
    : error;
}

const FAULTS: Record<string, (folder: string) => string> = {
  ENOSPC: (folder) =>
    `the disk of ${folder} is full. Free some space, or name a folder on another disk with --to`,
  EDQUOT: (folder) => `this user's share of the disk of ${folder} is full. Free some space`,
  EACCES: (folder) => `${folder} cannot be written. Give this user the right to write there`,
  EROFS: (folder) => `${folder} can only be read. Name another folder with --to`,
  EEXIST: (folder) => `${folder} is not a folder, or another backup is made in it at this moment`,
  ENOTDIR: (folder) => `${folder} is not a folder`,
};
