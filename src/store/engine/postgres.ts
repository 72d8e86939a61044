import pg from 'pg';
import { PostgresDialect, type Dialect, type PostgresPoolClient } from 'kysely';
import { AppError } from '../../errors.ts';
import { explainPostgres, type Log } from './failure.ts';

/**
 * Kysely's dialect for the PostgreSQL at `url`, with at most ten connections.
 * A lost connection fails the statement that was using it with `AppError('busy')` and never the process.
 */
export function postgresDialect(url: string, log: Log): Dialect {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'attache',
    max: 10,
    connectionTimeoutMillis: 5_000,
  });
  pool.on('error', (error) => log.error(`The database ${place} closed an idle connection: ${error.message}`));
  // An error between two statements of a checked-out client has no other listener, and would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const explained = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      const sentence = explainPostgres(error, place);
      if (!sentence) throw error;
      log.error(sentence);
      throw new AppError('busy', sentence, { cause: error, retryAfter: 5 });
    }
  };
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await explained(pool.connect());
    const query = (sql: string, values: unknown[]) => explained(client.query(sql, values));
    return {
      query: query as unknown as PostgresPoolClient['query'],
      release: (destroy) => client.release(destroy),
    };
  };
  return new PostgresDialect({ pool: { options: pool.options, connect, end: () => pool.end() } });
}

/** The database of a URL as an operator may see it: host, port and name, never the password. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port && `:${port}`}${pathname}`;
}
