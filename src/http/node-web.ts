import type { IncomingMessage, ServerResponse } from 'node:http';
import { ReadableStream } from 'node:stream/web';

/**
 * The web's form of a request. Its address is under `origin`, whatever `Host` says, so no page can be made to build
 * links to a stranger's host.
 * @returns undefined for what that form cannot express: a target that is no path, a `TRACE`
 */
export function toRequest(message: IncomingMessage, origin: string): Request | undefined {
  const { method = 'GET', url = '' } = message;
  if (!url.startsWith('/') || !URL.canParse(origin + url)) return undefined;
  const bodyless = method === 'GET' || method === 'HEAD';
  try {
    return new Request(origin + url, {
      method,
      headers: toHeaders(message),
      ...(bodyless ? {} : { body: bodyOf(message), duplex: 'half' as const }),
    });
  } catch {
    return undefined;
  }
}

/** Sends an answer and waits until it is out; a connection that broke meanwhile is no error. */
export async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  outgoing.setHeaders(response.headers);
  if (!response.body || outgoing.req.method === 'HEAD') {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  for await (const chunk of response.body) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(chunk)) await drained(outgoing);
  }
  outgoing.end();
}

/** Resolves when more may be written, or nothing ever will. */
function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    // A long file waits often: each time both listeners go.
    const go = () => {
      outgoing.off('drain', go).off('close', go);
      resolve();
    };
    outgoing.on('drain', go).on('close', go);
  });
}

function toHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
  return headers;
}

function bodyOf(message: IncomingMessage): BodyInit {
  // The same class at run time; only the types of Node and of the browser differ.
  return ReadableStream.from(chunks(message)) as unknown as BodyInit;
}

// Letting go of the body must not destroy the connection: the refusal still goes out on it.
async function* chunks(message: IncomingMessage): AsyncGenerator<Uint8Array> {
  yield* message.iterator({ destroyOnReturn: false });
}
