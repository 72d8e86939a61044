import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import { createAuth, readSessionToken, sessionCookieName } from '../src/auth.ts';
import * as session from '../src/store/session.ts';
import * as user from '../src/store/user.ts';
import { onEachEngine } from './support/engines.ts';
import { PASSWORD, insertPerson } from './support/person.ts';

const secret = 'kX8-vQ2nB7.tR5wZ1mC4yH9jL3pD6sF0';

onEachEngine('auth', (store) => {
  const make = (https = false) => {
    const baseURL = `http${https ? 's' : ''}://academy.example`;
    return createAuth({ database: store, secret, baseURL, https });
  };
  const post = (auth: ReturnType<typeof make>, path: string, body: object, cookie?: string) =>
    auth.handler(
      new Request(`${auth.options.baseURL}/auth${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: auth.options.baseURL,
          ...(cookie !== undefined && { cookie }),
        },
        body: JSON.stringify(body),
      }),
    );
  const signIn = (auth: ReturnType<typeof make>, email: string, password = PASSWORD) =>
    post(auth, '/sign-in/email', { email, password });
  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

  test('has tables to which better-auth has nothing to add', async () => {
    const found = await getMigrations(make().options);
    expect(found.toBeCreated).toEqual([]);
    expect(found.toBeAdded).toEqual([]);
    expect(found.toBeAddedIndexes).toEqual([]);
    expect(found.schemaProblems).toEqual([]);
  });

  test('signs a person in, and one statement knows her again', async () => {
    const person = await insertPerson(store.db, { role: 'officer', locale: 'ar' });
    const response = await signIn(make(), person.email.toUpperCase());
    expect(response.status).toBe(200);
    const token = readSessionToken(cookieOf(response), 'attache', secret);
    const viewer = await session.findViewer(store.db, token ?? '');
    const { createdAt: _, ...known } = person;
    expect(viewer).toMatchObject(known);
    const days = (Date.parse(viewer?.expiresAt ?? '') - Date.parse(viewer?.updatedAt ?? '')) / 86_400_000;
    expect(days).toBeCloseTo(7, 3);
  });

  test('refuses a wrong password, an unknown address and a disabled person alike', async () => {
    const person = await insertPerson(store.db);
    const disabled = await insertPerson(store.db);
    await user.update(store.db, disabled.id, { disabled: true }, '2026-01-06T09:00:00.000Z');
    const tries = [
      await signIn(make(), person.email, 'not the right password'),
      await signIn(make(), 'nobody@ministry.example'),
      await signIn(make(), disabled.email),
    ];
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(tries.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
    expect(await session.list(store.db, disabled.id)).toEqual([]);
  });

  test('lets nobody register, nor name a role', async () => {
    const body = { name: 'Eve', email: 'eve@ministry.example', password: PASSWORD, role: 'administrator' };
    expect((await post(make(), '/sign-up/email', body)).status).toBe(400);
    expect(await user.findByEmail(store.db, body.email)).toBeUndefined();
    const person = await insertPerson(store.db);
    const cookie = cookieOf(await signIn(make(), person.email));
    expect((await post(make(), '/update-user', { role: 'administrator' }, cookie)).status).toBe(400);
    expect((await user.find(store.db, person.id))?.role).toBe('trainee');
  });

  test('keeps a cookie that only this host may read over TLS', async () => {
    const person = await insertPerson(store.db);
    const secure = (await signIn(make(true), person.email)).headers.getSetCookie();
    expect(secure).toHaveLength(1);
    const [value, ...attributes] = (secure[0] ?? '').split('; ');
    expect(value).toMatch(/^__Host-attache=/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Lax', 'Secure']);
    const plain = (await signIn(make(), person.email)).headers.getSetCookie()[0];
    expect(plain).toMatch(/^attache=/);
    expect(plain).not.toContain('Secure');
  });

  test('signs out, and changes a password only to a long one', async () => {
    const auth = make();
    const person = await insertPerson(store.db);
    const cookie = cookieOf(await signIn(auth, person.email));
    const change = (newPassword: string) =>
      post(auth, '/change-password', { currentPassword: PASSWORD, newPassword }, cookie);
    expect((await change('fourteen chars')).status).toBe(400);
    expect((await change('fifteen letters')).status).toBe(200);
    expect((await signIn(auth, person.email)).status).toBe(401);
    expect((await signIn(auth, person.email, 'fifteen letters')).status).toBe(200);
    expect((await post(auth, '/sign-out', {}, cookie)).status).toBe(200);
    expect(await session.list(store.db, person.id)).toHaveLength(1);
  });
});

test('reads a session token only under the right name and signature', () => {
  const value = 'YuZfJ1mW0a.5bA46xrxOP9k4zVmqk91kYk%2BBfyEmTW3dVnfCVqw2e8%3D';
  const cases = [
    undefined,
    '',
    'attache=',
    'attache=%E0%A4%A',
    `attache=${value}`,
    `other=${value}`,
    'attache=.x',
  ];
  expect(cases.map((header) => readSessionToken(header, sessionCookieName(false), secret))).toEqual(
    cases.map(() => undefined),
  );
});
