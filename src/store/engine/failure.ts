/** The two engines, by the names that better-auth uses too. */
export type Engine = 'sqlite' | 'postgres';

/** Where the store's operator reads what happened; `console` is one. */
export interface Log {
  info(message: string): void;
  error(message: string): void;
}

/** The database cannot be used at the start. The message tells the operator which database, why, and how to mend it. */
export class DatabaseError extends Error {
  constructor(message: string, details: { cause?: unknown } = {}) {
    super(message, details);
    this.name = 'DatabaseError';
  }
}

/** The engine's own code of an error (`SQLITE_FULL`, `40001`, `ECONNREFUSED`), or an empty text. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.message.startsWith('timeout exceeded when trying to connect') ? 'ETIMEDOUT' : '';
}

/** What an operational error of SQLite means for `file` and how to mend it; undefined for any other error. */
export function explainSqlite(error: unknown, file: string): string | undefined {
  const code = codeOf(error);
  const known = SQLITE.find(([prefix]) => code.startsWith(prefix));
  return known && `The database ${file} ${known[1]} (${code}).`;
}

/** What an operational error of PostgreSQL means for the database at `place` and how to mend it; undefined for any other. */
export function explainPostgres(error: unknown, place: string): string | undefined {
  const code = codeOf(error);
  const known = POSTGRES.find(([prefix]) => code.startsWith(prefix));
  if (known) return `The database ${place} ${known[1]} (${code}).`;
  const broken =
    error instanceof Error && /^Connection terminated|connection error|not queryable/.test(error.message);
  return broken ? `The database ${place} closed the connection.` : undefined;
}

const SQLITE: [prefix: string, sentence: string][] = [
  [
    'SQLITE_BUSY',
    'is in use by another program. Stop the other program, or the backup that holds the file, and try again',
  ],
  ['SQLITE_LOCKED', 'is in use by another program. Stop the other program, and try again'],
  ['SQLITE_FULL', 'cannot grow: its disk is full. Free some space; everything saved before is kept'],
  [
    'SQLITE_READONLY',
    'cannot be written. Give the user who runs Attaché the right to write the file and its folder',
  ],
  [
    'SQLITE_PERM',
    'cannot be written. Give the user who runs Attaché the right to write the file and its folder',
  ],
  [
    'SQLITE_CANTOPEN',
    'cannot be opened. See that it is a file, and that its folder exists and may be entered',
  ],
  [
    'SQLITE_CORRUPT',
    'is damaged. Stop Attaché, keep a copy of the file, and put back a backup or a snapshot',
  ],
  [
    'SQLITE_NOTADB',
    'is not an SQLite database, and was left as it is. Name another file, or put back a backup',
  ],
  [
    'SQLITE_IOERR',
    'cannot be read or written: its disk fails. Check the disk, and that the folder is not on a network share',
  ],
];

const POSTGRES: [prefix: string, sentence: string][] = [
  [
    'ECONN',
    'cannot be reached. See that PostgreSQL runs and that the host and port in DATABASE_URL are right',
  ],
  ['ETIMEDOUT', 'did not answer in time. See that PostgreSQL runs and is not overloaded'],
  ['EHOSTUNREACH', 'cannot be reached. See that the host in DATABASE_URL is right'],
  ['ENOTFOUND', 'cannot be found. See that the host in DATABASE_URL is right'],
  ['EAI_AGAIN', 'cannot be found. See that the host in DATABASE_URL is right and that names resolve'],
  ['EPIPE', 'closed the connection'],
  ['28', 'refuses the user or the password in DATABASE_URL'],
  ['3D000', 'does not exist. Create it, or correct the name in DATABASE_URL'],
  ['42501', 'does not let this user do what is needed. Let the user own the database or its schema'],
  ['53100', 'cannot grow: its disk is full. Free some space; everything saved before is kept'],
  ['53', 'has no room for another connection. Raise max_connections or run fewer instances'],
  ['57', 'is stopping or starting. Attaché goes on when it is back'],
  ['08', 'closed the connection'],
  ['25006', 'only lets itself be read. Name the primary server in DATABASE_URL'],
];
