import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findDamage, ping } from '../../../src/store/engine/health.ts';
import { openDatabase } from '../../../src/store/engine/open.ts';
import * as ministries from '../../../src/store/ministry.ts';
import { keepingLog, onEachEngine } from '../../support/engines.ts';

onEachEngine('health', (store) => {
  test('is good', async () => {
    await expect(ping(store)).resolves.toBeUndefined();
    expect(await findDamage(store)).toEqual([]);
  });
});

test('a file with an index that was overwritten, and a row without its other half, are damaged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attache-damage-'));
  const file = join(folder, 'academy.db');
  const open = () => openDatabase({ file, log: keepingLog() });
  const first = await open();
  const { id } = await ministries.insert(first.db, { name: 'MFA', createdAt: '2026-01-05T09:00:00.000Z' });
  await sql`pragma foreign_keys = off`.execute(first.db);
  await sql`insert into positions values ('nobody', 'c', 'l', null, '2026-01-05T09:00:00.000Z')`.execute(
    first.db,
  );
  const pages = sql<{ page: number; size: number }>`select rootpage as page,
    (select page_size from pragma_page_size) as size
    from sqlite_schema where tbl_name = 'ministries' and type = 'index'`;
  const [index] = (await pages.execute(first.db)).rows;
  await first.close();
  overwrite(file, (index?.page ?? 0) * (index?.size ?? 0), id);
  const second = await open();
  const damage = await findDamage(second);
  expect(damage.join('\n')).toContain('index');
  expect(damage).toContain('a row of positions belongs to one of users that is gone');
  await second.close();
  rmSync(folder, { recursive: true });
});

/** An index keeps its texts at the end of its page. */
function overwrite(file: string, end: number, text: string): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.from(text).fill('f'), 0, text.length, end - text.length - 1);
  closeSync(handle);
}
