import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { securityHeaders } from './security-headers.ts';

/** Serves a file, or calls `next` when there is none of that name. */
export type FileHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Serves the files of a folder as they were at the start, compressed ones (`.br`, `.gz`) to who takes them. What the
 * build named by its content (`/_astro/`) never changes; anything else is asked for again after an hour.
 */
export function staticFiles(dir: string, https: boolean): FileHandler {
  const constant = Object.entries(securityHeaders(https));
  const serve = sirv(dir, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    setHeaders(response, path) {
      for (const [name, value] of constant) response.setHeader(name, value);
      const named = path.startsWith('/_astro/');
      response.setHeader(
        'Cache-Control',
        named ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') serve(request, response, next);
    else next();
  };
}
