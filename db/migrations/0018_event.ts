import { sql, type Kysely } from 'kysely';
import type { Engine } from '../../src/store/engine/failure.ts';

/**
 * The record of who did what to whom. `events` is a chain, only ever added to: `mac` is made over the entry and the one
 * before. What is personal stands beside it in `event_details` and can be taken out, since the chain covers only its salted
 * hash. `event_head` holds one row, the newest entry, under a seal of its own: an end that was cut off is missed.
 */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('seq', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('ministry_id', 'text')
    .addColumn('actor_id', 'text')
    .addColumn('subject_id', 'text')
    .addColumn('details_hash', 'text')
    .addColumn('mac', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('events_ministry_id_idx')
    .on('events')
    .columns(['ministry_id', 'seq'])
    .execute();
  await db.schema.createIndex('events_kind_idx').on('events').columns(['kind', 'seq']).execute();
  await createDetails(db);
  await createHead(db);
  await (engine === 'postgres' ? guardPostgres(db) : guardSqlite(db));
}

async function createDetails(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('event_details')
    .addColumn('seq', 'integer', (column) => column.primaryKey().notNull().references('events.seq'))
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .execute();
}

async function createHead(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('event_head')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .addCheckConstraint('event_head_id_check', sql`id = 1`)
    .execute();
}

async function guardSqlite(db: Kysely<unknown>): Promise<void> {
  for (const [name, table, change] of GUARDS) {
    await sql`create trigger ${sql.ref(name)} before ${sql.raw(change)} on ${sql.ref(table)}
      begin select raise(abort, 'the record is only ever added to'); end`.execute(db);
  }
}

async function guardPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'the record is only ever added to'; end $$`.execute(db);
  for (const [name, table, change] of GUARDS) {
    await sql`create trigger ${sql.ref(name)} before ${sql.raw(change)} on ${sql.ref(table)}
      for each row execute function refuse_change()`.execute(db);
  }
}

const GUARDS = [
  ['events_no_update', 'events', 'update'],
  ['events_no_delete', 'events', 'delete'],
  ['event_details_no_update', 'event_details', 'update'],
] as const;
