import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Config } from './config.ts';
import { send, toRequest } from './http/node-web.ts';
import type { Pipeline } from './http/pipeline.ts';
import { staticFiles } from './http/static-file.ts';

/** How long, in milliseconds, a connection may take for what. */
export interface Limits {
  /** For the whole header of a request. */
  headers: number;
  /** For a whole request, body included. */
  request: number;
  /** Without a byte in either direction. */
  silence: number;
  /** Between two requests on one connection. */
  keepAlive: number;
  /** How often the first two are looked at. */
  check: number;
  /** For requests still running when the server stops. */
  stop: number;
}

/** A slow connection is gone after 21 s at the latest, whatever it is slow at. */
export const LIMITS: Limits = {
  headers: 8_000,
  request: 20_000,
  silence: 20_000,
  keepAlive: 15_000,
  check: 1_000,
  stop: 10_000,
};

/** What the server serves. */
export interface ServerOptions {
  config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'https'>;
  answer: Pipeline;
  /** The folder of files to serve as they are, `dist/client`. */
  files: string;
  limits?: Limits;
}

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, as `http://localhost:4321`. */
  url: string;
  /** Takes no more connections, lets running requests finish and closes the idle ones; resolves when all are closed. */
  close: () => Promise<void>;
}

/**
 * Serves until closed.
 * @throws Error with a plain sentence when the address cannot be had
 */
export async function startServer({
  config,
  answer,
  files,
  limits = LIMITS,
}: ServerOptions): Promise<RunningServer> {
  const file = staticFiles(files, config.https);
  const server = createServer({
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    connectionsCheckingInterval: limits.check,
    keepAliveTimeout: limits.keepAlive,
  });
  const latest = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => {
    latest.set(request.socket, response);
    file(request, response, () => {
      // Half an answer must not look whole.
      respond(request, response).catch(() => response.destroy());
    });
  });
  server.on('clientError', (error, socket) => refuse(error, socket, latest.get(socket)));
  server.timeout = limits.silence;
  await listen(server, config);

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = toRequest(message, config.publicUrl);
    const given = request ? await answer(request, message.socket.remoteAddress ?? '') : unreadable();
    // Once the server stops, a connection kept alive would only delay it.
    if (!server.listening) response.setHeader('Connection', 'close');
    // The rest of a body that was refused half-way is thrown away, or the next request on the connection would wait.
    message.resume();
    await send(given, response);
  }

  return { url: urlOf(server, config.host), close: () => close(server, limits.stop) };
}

function unreadable(): Response {
  return new Response('Bad request\n', {
    status: 400,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

/** Says what was wrong where nothing was said yet, and lets go of the connection. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex, latest: ServerResponse | undefined): void {
  const mute =
    !socket.writable || error.code === 'ECONNRESET' || (latest?.headersSent && !latest.writableFinished);
  if (mute) socket.destroy();
  else {
    const status = REFUSALS[error.code ?? ''] ?? '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
      socket.destroy(),
    );
  }
}

const REFUSALS: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

function listen(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = LISTEN_FAULTS[error.code ?? '']?.(host, port);
      reject(sentence ? new Error(sentence, { cause: error }) : error);
    });
    server.listen(port, host, resolve);
  });
}

const LISTEN_FAULTS: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken by another program. Stop it, or set PORT to a free one.`,
  EACCES: (_, port) => `Port ${port} needs more rights than this user has. Set PORT to 1024 or above.`,
  EADDRNOTAVAIL: (host) => `HOST is "${host}", which is not an address of this machine.`,
  ENOTFOUND: (host) => `HOST is "${host}", which no name server knows.`,
};

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function close(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
  });
}
