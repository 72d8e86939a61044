import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type App, openApp } from '../../src/app.ts';
import type { BuildPlan } from '../../src/cli/build-state.ts';
import { readConfig } from '../../src/config.ts';
import type { Role } from '../../src/schemas/user.ts';
import { cookieOf, openSession } from './app.ts';
import { FIXTURE_BUILD } from './build-plan.ts';
import { keepingLog } from './engines.ts';
import { insertPerson } from './person.ts';
import { findFreePort } from './ports.ts';

/** Where the academies of these tests believe themselves to be reached. */
export const ORIGIN = 'https://academy.example';
/** What they are signed with. */
export const SECRET = 'the secret of nothing but fixtures';
const root = resolve(import.meta.dirname, '../..');

/** The product as an operator runs it, `attache serve` in a process of its own, from what `npm test` has built. */
export interface ServedAcademy {
  port: number;
  /** The database file. The server is its one writer: seed with `prepare`, later look on only. */
  file: string;
  /** The process that serves now. */
  process: () => ChildProcess;
  /** Everything that was printed, on both streams, by every process so far. */
  output: () => string;
  ask: (path: string, init?: RequestInit) => Promise<Reply>;
  /** Posts a form as a page of the academy does; with a `Cookie` header as that person. */
  post: (path: string, fields: Fields, cookie?: string, headers?: Record<string, string>) => Promise<Reply>;
  /** Starts another process after this one has ended. */
  restart: () => Promise<void>;
  /** Sends a signal and resolves with the exit code, null when the signal itself ended it. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
  /** Ends what runs and removes the files. */
  close: () => Promise<void>;
}

/** An answer, read to its end. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
}

/** The fields of a form, in order; a name may come twice. */
export type Fields = Record<string, string> | [string, string][];

/** What a test may set. */
export interface ServedOptions {
  build?: BuildPlan;
  env?: Record<string, string>;
  /** Seeds the database before the server starts. */
  prepare?: (app: App) => Promise<void>;
  /** The folder of the database; a new one by default. */
  folder?: string;
}

/** Prepares a database and serves it; who serves it closes it. */
export async function serveAcademy(options: ServedOptions = {}): Promise<ServedAcademy> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'attache-served-'));
  const file = join(folder, 'academy.db');
  const port = await findFreePort();
  const env = environment(options.build, { PORT: String(port), DATABASE_FILE: file, ...options.env });
  if (options.prepare) await withApp(env, options.prepare);
  const printed: string[] = [];
  let child = await start(env, printed);
  const ask: ServedAcademy['ask'] = async (path, init) => {
    const response = await fetch(`http://localhost:${port}${path}`, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const end: ServedAcademy['end'] = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  };
  return {
    port,
    file,
    process: () => child,
    output: () => printed.join(''),
    ask,
    post: (path, fields, cookie, headers) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: ORIGIN, ...(cookie && { cookie }), ...headers },
      }),
    restart: async () => {
      child = await start(env, printed);
    },
    end,
    close: async () => {
      await end('SIGKILL');
      rmSync(folder, { recursive: true });
    },
  };
}

/** Runs `attache serve` where it is expected to give up, and resolves with its exit code and what it printed. */
export async function failToServe(
  env: Record<string, string>,
  build?: BuildPlan,
): Promise<{ code: number | null; output: string }> {
  const printed: string[] = [];
  const child = launch(environment(build, env), printed);
  const impatient = setTimeout(() => child.kill('SIGKILL'), 60_000);
  await once(child, 'close');
  clearTimeout(impatient);
  return { code: child.exitCode, output: printed.join('') };
}

/** Adds a person of a role with a session that holds, and returns the `Cookie` header; the password is `PASSWORD`. */
export async function insertSignedIn(
  app: App,
  role: Role,
  changes: Parameters<typeof insertPerson>[1] = {},
): Promise<{ cookie: string; email: string; id: string }> {
  const { id, email } = await insertPerson(app.db, { role, ...changes });
  const now = Date.now();
  const session = { updatedAt: new Date(now), expiresAt: new Date(now + 3_600_000) };
  return { cookie: await openSession(app, id, session), email, id };
}

/** A session cookie that somebody without the secret has made. */
export function forgedCookie(app: App): string {
  return cookieOf(app, 'a-token-of-somebody', 'another secret altogether, of 32 letters');
}

function environment(build: BuildPlan = FIXTURE_BUILD, env: Record<string, string>): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    COURSES_DIR: build.courses,
    DIST_DIR: build.dist,
    PUBLIC_URL: ORIGIN,
    SECRET,
    ...env,
  };
}

async function withApp(env: Record<string, string>, work: (app: App) => Promise<void>): Promise<void> {
  const app = await openApp(readConfig(env), SECRET, keepingLog());
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

function launch(env: Record<string, string>, printed: string[]): ChildProcess {
  const command = [join(root, 'src/cli/launch.mjs'), 'serve'];
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => printed.push(String(chunk)));
  return child;
}

/** Resolves when the server says that it is open. */
async function start(env: Record<string, string>, printed: string[]): Promise<ChildProcess> {
  const before = printed.length;
  const child = launch(env, printed);
  await new Promise<void>((resolve, reject) => {
    const look = () => printed.slice(before).join('').includes('Attaché is open at') && resolve();
    child.stdout?.on('data', look);
    child.once('close', (code) =>
      reject(new Error(`attache serve ended with ${code}:\n${printed.slice(before).join('')}`)),
    );
  });
  return child;
}
