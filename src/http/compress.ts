import { gzipSync } from 'node:zlib';

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|xml)|image\/svg\+xml)/;

// Below this a packet is sent anyway.
const SMALLEST = 1024;

/**
 * Gathers a text into memory, so that it goes out with its length, and gzips it when the browser takes that and it is
 * worth it. Everything else passes as it is. Level 4 on the main thread, because on a page of 10 kB it takes about
 * 0.1 ms, no more than handing the bytes to another thread, and comes within 2 % of level 6; a `CompressionStream`
 * takes three to four times as long.
 */
export async function compress(request: Request, response: Response): Promise<Response> {
  const { headers } = response;
  if (
    !response.body ||
    headers.has('content-encoding') ||
    !COMPRESSIBLE.test(headers.get('content-type') ?? '')
  ) {
    return response;
  }
  let bytes: Uint8Array<ArrayBuffer> = new Uint8Array(await response.arrayBuffer());
  headers.append('Vary', 'Accept-Encoding');
  if (bytes.length >= SMALLEST && takesGzip(request.headers.get('accept-encoding'))) {
    bytes = new Uint8Array(gzipSync(bytes, { level: 4 }));
    headers.set('Content-Encoding', 'gzip');
  }
  headers.set('Content-Length', String(bytes.length));
  return new Response(bytes, { status: response.status, headers });
}

function takesGzip(acceptEncoding: string | null): boolean {
  return /(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(acceptEncoding ?? '');
}
