import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';
import { DatabaseError, codeOf, type Engine } from './failure.ts';
import type { Copy } from './load.ts';
import { Counter, type Batch, type Tally } from './row.ts';

/** The first line of a backup: what it is of. */
export interface BackupHeader {
  attache: 'backup';
  /** Of this file's own form. */
  format: 1;
  madeAt: string;
  engine: Engine;
  migrations: string[];
  /** By which the academy's secret is known again without being told. */
  secretMark: string | null;
  /** The secret itself, where the academy has made it. */
  secret?: string;
}

/** The last line of a backup: what must have come before it. */
interface BackupEnd {
  tables: Tally[];
  /** SHA-256 over every line before. */
  sha256: string;
}

/**
 * Writes a copy as a compressed text: a line of JSON with what it is, lines with rows, and a line with the count and hash of
 * each table. The new file is readable by this user alone, and on the disk when this resolves.
 * @throws Error of the file system, such as ENOSPC
 */
export async function writeBackup(
  path: string,
  header: BackupHeader,
  batches: AsyncIterable<Batch>,
): Promise<Tally[]> {
  const counter = new Counter();
  let tables: Tally[] = [];
  async function* lines() {
    const hash = createHash('sha256');
    const line = (value: unknown) => {
      const text = `${JSON.stringify(value)}\n`;
      hash.update(text);
      return text;
    };
    yield line(header);
    for await (const batch of batches) {
      counter.add(batch);
      yield line(batch);
    }
    tables = counter.tallies();
    const end: BackupEnd = { tables, sha256: hash.digest('hex') };
    yield `${JSON.stringify(end)}\n`;
  }
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(lines()), createGzip(), file);
  return tables;
}

/**
 * Reads what a backup is of, and no further.
 * @throws DatabaseError when it is no backup of this program, or of a form that this version does not know
 */
export async function readHeader(path: string): Promise<BackupHeader> {
  for await (const line of readLines(path)) return parseHeader(path, line);
  throw notOurs(path);
}

/**
 * Reads a backup to its end and proves every line by the last one. Only then is what was read worth anything: do not keep
 * before this is done.
 * @throws DatabaseError when a byte is not as it was written, or the end is missing
 */
export async function verifyBackup(path: string): Promise<{ header: BackupHeader; tables: Tally[] }> {
  const header = await readHeader(path);
  const counter = new Counter();
  const hash = createHash('sha256');
  let end: BackupEnd | undefined;
  for await (const line of readLines(path)) {
    if (end) throw damaged(path, 'something follows its end');
    const value = parse(path, line);
    if (isEnd(value)) end = value;
    else {
      hash.update(`${line}\n`);
      if (isBatch(value)) counter.add(value);
    }
  }
  if (!end) throw damaged(path, 'its end is missing');
  if (end.sha256 !== hash.digest('hex')) throw damaged(path, 'its lines are not those that were written');
  const tables = counter.tallies();
  if (JSON.stringify(tables) !== JSON.stringify(end.tables))
    throw damaged(path, 'its rows are not those that were counted');
  return { header, tables };
}

/** A backup as something to load. Verify it first. */
export function copyOf(path: string, { migrations }: BackupHeader): Copy {
  async function* batches() {
    for await (const line of readLines(path)) {
      const value = parse(path, line);
      if (isBatch(value)) yield value;
    }
  }
  return { migrations, batches: batches() };
}

function isEnd(value: object): value is BackupEnd {
  return 'tables' in value && 'sha256' in value;
}

function isBatch(value: object): value is Batch {
  return 'table' in value && 'rows' in value;
}

function parseHeader(path: string, line: string): BackupHeader {
  const header: Partial<BackupHeader> = parse(path, line);
  if (header.attache !== 'backup') throw notOurs(path);
  if (header.format !== 1)
    throw new DatabaseError(`The backup ${path} is of a newer version of Attaché. Use that version.`);
  return header as BackupHeader;
}

function parse(path: string, line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below.
  }
  throw damaged(path, 'a line of it cannot be read');
}

/** Not by `node:readline`, which ends a line at characters that a text within JSON may hold. */
async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const text = file.on('error', (error) => text.destroy(error)).pipe(createGunzip());
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of text) {
      const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    file.destroy();
    if (!file.closed) await once(file, 'close');
  }
  if (rest) throw damaged(path, 'its end is missing');
}

function unreadable(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof DatabaseError) return error;
  if (code === 'ENOENT') return new DatabaseError(`There is no file ${path}.`, { cause: error });
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR')
    return code === 'Z_DATA_ERROR' && error instanceof Error && error.message === 'incorrect header check'
      ? notOurs(path)
      : damaged(path, 'it cannot be unpacked', error);
  return new DatabaseError(`The file ${path} cannot be read (${code}).`, { cause: error });
}

function notOurs(path: string): DatabaseError {
  return new DatabaseError(`The file ${path} is no backup of Attaché.`);
}

function damaged(path: string, how: string, cause?: unknown): DatabaseError {
  return new DatabaseError(`The backup ${path} is damaged: ${how}. Use another one.`, { cause });
}
