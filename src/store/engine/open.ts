import { Kysely } from 'kysely';
import { AppError } from '../../errors.ts';
import type { Tables } from '../schema.ts';
import { DatabaseError, type Engine, type Log } from './failure.ts';
import { migrate, type Migrated } from './migrate.ts';
import { placeOf, postgresDialect } from './postgres.ts';
import { snapshot } from './snapshot.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';

/** An open and migrated database. */
export interface Database {
  db: Kysely<Tables>;
  engine: Engine;
  /** Ends every connection; what was written stays. */
  close(): Promise<void>;
}

/** A database that is open as it is, with what migrating it must know. */
export type Connection = Database & Migrated;

/** Where a database is: PostgreSQL at `url`, or else the SQLite file. */
export interface DatabaseOptions {
  url?: string | undefined;
  file: string;
  log: Log;
}

/**
 * Opens the database and brings it to this version: PostgreSQL when `url` is given, else the SQLite `file`.
 * @throws DatabaseError with a sentence for the operator when it cannot be used; nothing is changed then
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { log } = options;
  const opened = connect(options);
  try {
    await migrate(opened.db, opened, log);
    return { db: opened.db, engine: opened.engine, close: opened.close };
  } catch (error) {
    await opened.close();
    throw error instanceof AppError ? new DatabaseError(error.message, { cause: error }) : error;
  }
}

/**
 * Opens the database as it is, of whatever version, or empty.
 * @throws DatabaseError with a sentence for the operator when the file cannot be used
 */
export function connect({ url, file, log }: DatabaseOptions): Connection {
  return url === undefined ? openFile(file, log) : openServer(url, log);
}

function openFile(file: string, log: Log): Connection {
  const sqlite = openSqlite(file);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(sqlite, log) });
  const prepare = async (last: string) => {
    log.info(
      `The database ${file} is brought to this version; a copy of it as it was: ${snapshot(sqlite, last)}`,
    );
  };
  return { db, engine: 'sqlite', place: file, prepare, close: () => db.destroy() };
}

function openServer(url: string, log: Log): Connection {
  const db = new Kysely<Tables>({ dialect: postgresDialect(url, log) });
  const place = placeOf(url);
  const prepare = async () => {
    log.info(`The database ${place} is brought to this version; the way back is your own backup.`);
  };
  return { db, engine: 'postgres', place, prepare, close: () => db.destroy() };
}
