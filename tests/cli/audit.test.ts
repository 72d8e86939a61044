import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { note } from '../../src/domain/event.ts';
import { beginRecord } from '../../src/domain/proof.ts';
import type { Engine } from '../../src/store/engine/failure.ts';
import { openDatabase, type Database } from '../../src/store/engine/open.ts';
import { appOn, SECRET } from '../support/app.ts';
import { attache } from '../support/command.ts';
import { createPostgres, keepingLog } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';
import { sit } from '../support/studies.ts';
import { unguard } from '../support/tamper.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');

describe.each<Engine>(['sqlite', 'postgres'])('on %s', (engine) => {
  let env: Record<string, string>;
  let drop: () => Promise<void>;
  /** What is done to the database while no command runs. */
  const meanwhile = async (work: (store: Database) => Promise<unknown>) => {
    const store = await openDatabase({
      url: env['DATABASE_URL'],
      file: env['DATABASE_FILE'] ?? '',
      log: keepingLog(),
    });
    await work(store).finally(() => store.close());
  };
  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attache-audit-'));
    const server = engine === 'postgres' ? await createPostgres() : undefined;
    env = { SECRET, ...(server ? { DATABASE_URL: server.url } : { DATABASE_FILE: join(folder, 'a.db') }) };
    drop = async () => {
      await server?.drop();
      rmSync(folder, { recursive: true });
    };
    await meanwhile(async (store) => {
      const app = appOn(store);
      await beginRecord(app, NOW);
      const user = await insertPerson(store.db);
      await sit({ app, user }, 'gifts-quiz', 'right');
      const event = { kind: 'disabled', actor: null, subject: user.id, ministry: null } as const;
      await note(store.db, SECRET, event, NOW);
    });
  });
  afterEach(() => drop());

  test('attache audit verify proves a record sound, and names the first entry that is not', async () => {
    const sound = await attache(['audit', 'verify'], env);
    expect(sound).toMatchObject({ code: 0, stderr: '' });
    expect(sound.stdout).toMatch(
      /^The record is sound: 2 entries, the newest 2 \(disabled, 2026-02-02T09:00:00\.000Z, /,
    );
    const other = await attache(['audit', 'verify'], { ...env, SECRET: 'another secret of the same length' });
    expect(other).toMatchObject({ code: 1 });
    expect(other.stdout).toContain('Not even the first entry is of this secret.');
    await meanwhile(async (store) => {
      await unguard(store);
      await store.db.updateTable('events').set({ kind: 'enabled' }).where('seq', '=', 2).execute();
    });
    const { code, stdout } = await attache(['audit', 'verify'], env);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^The record is not sound\. Entry 2 \(enabled, 2026-02-02T09:00:00\.000Z, .* altered/,
    );
    expect(stdout).toContain('1 entry before it is sound.');
  });

  test('attache verify proves the rows sound, and names those that are not', async () => {
    const sound = await attache(['verify'], env);
    expect(sound).toMatchObject({ code: 0, stderr: '' });
    expect(sound.stdout).toMatch(
      /^Rows checked: attempts 1, answers \d+, completions \d+, quiz_versions 1\.\nAll is as it was written\.\n$/,
    );
    await meanwhile(async ({ db }) => {
      await db.updateTable('attempts').set({ percent: 99 }).execute();
      await db.updateTable('quiz_versions').set({ content: '{}' }).execute();
    });
    const { code, stdout } = await attache(['verify'], env);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^attempts [0-9a-f-]{36}: is not as it was written\.$/m);
    expect(stdout).toMatch(/^quiz_versions [0-9a-f]{64}: is not as it was written\.$/m);
    expect(stdout).toContain('Not as written: 2.');
  });
});

test.each([[['audit']], [['audit', 'verify', 'all']], [['verify', 'all']]])(
  'says how to call %s',
  async (args) => {
    const { code, stderr } = await attache(args);
    expect([code, stderr.includes('Usage:')]).toEqual([1, true]);
  },
);
