import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { signIn } from '../../src/domain/account.ts';
import { backUp } from '../../src/domain/backup.ts';
import { restore } from '../../src/domain/restore.ts';
import type { Engine } from '../../src/store/engine/failure.ts';
import { tally } from '../../src/store/engine/load.ts';
import { withSnapshot } from '../../src/store/engine/row.ts';
import * as users from '../../src/store/user.ts';
import type { App } from '../../src/app.ts';
import { keepingLog } from '../support/engines.ts';
import { insertPerson, PASSWORD } from '../support/person.ts';
import { places, SECRET, withAcademy } from '../support/place.ts';
import { practiseAll, sit } from '../support/studies.ts';

const { empty, folder } = places();
const NOW = new Date('2026-03-02T02:00:00.000Z');
const options = (to: string, changes: Partial<Parameters<typeof backUp>[1]> = {}) => ({
  to,
  keep: {},
  now: NOW,
  log: keepingLog(),
  ...changes,
});
const restoring = (changes = {}) => ({ now: NOW, log: keepingLog(), ...changes });
const countOf = (app: App) => withSnapshot(app.db, app.engine, (snapshot) => tally(snapshot, app.engine));

/** An academy with people who have done something. */
async function inhabited(engine: Engine): Promise<{ config: Config; email: string }> {
  const config = await empty(engine);
  const email = await withAcademy(config, async (app) => {
    const user = await insertPerson(app.db, { name: 'ليلى\u2028 حداد' });
    await practiseAll({ app, user }, 'wrong');
    await sit({ app, user }, 'gifts-quiz', 'right');
    await insertPerson(app.db);
    return user.email;
  });
  return { config, email };
}

describe.each<Engine>(['sqlite', 'postgres'])('a backup of %s', (engine) => {
  test.each<Engine>(['sqlite', 'postgres'])(
    'made while people write, comes back on %s with all that was kept before it, and they sign in',
    async (other) => {
      const { config, email } = await inhabited(engine);
      const to = folder();
      const before: string[] = [];
      const made = await withAcademy(config, async (app) => {
        before.push(...(await users.list(app.db)).map(({ id }) => id));
        const writing = new AbortController();
        const written = writeUntil(writing.signal, app);
        const done = await backUp(config, options(to)).finally(() => writing.abort());
        await written;
        expect((await users.list(app.db)).length).toBeGreaterThan(before.length);
        return done;
      });
      const place = { ...(await empty(other)), secret: other === 'postgres' ? secretOf(config) : undefined };
      if (engine === 'postgres') place.secret = SECRET;
      await restore(place, made.path, restoring());
      await withAcademy(place, async (app) => {
        const after = (await users.list(app.db)).map(({ id }) => id);
        expect(after).toEqual(expect.arrayContaining(before));
        expect(await countOf(app).then(withoutRecord)).toEqual(withoutRecord(made.tables));
        const { user } = await signIn(
          app,
          { email, password: PASSWORD },
          { address: '::1', userAgent: null },
          NOW,
        );
        expect(user.name).toBe('ليلى\u2028 حداد');
        const kinds = await app.db.selectFrom('events').select('kind').orderBy('seq', 'desc').execute();
        expect(kinds[0]?.kind).toBe('restored');
      });
    },
  );

  test('is for this user alone, and leaves nothing else in the folder', async () => {
    const { config } = await inhabited(engine);
    const to = folder();
    const { path } = await backUp(config, options(to));
    expect(readdirSync(to).map((name) => join(to, name))).toEqual([path]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await withAcademy(config, async (app) => {
      const events = await app.db.selectFrom('events').select('kind').execute();
      expect(events).toEqual([{ kind: 'backup_made' }]);
    });
  });

  test('does not come back over anything, and what is there stays', async () => {
    const { config } = await inhabited(engine);
    const { path } = await backUp(config, options(folder()));
    const kept = await withAcademy(config, countOf);
    await expect(restore(config, path, restoring())).rejects.toThrow(/is not empty: it has a table/);
    expect(await withAcademy(config, countOf)).toEqual(kept);
  });

  test('that was changed anywhere is refused, and nothing is written', async () => {
    const { config } = await inhabited(engine);
    const { path } = await backUp(config, options(folder()));
    const whole = readFileSync(path);
    const text = gunzipSync(whole).toString();
    const place = { ...(await empty(engine)), secret: secretOf(config) };
    const lines = text.split('\n');
    const damages: Buffer[] = [
      ...[10, 400, whole.length >> 1, whole.length - 20].map((at) => flipped(whole, at)),
      whole.subarray(0, whole.length - 30),
      gzipSync(lines.slice(0, -2).join('\n')),
      gzipSync(lines.slice(0, -2).join('\n') + '\n'),
      gzipSync(text.replace('amina', 'amana')),
      gzipSync(text.replace('"madeAt":"2026', '"madeAt":"2025')),
      gzipSync(text + lines[1]),
    ];
    for (const damage of damages) {
      const file = join(folder(), 'damaged.backup');
      writeFileSync(file, damage);
      await expect(restore(place, file, restoring())).rejects.toThrow(
        / is damaged: |is no backup of Attaché/,
      );
    }
    await restore(place, path, restoring());
  });
});

describe('a place to come back to', () => {
  test('gets the secret that the academy had made, so that sessions go on', async () => {
    const { config } = await inhabited('sqlite');
    const made = await backUp(config, options(folder()));
    const place = await empty('sqlite');
    expect(made.secret).toBe(true);
    await restore(place, made.path, restoring());
    expect(secretOf(place)).toBe(secretOf(config));
  });

  test('must have the same secret, unless that is lost', async () => {
    const { config } = await inhabited('sqlite');
    const { path } = await backUp(config, options(folder(), { withoutSecret: true }));
    const place = await empty('sqlite');
    await expect(restore(place, path, restoring())).rejects.toThrow(/does not hold the academy’s secret/);
    const other = { ...place, secret: 'another one, of thirty-two letters.' };
    await expect(restore(other, path, restoring())).rejects.toThrow(/does not hold the academy’s secret/);
    expect(existsSync(place.databaseFile)).toBe(false);
    await restore({ ...place, secret: secretOf(config) }, path, restoring());
    await restore(await empty('sqlite'), path, restoring({ withoutSecret: true }));
  });

  test('is left without a trace when the backup is of a newer version', async () => {
    const { config } = await inhabited('sqlite');
    const { path } = await backUp(config, options(folder()));
    const [header = '', ...rest] = gunzipSync(readFileSync(path)).toString().split('\n');
    const newer = { ...JSON.parse(header), migrations: ['9999_far'] };
    const file = join(folder(), 'newer.backup');
    const lines = [JSON.stringify(newer), ...rest.slice(0, -2)].map((line) => `${line}\n`).join('');
    const end = { ...JSON.parse(rest.at(-2) ?? ''), sha256: sha256(lines) };
    writeFileSync(file, gzipSync(`${lines}${JSON.stringify(end)}\n`));
    const place = await empty('sqlite');
    await expect(restore(place, file, restoring())).rejects.toThrow(/of a newer version of Attaché/);
    expect(readdirSync(join(place.databaseFile, '..'))).toEqual([]);
  });
});

describe('the folder of backups', () => {
  const day = (n: number) => new Date(NOW.getTime() + n * 24 * 3_600_000);

  test('keeps what count or age keeps, always the newest, and never touches another file', async () => {
    const { config } = await inhabited('sqlite');
    const to = folder();
    const paths: string[] = [];
    for (const n of [0, 1, 2, 3]) paths.push((await backUp(config, options(to, { now: day(n) }))).path);
    const foreign = join(to, 'attache-2020-01-01T00-00-00.000Z.backup');
    writeFileSync(foreign, 'a letter');
    writeFileSync(join(to, 'notes.txt'), 'a note');
    const made = (n: number, keep: object) => backUp(config, options(to, { now: day(n), keep }));
    expect((await made(4, { count: 3, days: 3 })).removed).toEqual([paths[0]]);
    expect((await made(5, { count: 5 })).removed).toEqual([]);
    expect((await made(6, { days: 2 })).removed.toSorted()).toEqual([paths[1], paths[2], paths[3]]);
    // A clock that was wrong made one from the future; the one just made stays all the same.
    const last = await made(3.5, { count: 1 });
    expect(existsSync(last.path)).toBe(true);
    expect(readdirSync(to)).toContain('notes.txt');
    expect(existsSync(foreign)).toBe(true);
  });

  test('that cannot be used is said, and so is a database that is not there', async () => {
    const { config } = await inhabited('sqlite');
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    await expect(backUp(config, options(file))).rejects.toThrow(/^No backup was made: .* is not a folder/);
    const nowhere = await empty('sqlite');
    await expect(backUp(nowhere, options(folder()))).rejects.toThrow(/^There is no database /);
    expect(existsSync(nowhere.databaseFile)).toBe(false);
  });

  test.each([
    ['while it is written', 80_000],
    ['while it is restored to prove it', 28_000],
  ])('on a disk that is full %s is said, and keeps the earlier backups', async (_, size) => {
    const { config } = await inhabited('sqlite');
    const disk = folder();
    // Other machines do not let a test mount a small disk.
    if (!mounted(disk)) return;
    try {
      const { path } = await backUp(config, options(disk));
      const before = readFileSync(path);
      await withAcademy(config, ({ db }) => insertLarge(db, size));
      const again = backUp(config, options(disk, { now: day(1), keep: { count: 1 } }));
      await expect(again).rejects.toThrow(/^No backup was made: the disk of .* is full/);
      expect(readdirSync(disk).map((name) => join(disk, name))).toEqual([path]);
      expect(readFileSync(path).equals(before)).toBe(true);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

/** Some 36 bytes for each of `size`, of the kind that does not shrink much. */
async function insertLarge(db: App['db'], size: number): Promise<void> {
  const content = Array.from({ length: size }, () => crypto.randomUUID()).join('');
  await db
    .insertInto('quiz_versions')
    .values({ hash: 'h', course: 'c', quiz: 'q', content, created_at: NOW.toISOString() })
    .execute();
}

async function writeUntil(over: AbortSignal, app: App): Promise<void> {
  for (; !over.aborted; await new Promise(setImmediate)) await insertPerson(app.db);
}

function secretOf(config: Config): string | undefined {
  return config.secret ?? readFileSync(join(config.databaseFile, '../secret'), 'utf8').trim();
}

/** The record of a place goes on: a backup and a coming back are written in it. */
function withoutRecord<T extends { table: string }>(tables: T[]): T[] {
  return tables.filter(({ table }) => !table.startsWith('event'));
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A disk of one megabyte and a half, where this user may make one. */
function mounted(place: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1536k', 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
