import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { takes } from './accept-encoding.ts';
import { securityHeaders } from './security-headers.ts';

/** Serves a file, or calls `next` when there is none of that name. */
export type FileHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

interface File {
  headers: Record<string, string>;
  plain: Buffer;
  /** What the build packed, by the name of the coding. */
  packed: Partial<Record<Coding, Buffer>>;
}

type Coding = 'br' | 'gzip';

/**
 * Serves the files of a folder from memory, as they were at the start: a later build cannot pull them away from under
 * an open page. Who takes them gets the packed ones (`.br`, `.gz`). What the build named by its content (`/_astro/`)
 * never changes; anything else is asked for again after an hour.
 */
export function staticFiles(dir: string, https: boolean): FileHandler {
  const files = readFiles(dir, https);
  return (request, response, next) => {
    const file = files.get((request.url ?? '').split('?', 1)[0] ?? '');
    if (file && (request.method === 'GET' || request.method === 'HEAD')) serve(file, request, response);
    else next();
  };
}

function readFiles(dir: string, https: boolean): Map<string, File> {
  const constant = securityHeaders(https);
  const names = globSync('**/*', { cwd: dir }).filter((name) => statSync(join(dir, name)).isFile());
  const contents = new Map(names.map((name) => [name, readFileSync(join(dir, name))]));
  const files = names.map((name): [string, File] => {
    const plain = contents.get(name) ?? Buffer.of();
    const path = `/${name.replaceAll('\\', '/')}`;
    const packed = { br: contents.get(`${name}.br`), gzip: contents.get(`${name}.gz`) };
    return [encodeURI(path), { headers: { ...constant, ...headersOf(path, plain) }, plain, packed }];
  });
  return new Map(files);
}

function headersOf(path: string, content: Buffer): Record<string, string> {
  const named = path.startsWith('/_astro/');
  return {
    'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
    'Cache-Control': named ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    ETag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    Vary: 'Accept-Encoding',
  };
}

function serve({ headers, plain, packed }: File, request: IncomingMessage, response: ServerResponse): void {
  const known = request.headers['if-none-match']?.includes(headers['ETag'] ?? '');
  if (known) {
    response.writeHead(304, headers).end();
    return;
  }
  const accepted = request.headers['accept-encoding']?.toString();
  const coding = (['br', 'gzip'] as const).find((name) => packed[name] && takes(accepted, name));
  const body = (coding && packed[coding]) ?? plain;
  response.writeHead(200, {
    ...headers,
    ...(coding ? { 'Content-Encoding': coding } : {}),
    'Content-Length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};
