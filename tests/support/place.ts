import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openApp, type App } from '../../src/app.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { readSecret } from '../../src/secret.ts';
import type { Engine } from '../../src/store/engine/failure.ts';
import { createPostgres, keepingLog } from './engines.ts';

/** What academies on PostgreSQL are signed with here. */
export const SECRET = 'what nothing but these tests is signed with';

/** Places for academies, empty and of their own; they are gone after the file's last test. */
export interface Places {
  /** A folder that nothing else uses. */
  folder(): string;
  /** A place with nothing in it: no file, or a database without a table. */
  empty(engine: Engine): Promise<Config>;
}

/** Gives places to the tests of this file. */
export function places(): Places {
  const ends: (() => Promise<void> | void)[] = [];
  afterAll(async () => {
    for (const end of ends) await end();
  });
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'attache-place-'));
    ends.push(() => rmSync(path, { recursive: true }));
    return path;
  };
  return {
    folder,
    async empty(engine) {
      const file = { DATABASE_FILE: join(folder(), 'academy.db') };
      if (engine === 'sqlite') return readConfig(file);
      const { url, drop } = await createPostgres('template0');
      ends.push(drop);
      return readConfig({ ...file, DATABASE_URL: url, SECRET });
    },
  };
}

/** Does something with the academy of a place. */
export async function withAcademy<T>(config: Config, work: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(config, readSecret(config), keepingLog());
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
