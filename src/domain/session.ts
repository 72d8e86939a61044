import type { App } from '../app.ts';
import {
  readSessionToken,
  RENEWAL_SECONDS,
  SESSION_SECONDS,
  sessionCookie,
  sessionCookieName,
} from '../auth.ts';
import { transaction } from '../store/engine/transaction.ts';
import * as sessions from '../store/session.ts';
import { note } from './event.ts';
import { requireViewer, type Viewer } from './viewer.ts';

/** Whoever is signed in, and the cookie for a session that was just renewed. */
export interface Recognised {
  viewer: Viewer | undefined;
  cookie?: string;
}

/**
 * Who is signed in by this cookie; nobody by an expired session or for a disabled person. A session that is used is
 * renewed once a day, in the database and in the browser.
 */
export async function recognise(app: App, cookies: string | null, now: Date): Promise<Recognised> {
  const token = readSessionToken(cookies, sessionCookieName(app.config.https), app.secret);
  if (!token) return { viewer: undefined };
  const found = await sessions.findViewer(app.db, token);
  if (!found || found.disabled || found.expiresAt <= now.toISOString()) return { viewer: undefined };
  if (now.getTime() - Date.parse(found.updatedAt) > RENEWAL_SECONDS * 1000) {
    const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString();
    await sessions.touch(app.db, token, { expiresAt, updatedAt: now.toISOString() });
    return { viewer: found, cookie: sessionCookie({ token, ...secretOf(app) }) };
  }
  return { viewer: found };
}

/** How many of the viewer's sessions are alive. */
export async function countSessions(app: App, viewer: Viewer, now: Date): Promise<number> {
  const all = await sessions.list(app.db, viewer.id);
  return all.filter((session) => session.expiresAt > now.toISOString()).length;
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
  const { id, ministryId } = requireViewer(visitor);
  await transaction(app.db, async (trx) => {
    const ended = await sessions.removeAll(trx, id);
    const event = { actor: id, subject: id, ministry: ministryId, details: { sessions: ended } };
    await note(trx, app.secret, { kind: 'sessions_ended', ...event }, now);
  });
  return { cookie: expiredCookie(app) };
}

function expiredCookie(app: App): string {
  return sessionCookie({ token: undefined, ...secretOf(app) });
}

function secretOf({ secret, config }: App): { secret: string; https: boolean } {
  return { secret, https: config.https };
}
