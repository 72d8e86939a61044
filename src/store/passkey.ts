import type { Kysely, Selectable } from 'kysely';
import type { Instant } from '../schemas/atoms.ts';
import type { Tables } from './schema.ts';

/** A passkey: a key pair whose private half never leaves the person's device. */
export interface Passkey {
  /** The credential's own id, in base64url. */
  id: string;
  userId: string;
  /** In base64url, as COSE. */
  publicKey: string;
  /** How often the device says that it was used; 0 for one that does not count. */
  counter: number;
  /** How a browser reaches the device: `internal`, `hybrid`, `usb`… */
  transports: string[];
  name: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
}

/** The passkey of a credential id, or undefined. */
export async function find(db: Kysely<Tables>, id: string): Promise<Passkey | undefined> {
  const row = await db.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toPasskey(row);
}

/** The passkeys of a person, the oldest first. */
export async function list(db: Kysely<Tables>, userId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkeys')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toPasskey);
}

/** Adds a passkey; false, and nothing is written, when its id is known. */
export async function insert(db: Kysely<Tables>, passkey: Omit<Passkey, 'lastUsedAt'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passkeys')
    .values({
      id: passkey.id,
      user_id: passkey.userId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: JSON.stringify(passkey.transports),
      name: passkey.name,
      created_at: passkey.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Keeps that a passkey was used, and what it counts; false when it is gone. */
export async function touch(db: Kysely<Tables>, id: string, counter: number, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkeys')
    .set({ counter, last_used_at: now })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Gives a passkey of a person another name; whether they have it. */
export async function rename(db: Kysely<Tables>, userId: string, id: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets a passkey of a person; whether they had it. */
export async function remove(db: Kysely<Tables>, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkeys')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Forgets all passkeys of a person; how many they were. */
export async function removeAll(db: Kysely<Tables>, userId: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('passkeys').where('user_id', '=', userId).executeTakeFirst();
  return Number(numDeletedRows);
}

function toPasskey(row: Selectable<Tables['passkeys']>): Passkey {
  return {
    id: row.id,
    userId: row.user_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports) as string[],
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
