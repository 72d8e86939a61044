import { existsSync, rmSync } from 'node:fs';
import { findKeptSecret, keepSecret } from '../secret.ts';
import { copyOf, verifyBackup, type BackupHeader } from '../store/engine/backup-file.ts';
import { DatabaseError, type Log } from '../store/engine/failure.ts';
import { requireSound } from '../store/engine/health.ts';
import { load, requireEqual } from '../store/engine/load.ts';
import { migrate } from '../store/engine/migrate.ts';
import { connect } from '../store/engine/open.ts';
import type { Tally } from '../store/engine/row.ts';
import { markOf, type Place } from './backup.ts';
import { note } from './event.ts';

/** How an academy is restored. */
export interface RestoreOptions {
  /** Goes on with another secret than the academy's, when that is lost. */
  withoutSecret?: boolean;
  now: Date;
  log: Log;
}

/** An academy that was restored. */
export interface Restored {
  /** When the backup was made. */
  madeAt: Date;
  tables: Tally[];
}

/**
 * Brings an academy back from a backup into a place where there is none. The backup is read to its end before anything is
 * written, and what was written is read again; then it is brought to this version. All of it or nothing.
 * @throws DatabaseError with a sentence for the operator
 */
export async function restore(
  place: Place,
  path: string,
  { withoutSecret = false, now, log }: RestoreOptions,
): Promise<Restored> {
  const { header, tables } = await verifyBackup(path);
  const isNew = place.databaseUrl === undefined && !existsSync(place.databaseFile);
  const { secret, undo } = settleSecret(place, header, withoutSecret);
  const opened = connect({ url: place.databaseUrl, file: place.databaseFile, log });
  let done = false;
  try {
    await load(opened, copyOf(path, header), async (kept, trx) => {
      requireEqual(tables, kept);
      await requireSound({ ...opened, db: trx });
    });
    done = true;
    await migrate(opened.db, opened, log);
    const madeAt = new Date(header.madeAt);
    if (secret !== undefined) {
      const details = { backup: header.madeAt };
      await note(
        opened.db,
        secret,
        { kind: 'restored', actor: null, subject: null, ministry: null, details },
        now,
      );
    }
    return { madeAt, tables };
  } finally {
    await opened.close();
    if (!done) undo();
    if (!done && isNew)
      for (const end of ['', '-wal', '-shm']) rmSync(place.databaseFile + end, { force: true });
  }
}

/**
 * The secret with which the academy goes on, kept beside the database when it came with the backup.
 * @throws DatabaseError when it is not the academy's own, unless that is meant
 */
function settleSecret(
  place: Place,
  { secret, secretMark }: BackupHeader,
  withoutSecret: boolean,
): { secret: string | undefined; undo: () => void } {
  const nothing = () => undefined;
  const here = place.secret ?? findKeptSecret(place);
  if (here !== undefined) {
    if (!withoutSecret && secretMark !== null && markOf(here) !== secretMark)
      throw new DatabaseError(`${OTHER_SECRET[secret === undefined ? 'elsewhere' : 'inside']} ${LOST}`);
    return { secret: here, undo: nothing };
  }
  if (withoutSecret) return { secret: undefined, undo: nothing };
  if (secret === undefined) throw new DatabaseError(`${OTHER_SECRET.elsewhere} ${LOST}`);
  return { secret, undo: keepSecret(place, secret).undo };
}

const OTHER_SECRET = {
  inside:
    'The secret set here is not that of the academy in the backup. The backup holds it, in its first line: set SECRET to it (zcat <backup> | head -n 1), or take away the file "secret" beside the database.',
  elsewhere:
    'The backup does not hold the academy’s secret, and the one here is another or missing. Set SECRET to the one that the academy had.',
};

const LOST =
  'If it is lost: --without-secret. Then everybody signs in anew, second factors must be set up again, and the record from before can no longer be proved. Nothing was changed.';
