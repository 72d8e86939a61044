import { expect, test } from 'vitest';
import { RENEWAL_SECONDS, SESSION_SECONDS } from '../../src/auth.ts';
import { countSessions, recognise, signOut, signOutEverywhere } from '../../src/domain/session.ts';
import * as sessions from '../../src/store/session.ts';
import * as users from '../../src/store/user.ts';
import { appOn, cookieOf, openSession } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { insertPerson } from '../support/person.ts';
import { viewerOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const findViewer = async (...args: Parameters<typeof recognise>) => (await recognise(...args)).viewer;
const alive = { updatedAt: NOW, expiresAt: after(SESSION_SECONDS) };

onEachEngine('a session', (store) => {
  const open = async (times = alive) => {
    const app = appOn(store);
    const person = await insertPerson(store.db);
    return { app, person, cookie: await openSession(app, person.id, times) };
  };

  test('says who is looking until it expires', async () => {
    const { app, person, cookie } = await open({ updatedAt: NOW, expiresAt: after(600) });
    expect(await findViewer(app, `theme=dark; ${cookie}`, after(599))).toMatchObject({
      id: person.id,
      role: 'trainee',
    });
    expect(await findViewer(app, cookie, after(600))).toBeUndefined();
    expect(await findViewer(app, null, NOW)).toBeUndefined();
  });

  test('is renewed once an hour while it is used', async () => {
    const { app, person, cookie } = await open();
    await findViewer(app, cookie, after(RENEWAL_SECONDS));
    expect(await sessions.list(store.db, person.id)).toMatchObject([{ updatedAt: NOW.toISOString() }]);
    const later = RENEWAL_SECONDS + 1;
    const { cookie: fresh } = await recognise(app, cookie, after(later));
    expect(fresh).toMatch(new RegExp(`Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly; SameSite=Lax$`));
    expect(await findViewer(app, fresh?.split(';')[0] ?? '', after(later))).toMatchObject({ id: person.id });
    const renewed = {
      updatedAt: after(later).toISOString(),
      expiresAt: after(later + SESSION_SECONDS).toISOString(),
    };
    expect(await sessions.list(store.db, person.id)).toMatchObject([renewed]);
    expect(await findViewer(app, cookie, after(SESSION_SECONDS + 1))).toMatchObject({ id: person.id });
  });

  test('is nobody under a forged signature, another secret or another name', async () => {
    const { app, cookie } = await open();
    const token = decodeURIComponent(cookie.slice('attache='.length)).split('.')[0] ?? '';
    expect(await findViewer(app, cookieOf(app, token, app.secret), NOW)).toBeDefined();
    expect(
      await findViewer(app, cookieOf(app, token, 'another secret of thirty-two signs'), NOW),
    ).toBeUndefined();
    expect(await findViewer(app, `attache=${token}`, NOW)).toBeUndefined();
    expect(await findViewer(app, `attache=${token}.`, NOW)).toBeUndefined();
    expect(await findViewer(appOn(store, { https: true }), cookie, NOW)).toBeUndefined();
  });

  test('is nobody for a disabled person', async () => {
    const { app, person, cookie } = await open();
    await users.update(store.db, person.id, { disabled: true }, NOW.toISOString());
    expect(await findViewer(app, cookie, NOW)).toBeUndefined();
  });

  test('ends alone, and its cookie leaves the browser', async () => {
    const { app, person, cookie } = await open();
    const elsewhere = await openSession(app, person.id, alive);
    const { cookie: expired } = await signOut(app, cookie);
    expect(expired).toBe('attache=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
    expect(await findViewer(app, cookie, NOW)).toBeUndefined();
    expect(await findViewer(app, elsewhere, NOW)).toBeDefined();
    const secure = await signOut(appOn(store, { https: true }), null);
    expect(secure.cookie).toBe('__Host-attache=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure');
  });

  test('ends everywhere, for its person alone', async () => {
    const { app, person, cookie } = await open();
    const [elsewhere, other] = [await openSession(app, person.id, alive), await open()];
    await openSession(app, person.id, { updatedAt: NOW, expiresAt: NOW });
    const viewer = viewerOf(person);
    expect(await countSessions(app, viewer, NOW)).toBe(2);
    await signOutEverywhere(app, viewer, NOW);
    expect(await findViewer(app, cookie, NOW)).toBeUndefined();
    expect(await findViewer(app, elsewhere, NOW)).toBeUndefined();
    expect(await findViewer(app, other.cookie, NOW)).toBeDefined();
    await expect(signOutEverywhere(app, undefined, NOW)).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
