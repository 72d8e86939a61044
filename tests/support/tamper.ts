import { sql } from 'kysely';
import type { Database } from '../../src/store/engine/open.ts';

/** Takes away what keeps the record from being changed, as somebody who owns the database can. */
export async function unguard({ db, engine }: Database): Promise<void> {
  for (const table of ['events', 'event_details']) {
    if (engine === 'postgres') await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
    else {
      const triggers = sql<{
        name: string;
      }>`select name from sqlite_schema where type = 'trigger' and tbl_name = ${table}`;
      for (const { name } of (await triggers.execute(db)).rows)
        await sql`drop trigger ${sql.ref(name)}`.execute(db);
    }
  }
}

/** Another value of the same type: what is left when somebody alters one. */
export function altered(value: string | number | null): string | number {
  if (typeof value === 'number') return value + 1;
  return value === null
    ? '2026-01-01T00:00:00.000Z'
    : `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`;
}
