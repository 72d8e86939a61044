import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** The files of a ZIP archive as texts, by name. */
export async function unzip(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await promisify<Buffer, object, ZipFile>(fromBuffer)(bytes, { lazyEntries: true });
  const open = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  const files: Record<string, string> = {};
  for (let left = zip.entryCount; left > 0; left -= 1) {
    const next = new Promise<Entry>((resolve) => zip.once('entry', resolve));
    zip.readEntry();
    const entry = await next;
    files[entry.fileName] = await text(await open(entry));
  }
  return files;
}
