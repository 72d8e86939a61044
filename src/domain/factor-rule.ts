import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { type Demand, suffices } from '../rules/factor.ts';
import { Role } from '../schemas/user.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as rules from '../store/factor-rule.ts';
import { note } from './event.ts';
import { findFactors } from './factor-guard.ts';
import { type Reach, reachOf } from './reach.ts';
import { requireViewer, type Viewer } from './viewer.ts';

/** What a role needs, and how far its people are. */
export interface RoleRule {
  role: Role;
  /** What the viewer's own scope says: their ministry, or everybody. */
  demand: Demand | null;
  /** What the academy asks of this role in every ministry, where the viewer's scope is one ministry. */
  floor: Demand | null;
  people: number;
  withAny: number;
  withPasskey: number;
}

/**
 * What each role needs within the viewer's reach, in the order of roles.
 * @throws AppError `forbidden` unless the viewer is an administrator
 */
export async function listRules(app: App, visitor: Viewer | undefined): Promise<RoleRule[]> {
  const reach = administratorsReach(visitor);
  const own = scopeOf(reach);
  const kept = await rules.list(app.db, [own, rules.EVERYBODY]);
  const counts = await rules.countRoles(app.db, reach === 'everybody' ? undefined : reach.ministryId);
  const demandOf = (scope: string, role: Role) =>
    kept.find((rule) => rule.scope === scope && rule.role === role)?.demand ?? null;
  return Role.options.map((role) => ({
    people: 0,
    withAny: 0,
    withPasskey: 0,
    ...counts.find((count) => count.role === role),
    role,
    demand: demandOf(own, role),
    floor: own === rules.EVERYBODY ? null : demandOf(rules.EVERYBODY, role),
  }));
}

/**
 * Sets what a role needs: those who do not have it set it up at their next request, before anything else. Whoever asks it
 * of administrators must have it first, so that nobody locks themselves out.
 * @throws AppError `forbidden` unless the viewer is an administrator, `conflict` (`own_factor_first`)
 */
export async function setRule(
  app: App,
  visitor: Viewer | undefined,
  role: Role,
  demand: Demand | null,
  now: Date,
): Promise<void> {
  const viewer = requireViewer(visitor);
  const scope = scopeOf(administratorsReach(viewer));
  await transaction(app.db, async (trx) => {
    const [before] = (await rules.list(trx, [scope])).filter((rule) => rule.role === role);
    if ((before?.demand ?? null) === demand) return;
    if (demand && role === viewer.role && !suffices(await findFactors(trx, viewer.id), demand))
      throw new AppError('conflict', 'the administrator has none', { reason: 'own_factor_first' });
    await rules.set(trx, { scope, role, demand }, now.toISOString());
    const event = { actor: viewer.id, subject: null, ministry: viewer.ministryId };
    await note(
      trx,
      app.secret,
      { kind: 'factor_required', ...event, details: { role, factor: demand } },
      now,
    );
  });
}

function administratorsReach(visitor: Viewer | undefined): Reach {
  if (requireViewer(visitor).role !== 'administrator')
    throw new AppError('forbidden', 'not an administrator');
  return reachOf(visitor);
}

function scopeOf(reach: Reach): string {
  return reach === 'everybody' ? rules.EVERYBODY : reach.ministryId;
}
