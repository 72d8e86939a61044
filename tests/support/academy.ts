import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { App } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import * as accounts from '../../src/domain/account.ts';
import type { Log } from '../../src/http/log.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import type { Role } from '../../src/schemas/user.ts';
import { startServer } from '../../src/server.ts';
import * as ministries from '../../src/store/ministry.ts';
import type { User } from '../../src/store/user.ts';
import { FIXTURE_BUILD } from './build-plan.ts';
import { openSession } from './app.ts';
import { findFreePort } from './ports.ts';

/** Everybody's password. */
export const PASSWORD = 'lantern over the harbour wall';
/** The ministry to which everybody belongs. */
export const MINISTRY = 'Ministry of Fixtures';

/** The built fixture courses, served to a real browser from a database of their own. */
export interface RunningAcademy {
  url: string;
  /** What the server works with: seed through domain verbs, look at what is kept through the store. */
  app: App;
  /** What went wrong inside, as the server's log tells it. */
  errors: string[];
  /** Makes a person whom no other test knows. */
  makePerson(role: Role, locale?: Locale): Promise<User>;
  /** Gives the page's browser the session that a sign-in would. */
  signIn(page: Page, person: Pick<User, 'id'>): Promise<void>;
  close(): Promise<void>;
}

/** Opens an academy with an empty database in a temporary folder, on a free port; `env` is what its operator sets. */
export async function openAcademy(env: Record<string, string> = {}): Promise<RunningAcademy> {
  const folder = mkdtempSync(join(tmpdir(), 'attache-academy-'));
  const config = readConfig({
    PORT: String(await findFreePort()),
    DATABASE_FILE: join(folder, 'academy.db'),
    COURSES_DIR: FIXTURE_BUILD.courses,
    SECRET: 'the secret of nothing but fixtures',
    // Tests end where they like; what they registered is theirs alone.
    REGISTRATION: 'open',
    ...env,
  });
  const errors: string[] = [];
  const { openSite } = await builtEntry();
  const files = join(FIXTURE_BUILD.dist, 'client');
  const { app, answer } = await openSite(config, errorLog(errors), files);
  const server = await startServer({ config, answer, files });
  const { id: ministryId } = await ministries.insert(app.db, { name: MINISTRY, createdAt: now() });
  // Hashing takes 60 ms, and everybody's password is the same.
  const passwordHash = await accounts.hashPassword(app, PASSWORD);
  let number = 0;
  return {
    url: config.publicUrl,
    app,
    errors,
    makePerson(role, locale = 'en') {
      number += 1;
      const person = { name: `${NAMES[role]} ${number}`, email: `${role}-${number}@fixtures.example` };
      const given = { role, ministryId, locale, timeZone: 'Africa/Nairobi' };
      return accounts.writeAccount(app.db, { ...person, passwordHash }, given, new Date());
    },
    async signIn(page, { id }) {
      const updatedAt = new Date();
      const expiresAt = new Date(updatedAt.getTime() + 3_600_000);
      const cookie = await openSession(app, id, { updatedAt, expiresAt });
      await page.context().addCookies([{ ...pairOf(cookie), url: config.publicUrl }]);
    },
    async close() {
      await server.close();
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const NAMES: Record<Role, string> = {
  trainee: 'Amina Haddad',
  instructor: 'Jonas Lindqvist',
  officer: 'Esi Mensah',
  administrator: 'Marta Novak',
};

/** Pages, pipeline and what is below them are one set of modules in the build: what the product itself serves. */
function builtEntry(): Promise<typeof import('../../src/http/entry.ts')> {
  return import(pathToFileURL(join(FIXTURE_BUILD.dist, 'server/entry.mjs')).href);
}

function errorLog(errors: string[]): Log {
  return {
    info: () => undefined,
    error: (message, fields) => void errors.push(`${message} ${JSON.stringify(fields ?? {})}`),
  };
}

function pairOf(setCookie: string): { name: string; value: string } {
  const [pair = ''] = setCookie.split(';');
  const equals = pair.indexOf('=');
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
}

function now(): string {
  return new Date().toISOString();
}
