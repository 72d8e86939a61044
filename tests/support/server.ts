import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Handler } from '../../src/http/context.ts';
import { pipeline } from '../../src/http/pipeline.ts';
import { LIMITS, type Limits, type RunningServer, startServer } from '../../src/server.ts';

/** Where the academy under test believes itself to be reached. */
export const ORIGIN = 'http://academy.test';

/** A server under test: the product's own server and pipeline around a small handler. */
export interface TestServer extends RunningServer {
  port: number;
  /** What the log holds so far. */
  lines: LogLine[];
  /** Asks over HTTP; redirects are not followed. */
  ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** Posts from a page of the academy itself. */
  post: (path: string, body: BodyInit, headers?: Record<string, string>) => Promise<Response>;
}

/** A line of the log. */
export interface LogLine {
  level: string;
  message: string;
  [field: string]: unknown;
}

/** What a test may set. */
export interface TestOptions {
  limits?: Partial<Limits>;
  healthy?: () => Promise<void>;
  https?: boolean;
  trustProxy?: number;
  /** Files that are served as they are, by name. */
  files?: Record<string, string | Uint8Array>;
}

/** Starts a server on a free port; who starts it closes it. */
export async function startTestServer(handler: Handler, options: TestOptions = {}): Promise<TestServer> {
  const { limits, healthy = async () => undefined, https = false, trustProxy = 0, files = {} } = options;
  const lines: LogLine[] = [];
  const entry = (level: string) => (message: string, fields?: Record<string, unknown>) =>
    void lines.push({ level, message, ...fields });
  const log = { info: entry('info'), error: entry('error') };
  const config = { host: '127.0.0.1', port: 0, publicUrl: ORIGIN, https, trustProxy };
  const server = await startServer({
    config,
    answer: pipeline({ config, log, healthy, sheets: new Map() }, handler),
    files: folderOf(files),
    limits: { ...LIMITS, ...limits },
  });
  const ask: TestServer['ask'] = (path, init) => fetch(server.url + path, { redirect: 'manual', ...init });
  return {
    ...server,
    port: Number(new URL(server.url).port),
    lines,
    ask,
    post: (path, body, headers) =>
      ask(path, { method: 'POST', body, headers: { origin: ORIGIN, ...headers } }),
  };
}

/** What a connection got before the server closed it. */
export interface Exchange {
  text: string;
  /** Milliseconds from connecting to the close. */
  ms: number;
}

/**
 * Speaks to the server over a bare socket and resolves when the server closes the connection.
 * @param speak called once connected, with a function that sends
 */
export function converse(
  port: number,
  speak: (say: (text: string) => void) => void,
  host = '127.0.0.1',
): Promise<Exchange> {
  return new Promise((resolve) => {
    const started = performance.now();
    let text = '';
    const socket = connect(port, host, () => speak((words) => void (socket.writable && socket.write(words))));
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    // Writing after the server has closed is what some tests are about.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ text, ms: performance.now() - started }));
  });
}

function folderOf(files: Record<string, string | Uint8Array>): string {
  const dir = mkdtempSync(join(tmpdir(), 'attache-files-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  return dir;
}
