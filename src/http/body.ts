import { AppError } from '../errors.ts';

/** The most bytes a request may carry. The longest form, a quiz with open answers, needs a tenth. */
export const BODY_LIMIT = 64 * 1024;

/** The most bytes of a list of 5,000 people, with long names in any script. */
export const LIST_LIMIT = 2 * 1024 * 1024;

/** How much may be posted to an address. */
export function bodyLimit(pathname: string): number {
  return /^\/[a-z]{2}\/administration\/invite$/.test(pathname) ? LIST_LIMIT : BODY_LIMIT;
}

/**
 * Reads the whole body, so that a slow or broken sender never holds a page or a transaction, and gives the same
 * request with the bytes in memory.
 * @throws AppError `too_large` beyond `limit`, without reading the rest; `invalid` when the sender went away
 */
export async function withBody(request: Request, limit: number): Promise<Request> {
  if (!request.body) return request;
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  return new Request(request, { body: await readAll(request.body, limit) });
}

async function readAll(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new AppError('invalid', 'the sender went away before the whole body had come', { cause });
    });
    if (done) return new Uint8Array(Buffer.concat(chunks));
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
}

function tooLarge(limit: number): AppError {
  return new AppError('too_large', `the body is larger than ${limit} bytes`);
}
