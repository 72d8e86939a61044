import type { Kysely } from 'kysely';
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
