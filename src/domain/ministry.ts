import type { Kysely, Transaction } from 'kysely';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as ministries from '../store/ministry.ts';
import type { Ministry } from '../store/ministry.ts';
import type { Tables } from '../store/schema.ts';
import { note } from './event.ts';
import { bare } from './invitation-word.ts';
import { requireAdministrator } from './reach.ts';
import type { Viewer } from './viewer.ts';

/**
 * All ministries by name, each with how many people belong to it.
 * @throws AppError `not_found` for an administrator of one of them
 */
export async function listMinistries(
  db: Kysely<Tables>,
  visitor: Viewer | undefined,
): Promise<(Ministry & { people: number })[]> {
  requireWhole(visitor);
  return ministries.listCounted(db);
}

/** The ministries into which the viewer may put people: their own, or all. */
export async function listOpenMinistries(
  db: Kysely<Tables>,
  visitor: Viewer | undefined,
): Promise<Ministry[]> {
  const { reach } = requireAdministrator(visitor);
  const all = await ministries.list(db);
  return all.filter(({ id }) => reach === 'everybody' || id === reach.ministryId);
}

/**
 * Makes a ministry.
 * @throws AppError `not_found` for an administrator of a ministry, `conflict` when the name is taken
 */
export async function makeMinistry(
  app: App,
  visitor: Viewer | undefined,
  name: string,
  now: Date,
): Promise<Ministry> {
  const viewer = requireWhole(visitor);
  return transaction(app.db, async (trx) => {
    await requireFree(trx, name);
    const made = await ministries.insert(trx, { name, createdAt: now.toISOString() });
    const event = { kind: 'ministry_made', actor: viewer.id, subject: null, ministry: made.id } as const;
    await note(trx, app.secret, { ...event, details: { name } }, now);
    return made;
  });
}

/**
 * Gives a ministry another name.
 * @throws AppError `not_found`, `conflict` when the name is taken
 */
export async function renameMinistry(
  app: App,
  visitor: Viewer | undefined,
  id: string,
  name: string,
  now: Date,
): Promise<void> {
  const viewer = requireWhole(visitor);
  await transaction(app.db, async (trx) => {
    const before = await ministries.find(trx, id);
    if (!before) throw new AppError('not_found', `no ministry ${id}`);
    await requireFree(trx, name, id);
    if (before.name === name) return;
    await ministries.rename(trx, id, name);
    const event = { kind: 'ministry_renamed', actor: viewer.id, subject: null, ministry: id } as const;
    await note(trx, app.secret, { ...event, details: { from: before.name, to: name } }, now);
  });
}

function requireWhole(visitor: Viewer | undefined): Viewer {
  const { viewer, reach } = requireAdministrator(visitor);
  if (reach !== 'everybody') throw new AppError('not_found', 'an administrator of one ministry');
  return viewer;
}

/** Names that differ in case or accents only would be mistaken for each other, in lists of people too. */
async function requireFree(trx: Transaction<Tables>, name: string, exceptId?: string): Promise<void> {
  const same = (await ministries.list(trx)).some(
    (one) => one.id !== exceptId && bare(one.name) === bare(name),
  );
  if (same)
    throw new AppError('conflict', 'the name is taken', {
      reason: 'form_faults',
      fields: { name: 'ministryTaken' },
    });
}
