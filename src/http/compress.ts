import { pipeline, Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { createGzip, gzipSync } from 'node:zlib';
import { takes } from './accept-encoding.ts';

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|xml)|image\/svg\+xml)/;

// Below this a packet is sent anyway.
const SMALLEST = 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Gathers a text into memory, so that it goes out with its length, and gzips it when the browser takes that and it is
 * worth it; `change` sees it before that. Everything else passes as it is. On the main thread, where a page of 16 kB costs
 * 0.19 ms of processor (0.16 ms at level 4, which is 2 % larger): handing it to another thread costs 0.3 ms in all, and a
 * `CompressionStream` 0.55 ms. A file that is handed out is never gathered: it is compressed as it goes.
 */
export async function compress(
  request: Request,
  response: Response,
  change: (text: Bytes, headers: Headers) => Bytes = (text) => text,
): Promise<Response> {
  const { headers } = response;
  if (
    !response.body ||
    headers.has('content-encoding') ||
    !COMPRESSIBLE.test(headers.get('content-type') ?? '')
  ) {
    return response;
  }
  if (headers.has('content-disposition')) return compressStream(request, response);
  let bytes: Bytes = change(new Uint8Array(await response.arrayBuffer()), headers);
  headers.append('Vary', 'Accept-Encoding');
  if (bytes.length >= SMALLEST && takes(request.headers.get('accept-encoding'), 'gzip')) {
    bytes = new Uint8Array(gzipSync(bytes));
    headers.set('Content-Encoding', 'gzip');
  }
  headers.set('Content-Length', String(bytes.length));
  return new Response(bytes, { status: response.status, headers });
}

function compressStream(request: Request, response: Response): Response {
  const { headers, body, status } = response;
  headers.append('Vary', 'Accept-Encoding');
  if (!body || !takes(request.headers.get('accept-encoding'), 'gzip')) return response;
  headers.set('Content-Encoding', 'gzip');
  const compressed = ReadableStream.from(gzipped(body as AsyncIterable<Uint8Array>));
  return new Response(compressed as unknown as BodyInit, { status, headers });
}

/** Not a `CompressionStream`: Node's throws past everybody, and ends the process, when its reader goes away. */
async function* gzipped(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Whoever reads it hears of an error too.
  yield* pipeline(Readable.from(body), createGzip(), () => undefined) as AsyncIterable<Uint8Array>;
}
