import { readSecret } from '../secret.ts';
import { AppError } from '../errors.ts';
import { DatabaseError, type Log } from '../store/engine/failure.ts';
import { requireSound } from '../store/engine/health.ts';
import { load } from '../store/engine/load.ts';
import { migrate } from '../store/engine/migrate.ts';
import { connect, type Connection } from '../store/engine/open.ts';
import { readRows, withAllOf, type Tally } from '../store/engine/row.ts';
import { listTables } from '../store/engine/table.ts';
import { listKnown, openExisting, type Place } from './backup.ts';
import { note } from './event.ts';

/**
 * Copies an academy from its SQLite file into an empty PostgreSQL, and brings it to this version there. Nobody else may have
 * the file open: what a server wrote meanwhile would be lost. The file itself is left as it was.
 * @returns what both hold, by table
 * @throws DatabaseError with a sentence for the operator; nothing is written then
 */
export async function move(
  place: Place,
  url: string,
  { now, log }: { now: Date; log: Log },
): Promise<Tally[]> {
  const source = openExisting({ ...place, databaseUrl: undefined }, log);
  const target = connect({ url, file: '', log });
  try {
    const tables = await withAllOf(source.db, async (snapshot) => {
      await requireSound({ ...source, db: snapshot });
      const known = await listKnown(source, snapshot, source.engine);
      const rows = readRows(snapshot, source.engine, await listTables(snapshot, source.engine));
      return load(target, { migrations: known, batches: rows });
    });
    await finish(target, readSecret(place), now, log);
    return tables;
  } catch (error) {
    throw isInUse(error)
      ? new DatabaseError(
          `The database ${source.place} is in use. Stop Attaché, and whatever else has the file open, and move again. Nothing was changed.`,
          { cause: error },
        )
      : error;
  } finally {
    await source.close();
    await target.close();
  }
}

async function finish(target: Connection, secret: string, now: Date, log: Log): Promise<void> {
  await migrate(target.db, target, log);
  await note(target.db, secret, { kind: 'moved', actor: null, subject: null, ministry: null }, now);
}

function isInUse(error: unknown): boolean {
  return error instanceof AppError && /SQLITE_(BUSY|LOCKED)/.test(error.message);
}
