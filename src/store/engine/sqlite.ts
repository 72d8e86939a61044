import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
} from 'kysely';
import { AppError } from '../../errors.ts';
import { DatabaseError, codeOf, explainSqlite, type Log } from './failure.ts';

/** For how long a statement keeps trying while another process writes, in milliseconds. */
const PATIENCE = 2_000;
/** For how long one try blocks the process, in milliseconds: short, because nothing else runs meanwhile. */
const BUSY_TIMEOUT = 250;

/**
 * Opens an SQLite file, or a new one (its folder too, mode 0600), for exactly one writing process; `:memory:` works.
 * @throws DatabaseError when the file cannot be used; it is then left as it was
 */
export function openSqlite(file: string): Sqlite.Database {
  try {
    if (file !== ':memory:') prepareFile(file);
    const database = new Sqlite(file, { timeout: BUSY_TIMEOUT });
    try {
      refuseForeign(database, file);
      database.pragma('journal_mode = WAL');
      // This build falls back to NORMAL in WAL mode, which loses acknowledged rows in a power cut.
      database.pragma('synchronous = FULL');
      database.pragma('foreign_keys = ON');
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const sentence = explainSqlite(error, file) ?? `The database ${file} cannot be opened: ${String(error)}`;
    throw new DatabaseError(sentence, { cause: error });
  }
}

/**
 * Kysely's dialect for an open database. Transactions begin immediate; a statement that meets another writer tries again
 * without blocking the process, and after two seconds ends in `AppError('busy')`, as a full or failing disk does.
 */
export function sqliteDialect(database: Sqlite.Database, log: Log): Dialect {
  const config = { database: withStatementCache(database) };
  const standard = new SqliteDialect(config);
  return {
    createDriver: () => new PatientDriver(config.database, database, log),
    createQueryCompiler: () => standard.createQueryCompiler(),
    createAdapter: () => standard.createAdapter(),
    createIntrospector: (db) => standard.createIntrospector(db),
  };
}

class PatientDriver extends SqliteDriver {
  readonly #database: Sqlite.Database;
  readonly #log: Log;

  constructor(cached: SqliteDatabase, database: Sqlite.Database, log: Log) {
    super({ database: cached });
    this.#database = database;
    this.#log = log;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: (query) => this.#patiently(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite ends the transaction itself when the disk is full or fails.
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }

  async #patiently<T>(run: () => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + PATIENCE;
    for (let pause = 10; ; pause = Math.min(pause * 2, 160)) {
      try {
        return await run();
      } catch (error) {
        if (!codeOf(error).startsWith('SQLITE_BUSY') || performance.now() > giveUpAt)
          throw this.#explain(error);
        await delay(pause);
      }
    }
  }

  #explain(error: unknown): unknown {
    const sentence = explainSqlite(error, this.#database.name);
    if (!sentence) return error;
    this.#log.error(sentence);
    return new AppError('busy', sentence, { cause: error, retryAfter: 5 });
  }
}

/** Keeps prepared statements: preparing costs more than running most of ours. */
function withStatementCache(database: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, Sqlite.Statement<unknown[]>>();
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known) return known;
      const statement = database.prepare<unknown[]>(sql);
      // A statement that changes the tables makes what was prepared before it stale.
      if (/^(create|alter|drop|pragma|vacuum)\b/i.test(sql) || statements.size >= 500) statements.clear();
      else statements.set(sql, statement);
      return statement;
    },
  };
}

function prepareFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
    // SQLite would open such a file for reading only, and fail at the first answer.
    accessSync(file, constants.R_OK | constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    const sentence =
      codeOf(error) === 'ENOSPC'
        ? `The database ${file} cannot be made: its disk is full.`
        : `The database ${file} cannot be written. Give the user who runs Attaché the right to write the file and its folder.`;
    throw new DatabaseError(`${sentence} (${codeOf(error)})`, { cause: error });
  }
}

function refuseForeign(database: Sqlite.Database, file: string): void {
  const names = database.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  if (names.length === 0 || names.includes('migrations')) return;
  throw new DatabaseError(
    `The database ${file} belongs to another program (it has a table "${String(names[0])}"), and was left as it is. Set DATABASE_FILE to another file.`,
  );
}
