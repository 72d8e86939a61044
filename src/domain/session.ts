import type { Kysely } from 'kysely';
import type { App } from '../app.ts';
import {
  readSessionToken,
  RENEWAL_SECONDS,
  SESSION_SECONDS,
  sessionCookie,
  sessionCookieName,
} from '../auth.ts';
import { AppError } from '../errors.ts';
import { owedFactor } from '../rules/factor.ts';
import { transaction } from '../store/engine/transaction.ts';
import type { Tables } from '../store/schema.ts';
import * as sessions from '../store/session.ts';
import type { Session } from '../store/session.ts';
import { note } from './event.ts';
import { type Pending, requireViewer, type Viewer } from './viewer.ts';

/** Whoever is signed in, and the cookie for a session that was just renewed. */
export interface Recognised {
  viewer: Viewer | undefined;
  /** Somebody who still owes a second factor; then there is no viewer. */
  pending?: Pending;
  cookie?: string;
}

/**
 * Who is signed in by this cookie; nobody by an expired session, for a disabled person, or before a second factor that is
 * owed. A session that is used is renewed once an hour, in the database and in the browser.
 */
export async function recognise(app: App, cookies: string | null, now: Date): Promise<Recognised> {
  const token = readSessionToken(cookies, sessionCookieName(app.config.https), app.secret);
  if (!token) return { viewer: undefined };
  const found = await sessions.findViewer(app.db, token);
  if (!found || found.disabled || found.expiresAt <= now.toISOString()) return { viewer: undefined };
  const owes = owedFactor(found.standing);
  if (owes) return { viewer: undefined, pending: { person: found, owes, standing: found.standing } };
  if (now.getTime() - Date.parse(found.updatedAt) > RENEWAL_SECONDS * 1000) {
    const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString();
    await sessions.touch(app.db, token, { expiresAt, updatedAt: now.toISOString() });
    return { viewer: found, cookie: sessionCookie({ token, ...secretOf(app) }) };
  }
  return { viewer: found };
}

/** The viewer's sessions that are alive, this one first, then the one used last. */
export async function listSessions(app: App, viewer: Viewer, now: Date): Promise<Session[]> {
  const alive = (await sessions.list(app.db, viewer.id)).filter(
    (session) => session.expiresAt > now.toISOString(),
  );
  const rank = ({ id, updatedAt }: Session) => `${id === viewer.sessionId ? 1 : 0} ${updatedAt}`;
  return alive.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1));
}

/** How many of the viewer's sessions are alive. */
export async function countSessions(app: App, viewer: Viewer, now: Date): Promise<number> {
  return (await listSessions(app, viewer, now)).length;
}

/**
 * Ends one of the viewer's sessions.
 * @throws AppError `not_found` when it is none of theirs
 */
export async function endSession(
  app: App,
  visitor: Viewer | undefined,
  id: string,
  now: Date,
): Promise<void> {
  const viewer = requireViewer(visitor);
  await transaction(app.db, async (trx) => {
    if (!(await sessions.removeById(trx, viewer.id, id))) throw new AppError('not_found', 'no such session');
    await noteEnded(app, trx, viewer, 1, now);
  });
}

/** Ends all of the viewer's sessions but this one. */
export async function endOtherSessions(app: App, visitor: Viewer | undefined, now: Date): Promise<void> {
  const viewer = requireViewer(visitor);
  await transaction(app.db, async (trx) => {
    const ended = await sessions.removeAll(trx, viewer.id, viewer.sessionId);
    if (ended > 0) await noteEnded(app, trx, viewer, ended, now);
  });
}

/** Ends this session; `cookie` takes it out of the browser. */
export async function signOut(app: App, cookies: string | null): Promise<{ cookie: string }> {
  const token = readSessionToken(cookies, sessionCookieName(app.config.https), app.secret);
  if (token) await sessions.remove(app.db, token);
  return { cookie: expiredCookie(app) };
}

/** Ends all of the viewer's sessions, this one too. */
export async function signOutEverywhere(
  app: App,
  visitor: Viewer | undefined,
  now: Date,
): Promise<{ cookie: string }> {
  const viewer = requireViewer(visitor);
  await transaction(app.db, async (trx) => {
    await noteEnded(app, trx, viewer, await sessions.removeAll(trx, viewer.id), now);
  });
  return { cookie: expiredCookie(app) };
}

async function noteEnded(
  app: App,
  trx: Kysely<Tables>,
  { id, ministryId }: Viewer,
  ended: number,
  now: Date,
): Promise<void> {
  const event = { actor: id, subject: id, ministry: ministryId, details: { sessions: ended } };
  await note(trx, app.secret, { kind: 'sessions_ended', ...event }, now);
}

function expiredCookie(app: App): string {
  return sessionCookie({ token: undefined, ...secretOf(app) });
}

function secretOf({ secret, config }: App): { secret: string; https: boolean } {
  return { secret, https: config.https };
}
