import { sql, type Kysely } from 'kysely';
import { normalForm } from '../rules/normal-form.ts';
import type { Within } from './invitation-list.ts';
import type { Role, Tables } from './schema.ts';
import { toUser, type User } from './user.ts';

/** A person with the name of their ministry. */
export interface Person extends User {
  ministry: string | null;
}

/** Who is looked for: `text` in the name or the address; what is left out does not matter. */
export interface PersonFilter {
  within: Within;
  text?: string;
  role?: Role;
  disabled?: boolean;
  ministryId?: string;
}

/** A part of the people that fit a filter, by name; and how many fit. */
export async function list(
  db: Kysely<Tables>,
  filter: PersonFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ list: Person[]; count: number }> {
  const { count } = await fitting(db, filter)
    .select(sql<number>`cast(count(*) as integer)`.as('count'))
    .executeTakeFirstOrThrow();
  const rows = await fitting(db, filter)
    .leftJoin('ministries', 'ministries.id', 'users.ministry_id')
    .selectAll('users')
    .select('ministries.name as ministry')
    .orderBy('users.name_key')
    .orderBy('users.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { list: rows.map((row) => ({ ...toUser(row), ministry: row.ministry })), count };
}

/**
 * How many administrators can sign in, beside one person: of the whole academy, and with `ministryId` those of that ministry
 * too.
 */
export async function countOtherAdministrators(
  db: Kysely<Tables>,
  exceptId: string,
  ministryId: string | null,
): Promise<number> {
  const { count } = await db
    .selectFrom('users')
    .select(sql<number>`cast(count(*) as integer)`.as('count'))
    .where('role', '=', 'administrator')
    .where('disabled', '=', 0)
    .where('id', '!=', exceptId)
    .where((where) =>
      where.or([
        where('ministry_id', 'is', null),
        ...(ministryId === null ? [] : [where('ministry_id', '=', ministryId)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return count;
}

function fitting(db: Kysely<Tables>, { within, text, role, disabled, ministryId }: PersonFilter) {
  let query = db.selectFrom('users');
  if (within !== 'everybody') query = query.where('users.ministry_id', '=', within.ministryId);
  if (ministryId !== undefined) query = query.where('users.ministry_id', '=', ministryId);
  if (role !== undefined) query = query.where('users.role', '=', role);
  if (disabled !== undefined) query = query.where('users.disabled', '=', disabled ? 1 : 0);
  for (const word of text?.split(/\s+/).filter(Boolean) ?? []) {
    const pattern = `%${normalForm(word).replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`(users.name_key like ${pattern} escape '\\' or users.email like ${pattern} escape '\\')`,
    );
  }
  return query;
}
