import { createHmac, randomUUID } from 'node:crypto';
import type { App } from '../../src/app.ts';
import { createAuth, sessionCookieName } from '../../src/auth.ts';
import { readConfig, type Config } from '../../src/config.ts';
import type { Database } from '../../src/store/engine/open.ts';
import type { Ledger } from '../../src/store/proof.ts';
import { keepingLog } from './engines.ts';

/** The secret of every test's academy. */
export const SECRET = 'fT7-zK1nP4.sW8dX3hB6mQ9vL2cR5yG0';

/** The academy on a test's database, with the default configuration or what `changes` make of it. */
export function appOn(store: Database, changes: Partial<Config> = {}): App {
  const config = { ...readConfig({}), ...changes };
  const auth = createAuth({
    database: store,
    secret: SECRET,
    baseURL: config.publicUrl,
    https: config.https,
  });
  return { ...store, config, secret: SECRET, auth, log: keepingLog() };
}

/** A test's database with the secret of its seals. */
export function ledgerOf({ db }: Database): Ledger {
  return { db, secret: SECRET };
}

/** Signs a person in without a password and returns the `Cookie` header; the session holds until `expiresAt`. */
export async function openSession(
  app: App,
  userId: string,
  { updatedAt, expiresAt }: { updatedAt: Date; expiresAt: Date },
): Promise<string> {
  const token = randomUUID();
  const [created_at, expires_at] = [updatedAt.toISOString(), expiresAt.toISOString()];
  await app.db
    .insertInto('sessions')
    .values({ id: randomUUID(), token, user_id: userId, expires_at, created_at, updated_at: created_at })
    .execute();
  return cookieOf(app, token, app.secret);
}

/** The `Cookie` header of a session token, signed with `key`. */
export function cookieOf({ config }: App, token: string, key: string): string {
  const signature = createHmac('sha256', key).update(token).digest('base64');
  return `${sessionCookieName(config.https)}=${encodeURIComponent(`${token}.${signature}`)}`;
}
