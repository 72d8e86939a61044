import { createAuth, type Auth } from './auth.ts';
import type { Config } from './config.ts';
import { openDatabase, type Database } from './store/engine/open.ts';
import type { Log } from './store/engine/failure.ts';

/** The running academy: what its pages and commands work with. */
export interface App extends Database {
  config: Config;
  auth: Auth;
  /** What sessions are signed with, and the keys of the seals derived from. */
  secret: string;
  log: Log;
}

/**
 * Opens the database, brings it up to date, and puts the parts together.
 * @param secret what sessions are signed with
 * @throws DatabaseError with a sentence for the operator
 */
export async function openApp(config: Config, secret: string, log: Log): Promise<App> {
  const database = await openDatabase({ url: config.databaseUrl, file: config.databaseFile, log });
  const auth = createAuth({ database, secret, baseURL: config.publicUrl, https: config.https });
  return { ...database, config, auth, secret, log };
}
