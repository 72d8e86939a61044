import type { Kysely, Transaction } from 'kysely';
import { v7 } from 'uuid';
import type { App } from '../app.ts';
import { AppError } from '../errors.ts';
import type { AcceptForm, Invitee } from '../schemas/invitation.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as invitations from '../store/invitation.ts';
import type { Invitation } from '../store/invitation.ts';
import * as lists from '../store/invitation-list.ts';
import type { Waiting } from '../store/invitation-list.ts';
import * as messages from '../store/message.ts';
import * as ministries from '../store/ministry.ts';
import type { Tables } from '../store/schema.ts';
import * as teachings from '../store/teaching.ts';
import type { User } from '../store/user.ts';
import { prepareAccount, writeAccount } from './account.ts';
import { note, noteAll } from './event.ts';
import type { ListRow } from './invitation-list.ts';
import { preview, type Defaults } from './invitation-preview.ts';
import { invitationLetter } from './letter.ts';
import { postAll } from './mail.ts';
import type { StudiedCourse } from './quiz.ts';
import { requireAdministrator, requireWithin, type Reach } from './reach.ts';
import { hashOf, makeToken } from './token.ts';
import { requireViewer, type Viewer } from './viewer.ts';

/** How long an invitation can be accepted, in days. */
export const DAYS = 7;
/** How many are written in one transaction: nobody else is kept waiting for a list of thousands. */
const CHUNK = 200;
/** Asked again so soon, a link is not sent anew, in seconds: it was the same press of the button. */
const TWICE_SECONDS = 60;

type Trx = Transaction<Tables>;

/**
 * Invites everybody in a list who may be, and sends each a message; the others are left out, as `preview` says. `key` is
 * that of the form: sent twice, it invites once, and a list of which a part is written already is finished.
 * @returns how many people this form has invited
 */
export async function invite(
  app: App,
  visitor: Viewer | undefined,
  form: { rows: readonly ListRow[]; key: string; defaults: Defaults },
  courses: readonly StudiedCourse[],
  now: Date,
): Promise<number> {
  const { viewer } = requireAdministrator(visitor);
  const rows = await preview(app.db, viewer, form.rows, form.defaults, courses, now);
  const people = rows.flatMap(({ invitee }) => invitee ?? []);
  for (let from = 0; from < people.length; from += CHUNK) {
    const some = people.slice(from, from + CHUNK);
    await transaction(app.db, (trx) => inviteSome(app, trx, { viewer, batch: form.key, now }, some));
  }
  return invitations.countBatch(app.db, form.key, viewer.id);
}

async function inviteSome(
  app: App,
  trx: Trx,
  { viewer, batch, now }: { viewer: Viewer; batch: string; now: Date },
  people: readonly Invitee[],
): Promise<void> {
  for (const ministryId of new Set(people.map((one) => one.ministryId))) {
    const emails = people.filter((one) => one.ministryId === ministryId).map(({ email }) => email);
    await invitations.withdrawExpired(trx, emails, ministryId, now.toISOString());
  }
  const tokens = new Map(people.map(() => makeToken()).map((token) => [hashOf(token), token]));
  const hashes = [...tokens.keys()];
  const made = await invitations.insert(
    trx,
    people.map((one, index) => ({
      ...one,
      name: one.name || null,
      tokenHash: hashes[index] ?? '',
      messageId: v7(),
      invitedBy: viewer.id,
      batch,
      createdAt: now.toISOString(),
      expiresAt: endOf(now),
    })),
  );
  await send(
    app,
    trx,
    viewer,
    made.map((one) => ({ ...one, token: tokens.get(one.tokenHash) ?? '' })),
    now,
  );
}

/** How many people a form of the viewer's has invited. */
export async function countInvited(
  db: Kysely<Tables>,
  visitor: Viewer | undefined,
  key: string,
): Promise<number> {
  return invitations.countBatch(db, key, requireViewer(visitor).id);
}

/** A part of the invitations within the viewer's reach that nobody has accepted yet, the newest first. */
export async function listWaiting(
  db: Kysely<Tables>,
  visitor: Viewer | undefined,
  part: { limit: number; offset: number },
): Promise<{ list: Waiting[]; count: number }> {
  return lists.listWaiting(db, requireAdministrator(visitor).reach, part);
}

/**
 * Sends another link, good for a week; the one before ends. While a message is on its way, or was sent a minute ago, that
 * one stays.
 * @throws AppError `not_found`, also when it is accepted or withdrawn
 */
export async function resend(app: App, visitor: Viewer | undefined, id: string, now: Date): Promise<void> {
  const { viewer, reach } = requireAdministrator(visitor);
  await transaction(app.db, async (trx) => {
    const invitation = await getOwn(trx, reach, id);
    const message = invitation.messageId ? await messages.findState(trx, invitation.messageId) : undefined;
    const fresh = now.getTime() - Date.parse(message?.createdAt ?? '') < TWICE_SECONDS * 1000;
    const underWay = message && !message.failedAt && (message.sentAt === null || fresh);
    if (underWay && invitation.expiresAt > now.toISOString()) return;
    if (invitation.messageId) await messages.remove(trx, invitation.messageId);
    const token = makeToken();
    const renewed = { tokenHash: hashOf(token), expiresAt: endOf(now), messageId: v7() };
    await invitations.renew(trx, id, renewed);
    await send(app, trx, viewer, [{ ...invitation, ...renewed, token }], now);
  });
}

/**
 * Takes an invitation back: its link opens nothing, and its message, if it has not gone out, never will.
 * @throws AppError `not_found`, also when it is accepted or withdrawn already
 */
export async function withdraw(app: App, visitor: Viewer | undefined, id: string, now: Date): Promise<void> {
  const { viewer, reach } = requireAdministrator(visitor);
  await transaction(app.db, async (trx) => {
    const { email, ministryId: ministry, messageId } = await getOwn(trx, reach, id);
    await invitations.withdraw(trx, id, now.toISOString());
    if (messageId) await messages.remove(trx, messageId);
    const event = { kind: 'invitation_withdrawn', actor: viewer.id, subject: null, ministry } as const;
    await note(trx, app.secret, { ...event, details: { email } }, now);
  });
}

/**
 * The open invitation of a token.
 * @throws AppError `gone` (`link_used`) when it is used, withdrawn, expired or unknown
 */
export async function getInvitation(app: App, token: string, now: Date): Promise<Invitation> {
  const found = await invitations.findByTokenHash(app.db, hashOf(token));
  const open = found && !found.acceptedAt && !found.withdrawnAt && found.expiresAt > now.toISOString();
  if (!open) throw used();
  return found;
}

/**
 * Makes the account of an invited person, with the role, the ministry and the courses that they were invited to.
 * @throws AppError `gone` (`link_used`), `conflict` (`address_taken`), `invalid` with the field at fault
 */
export async function accept(app: App, form: AcceptForm, now: Date): Promise<User> {
  const invitation = await getInvitation(app, form.token, now);
  const { id, email, role, ministryId, courses } = invitation;
  // The first administrator's link is for another page.
  if (email === null) throw used();
  const prepared = await prepareAccount(app, { ...form, email });
  return transaction(app.db, async (trx) => {
    if (!(await invitations.accept(trx, id, now.toISOString()))) throw used();
    const terms = { role, ministryId, locale: form.language, timeZone: form.timeZone };
    const user = await writeAccount(trx, prepared, terms, now).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'conflict' ? taken(error) : error;
    });
    for (const course of courses) await teachings.insert(trx, user.id, course, now.toISOString());
    const event = { kind: 'invitation_accepted', actor: user.id, subject: user.id } as const;
    await note(trx, app.secret, { ...event, ministry: ministryId, details: { role } }, now);
    return user;
  });
}

async function getOwn(trx: Trx, reach: Reach, id: string): Promise<Invitation & { email: string }> {
  const found = await invitations.find(trx, id);
  if (!found || found.email === null || found.acceptedAt || found.withdrawnAt)
    throw new AppError('not_found', `no open invitation ${id}`);
  requireWithin(reach, found.ministryId);
  return { ...found, email: found.email };
}

/** Posts the messages of invitations, each under the id that its invitation names, and writes them down in the record. */
async function send(
  app: App,
  trx: Trx,
  viewer: Viewer,
  sent: readonly (Invitation & { token: string })[],
  now: Date,
): Promise<void> {
  const names = new Map((await ministries.list(trx)).map(({ id, name }) => [id, name]));
  const letters = sent.map((one) => {
    const given = { inviter: viewer, ministry: names.get(one.ministryId ?? ''), token: one.token };
    return {
      ...invitationLetter(app.config.publicUrl, one, given),
      ...(one.messageId && { id: one.messageId }),
    };
  });
  await postAll(trx, letters, now);
  const events = sent.map(({ email, ministryId: ministry, role }) => ({
    ...({ kind: 'invitation_sent', actor: viewer.id, subject: null, ministry } as const),
    details: { email, role },
  }));
  await noteAll(trx, app.secret, events, now);
}

function endOf(now: Date): string {
  return new Date(now.getTime() + DAYS * 24 * 3_600_000).toISOString();
}

function used(): AppError {
  return new AppError('gone', 'the link is used, withdrawn, expired or unknown', { reason: 'link_used' });
}

function taken(cause: AppError): AppError {
  return new AppError('conflict', 'the address is taken', { reason: 'address_taken', cause });
}
