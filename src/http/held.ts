import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { stringify } from 'csv-stringify/sync';
import { ZipFile } from 'yazl';
import type { HeldPart } from '../domain/held.ts';
import { held as texts } from '../locales/held.ts';
import { inert } from '../rules/table.ts';
import type { Locale } from '../schemas/atoms.ts';

/** What stands in the note beside the tables. */
export interface HeldNote {
  locale: Locale;
  name: string;
  email: string;
  /** The academy's address. */
  place: string;
  now: Date;
}

/**
 * A ZIP archive of what is held about a person: a note in their language, every table as CSV, and all of it as JSON. It is
 * packed while it is read.
 */
export function heldArchive(parts: readonly HeldPart[], note: HeldNote): ReadableStream<Uint8Array> {
  const zip = new ZipFile();
  const add = (name: string, text: () => string) =>
    zip.addReadStreamLazy(name, { mtime: note.now }, (done) => done(null, Readable.from([text()])));
  const t = texts[note.locale];
  add(t.noteName, () => noteText(parts, note));
  for (const part of parts) add(`${t.parts[part.table].file}.csv`, () => csv(part));
  add('data.json', () => json(parts));
  zip.end();
  return Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream<Uint8Array>;
}

/** With the mark by which spreadsheets know UTF-8. */
function csv({ columns, rows }: HeldPart): string {
  const options = { bom: true, header: true, columns: [...columns], record_delimiter: 'windows' } as const;
  return stringify(rows, { ...options, cast: { string: inert } });
}

function json(parts: readonly HeldPart[]): string {
  const tables = parts.map(({ table, rows }) => [texts.en.parts[table].file, rows]);
  return `${JSON.stringify(Object.fromEntries(tables), null, 2)}\n`;
}

function noteText(parts: readonly HeldPart[], { locale, name, email, place, now }: HeldNote): string {
  const t = texts[locale];
  const instant = now.toISOString().slice(0, 16).replace('T', ' ');
  const files = parts.map(({ table }) => `${t.parts[table].file}.csv\r\n  ${t.parts[table].text}`);
  const paragraphs = [
    t.noteTitle,
    `${t.noteOf(name, email)}\r\n${t.noteMade(instant, place)}`,
    t.noteFiles,
    [...files, 'data.json'].join('\r\n'),
    t.noteEmpty,
    t.noteLeftOut,
    t.noteSafe,
  ];
  return `\ufeff${paragraphs.join('\r\n\r\n')}\r\n`;
}
