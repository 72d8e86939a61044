import { ReadableStream } from 'node:stream/web';

/** What kinds of file are handed out. */
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A file to be handed out, made while it goes out. */
export interface Download {
  /** As the person will see it, in any script, without its ending. */
  name: string;
  ending: keyof typeof TYPES;
  /** Nothing is read from it before the reader takes what was read; it is ended when the reader goes away. */
  content: AsyncGenerator<Uint8Array>;
  /** Is told when the content breaks off: the reader sees a download that failed. */
  failed: (error: unknown) => void;
}

/** The answer that hands a file out. */
export function download({ name, ending, content, failed }: Download): Response {
  // The same class at run time; only the types of Node and of the browser differ.
  return new Response(ReadableStream.from(watched(content, failed)) as unknown as BodyInit, {
    headers: {
      'Content-Type': TYPES[ending],
      'Content-Disposition': disposition(name, ending),
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

async function* watched(
  content: AsyncGenerator<Uint8Array>,
  failed: Download['failed'],
): AsyncGenerator<Uint8Array> {
  try {
    yield* content;
  } catch (error) {
    failed(error);
    throw error;
  }
}

/** The name for every browser (RFC 6266): in plain letters first, then all of it. */
function disposition(name: string, ending: string): string {
  // What would end the header, name a folder or turn the direction has no place in a file's name.
  const safe = name
    .toWellFormed()
    .replace(/[\p{C}/\\:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const plain = safe
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/ +/g, ' ')
    .trim();
  const whole = encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain || 'file'}.${ending}"; filename*=UTF-8''${whole}.${ending}`;
}
