import type { App } from '../app.ts';
import { readSessionToken, RENEWAL_SECONDS, SESSION_SECONDS, sessionCookieName } from '../auth.ts';
import * as sessions from '../store/session.ts';
import { requireViewer, type Viewer } from './viewer.ts';

/**
 * Who is signed in by this cookie; undefined for nobody, an expired session or a disabled person. A session that is used
 * is renewed once a day.
 */
export async function findViewer(app: App, cookies: string | null, now: Date): Promise<Viewer | undefined> {
  const token = readSessionToken(cookies, sessionCookieName(app.config.https), app.secret);
  if (!token) return undefined;
  const found = await sessions.findViewer(app.db, token);
  if (!found || found.disabled || found.expiresAt <= now.toISOString()) return undefined;
  if (now.getTime() - Date.parse(found.updatedAt) > RENEWAL_SECONDS * 1000) {
    const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString();
    await sessions.touch(app.db, token, { expiresAt, updatedAt: now.toISOString() });
  }
  return found;
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
export async function signOutEverywhere(app: App, visitor: Viewer | undefined): Promise<{ cookie: string }> {
  await sessions.removeAll(app.db, requireViewer(visitor).id);
  return { cookie: expiredCookie(app) };
}

function expiredCookie({ config }: App): string {
  const secure = config.https ? '; Secure' : '';
  return `${sessionCookieName(config.https)}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`;
}
