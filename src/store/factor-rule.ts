import { sql, type Kysely } from 'kysely';
import type { Demand } from '../rules/factor.ts';
import type { Instant } from '../schemas/atoms.ts';
import type { Role, Tables } from './schema.ts';

/** The scope of a rule for the people of every ministry. */
export const EVERYBODY = 'everybody';

/** What a role needs, for the people of one ministry or for everybody. */
export interface FactorRule {
  /** A ministry's id, or `everybody`. */
  scope: string;
  role: Role;
  demand: Demand;
}

/** How many people a role has, and how many of them have a second factor. */
export interface RoleCount {
  role: Role;
  people: number;
  withAny: number;
  withPasskey: number;
}

/** The rules of some scopes. */
export async function list(db: Kysely<Tables>, scopes: readonly string[]): Promise<FactorRule[]> {
  return db
    .selectFrom('factor_rules')
    .select(['scope', 'role', 'demand'])
    .where('scope', 'in', scopes)
    .execute();
}

/** Sets the rule of a role in a scope; null takes it away. */
export async function set(
  db: Kysely<Tables>,
  { scope, role, demand }: Omit<FactorRule, 'demand'> & { demand: Demand | null },
  now: Instant,
): Promise<void> {
  if (demand === null) {
    await db.deleteFrom('factor_rules').where('scope', '=', scope).where('role', '=', role).execute();
    return;
  }
  await db
    .insertInto('factor_rules')
    .values({ scope, role, demand, changed_at: now })
    .onConflict((conflict) => conflict.columns(['scope', 'role']).doUpdateSet({ demand, changed_at: now }))
    .execute();
}

/** The strictest rule for a person's role, or null: that of their ministry or that for everybody. */
export async function findDemand(
  db: Kysely<Tables>,
  { role, ministryId }: { role: Role; ministryId: string | null },
): Promise<Demand | null> {
  const rules = await list(db, ministryId === null ? [EVERYBODY] : [EVERYBODY, ministryId]);
  const demands = rules.filter((rule) => rule.role === role).map(({ demand }) => demand);
  return demands.includes('passkey') ? 'passkey' : (demands[0] ?? null);
}

/** The people who can sign in, by role: of one ministry, or all. */
export async function countRoles(db: Kysely<Tables>, ministryId?: string): Promise<RoleCount[]> {
  const totp = sql`exists (select 1 from totps where totps.user_id = users.id and totps.confirmed_at is not null)`;
  const passkey = sql`exists (select 1 from passkeys where passkeys.user_id = users.id)`;
  const countOf = (condition: typeof totp) =>
    sql<number>`cast(sum(case when ${condition} then 1 else 0 end) as integer)`;
  let query = db
    .selectFrom('users')
    .select('role')
    .select(sql<number>`cast(count(*) as integer)`.as('people'))
    .select(countOf(sql`${totp} or ${passkey}`).as('withAny'))
    .select(countOf(passkey).as('withPasskey'))
    .where('disabled', '=', 0)
    .groupBy('role');
  if (ministryId !== undefined) query = query.where('ministry_id', '=', ministryId);
  return query.execute();
}
