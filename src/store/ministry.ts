import { sql, type Kysely } from 'kysely';
import { v7 } from 'uuid';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** A foreign ministry whose people learn here. */
export interface Ministry {
  id: string;
  name: string;
  createdAt: Instant;
}

const columns = ['id', 'name', 'created_at as createdAt'] as const;

/** Adds a ministry. */
export async function insert(db: Kysely<Tables>, ministry: Omit<Ministry, 'id'>): Promise<Ministry> {
  return db
    .insertInto('ministries')
    .values({ id: v7(), name: ministry.name, created_at: ministry.createdAt })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** The ministry of an id, or undefined. */
export async function find(db: Kysely<Tables>, id: string): Promise<Ministry | undefined> {
  return db.selectFrom('ministries').select(columns).where('id', '=', id).executeTakeFirst();
}

/** All ministries by name. */
export async function list(db: Kysely<Tables>): Promise<Ministry[]> {
  return db.selectFrom('ministries').select(columns).orderBy('name').orderBy('id').execute();
}

/** All ministries by name, each with how many people belong to it. */
export async function listCounted(db: Kysely<Tables>): Promise<(Ministry & { people: number })[]> {
  return db
    .selectFrom('ministries')
    .leftJoin('users', 'users.ministry_id', 'ministries.id')
    .select(['ministries.id', 'ministries.name', 'ministries.created_at as createdAt'])
    .select(sql<number>`cast(count(users.id) as integer)`.as('people'))
    .groupBy(['ministries.id', 'ministries.name', 'ministries.created_at'])
    .orderBy('ministries.name')
    .orderBy('ministries.id')
    .execute();
}

/** Gives a ministry another name; whether there is such a ministry. */
export async function rename(db: Kysely<Tables>, id: string, name: string): Promise<boolean> {
  const result = await db.updateTable('ministries').set({ name }).where('id', '=', id).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
