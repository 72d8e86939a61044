import { beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import * as invitation from '../../src/domain/invitation.ts';
import { readList } from '../../src/domain/invitation-list.ts';
import { preview, type Defaults } from '../../src/domain/invitation-preview.ts';
import { setUp } from '../../src/domain/setup.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import * as messages from '../../src/store/message.ts';
import * as teachings from '../../src/store/teaching.ts';
import * as users from '../../src/store/user.ts';
import { appOn } from '../support/app.ts';
import { onEachEngine } from '../support/engines.ts';
import { linkTo, type Office, openOffice, tokenIn } from '../support/office.ts';
import { COURSES, viewerOf } from '../support/study.ts';

const NOW = new Date('2026-02-02T09:00:00.000Z');
const after = (days: number) => new Date(NOW.getTime() + days * 24 * 3_600_000);
const PASSWORD = 'four quiet lamps, one door';
const KEY = '0d9be9f3-6a57-4a4e-9c6c-0f1a3f3e5a11';
const DEFAULTS: Defaults = { role: 'trainee', language: 'en', ministryId: null, courses: [] };
const gone = { code: 'gone', reason: 'link_used' };
const lost = { code: 'not_found' };

onEachEngine('an invitation', (store) => {
  let app: App;
  let office: Office;
  beforeEach(async () => {
    app = appOn(store);
    office = await openOffice(app);
  });
  const look = (viewer: Viewer | undefined, list: string, defaults = DEFAULTS, now = NOW) =>
    preview(store.db, viewer, readList(list), defaults, COURSES, now);
  const faults = async (viewer: Viewer, list: string) => (await look(viewer, list)).map(({ fault }) => fault);
  const invite = (viewer: Viewer | undefined, list: string, { key = KEY, now = NOW } = {}) =>
    invitation.invite(app, viewer, { rows: readList(list), key, defaults: DEFAULTS }, COURSES, now);
  const waiting = async (viewer: Viewer) =>
    (await invitation.listWaiting(store.db, viewer, { limit: 50, offset: 0 })).list;
  const accept = (token: string, changes: object = {}, now = NOW) =>
    invitation.accept(
      app,
      { token, name: 'Nadia', language: 'ar', timeZone: 'Africa/Cairo', password: PASSWORD, ...changes },
      now,
    );

  test('is looked at first, row by row, and nothing is written', async () => {
    const { email } = await office.somebody('trainee', office.tides);
    await invite(office.ofTides, 'open@ministry.example');
    const before = await store.db.selectFrom('messages').selectAll().execute();
    const list = [
      'nadia@ministry.example, Nadia, متدربة, arabe',
      'no address at all',
      `${email.toUpperCase()}`,
      'open@ministry.example',
      'Nadia@Ministry.example',
      'b@ministry.example, B, minister',
      'c@ministry.example, C, trainee, la',
      'd@ministry.example, D, trainee, en, Ministry of Winds',
      'e@ministry.example, E, instructor, en, ministry of tides, nowhere',
      'f@ministry.example, F, trainee, en, , protocol',
      `g@ministry.example, ${'G'.repeat(121)}`,
      'h@ministry.example, H, instructor, en, , protocol closed',
    ].join('\n');
    expect(await faults(office.ofTides, list)).toEqual([
      undefined,
      'email',
      'person',
      'invited',
      'twice',
      'role',
      'language',
      'ministry',
      'course',
      'teaches',
      'name',
      undefined,
    ]);
    const rows = await look(office.ofTides, list);
    expect(rows[0]).toMatchObject({
      invitee: { email: 'nadia@ministry.example', role: 'trainee', locale: 'ar', ministryId: office.tides },
      ministry: 'Ministry of Tides',
    });
    expect(rows[11]).toMatchObject({ invitee: { courses: ['protocol', 'closed'] } });
    expect(await store.db.selectFrom('messages').selectAll().execute()).toEqual(before);
    expect(await waiting(office.ofTides)).toHaveLength(1);
  });

  test('of an officer names a ministry, and of nobody beyond it', async () => {
    expect(await faults(office.whole, 'a@ministry.example, A, officer')).toEqual(['officer']);
    expect(await faults(office.whole, 'a@ministry.example, A, officer, en, Ministry of Winds')).toEqual([
      undefined,
    ]);
    const [row] = await look(office.ofTides, 'a@ministry.example', { ...DEFAULTS, ministryId: office.winds });
    expect(row?.invitee?.ministryId).toBe(office.tides);
  });

  test.each([
    ['', 'list_empty'],
    [Array.from({ length: 5001 }, (_, n) => `p${n}@x.example`).join('\n'), 'list_long'],
  ])('of a list without anybody, or of too many, is refused: case %#', async (list, reason) => {
    await expect(look(office.whole, list)).rejects.toMatchObject({ reason });
  });

  test('goes to those who may be invited, once for a form that is sent twice', async () => {
    const list =
      'nadia@ministry.example, Nadia, instructor, ar, , protocol\nnot an address\nb@ministry.example';
    const both = await Promise.all([invite(office.ofTides, list), invite(office.ofTides, list)]);
    expect([...both, await invite(office.ofTides, list)].at(-1)).toBe(2);
    expect(await store.db.selectFrom('messages').select('to').orderBy('to').execute()).toEqual([
      { to: 'b@ministry.example' },
      { to: 'nadia@ministry.example' },
    ]);
    expect(await waiting(office.ofTides)).toMatchObject([
      { role: 'instructor', ministryId: office.tides, courses: ['protocol'], name: 'Nadia' },
      { role: 'trainee', message: { sentAt: null } },
    ]);
  });

  test('finishes a list of which a part is written', async () => {
    await invite(office.ofTides, 'a@ministry.example');
    expect(await invite(office.ofTides, 'a@ministry.example\nb@ministry.example')).toBe(2);
    expect(await store.db.selectFrom('messages').select('to').execute()).toHaveLength(2);
  });

  test('lets its person in once, as what they were invited to', async () => {
    await invite(office.ofTides, 'nadia@ministry.example, Nadia, instructor, ar, , protocol');
    const link = await linkTo(app, 'nadia@ministry.example');
    expect(link).toMatch(/^http:\/\/localhost:4321\/ar\/invitation\?token=[\w-]{32}$/);
    const token = tokenIn(link);
    await expect(accept(token, { password: 'too short' })).rejects.toMatchObject({
      fields: { password: 'short' },
    });
    const uses = await Promise.allSettled([accept(token), accept(token)]);
    expect(uses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const user = await users.findByEmail(store.db, 'nadia@ministry.example');
    expect(user).toMatchObject({
      role: 'instructor',
      ministryId: office.tides,
      locale: 'ar',
      timeZone: 'Africa/Cairo',
    });
    expect(await teachings.list(store.db, user?.id ?? '')).toEqual(['protocol']);
    await expect(accept(token)).rejects.toMatchObject(gone);
    expect(await waiting(office.ofTides)).toEqual([]);
  });

  test('keeps no token, but its hash', async () => {
    await invite(office.ofTides, 'nadia@ministry.example');
    const token = tokenIn(await linkTo(app, 'nadia@ministry.example'));
    const kept = JSON.stringify(await store.db.selectFrom('invitations').selectAll().execute());
    expect(kept).not.toContain(token);
  });

  test('holds a week, and may then be sent anew', async () => {
    await invite(office.ofTides, 'nadia@ministry.example');
    const token = tokenIn(await linkTo(app, 'nadia@ministry.example'));
    expect(await invitation.getInvitation(app, token, after(6.99))).toMatchObject({ role: 'trainee' });
    await expect(accept(token, {}, after(7))).rejects.toMatchObject(gone);
    const key = crypto.randomUUID();
    expect(await invite(office.ofTides, 'nadia@ministry.example', { key, now: after(7) })).toBe(1);
    expect(await waiting(office.ofTides)).toHaveLength(1);
  });

  test('is sent again with another link, not twice at once', async () => {
    await invite(office.ofTides, 'nadia@ministry.example');
    const [first] = await waiting(office.ofTides);
    const id = first?.id ?? '';
    const old = tokenIn(await linkTo(app, 'nadia@ministry.example'));
    // It is still on its way.
    await invitation.resend(app, office.ofTides, id, after(0.1));
    expect(tokenIn(await linkTo(app, 'nadia@ministry.example'))).toBe(old);
    await messages.markSent(store.db, first?.messageId ?? '', NOW.toISOString());
    await Promise.all([0, 1, 2].map(() => invitation.resend(app, office.ofTides, id, after(1))));
    expect(await store.db.selectFrom('messages').select('to').execute()).toHaveLength(2);
    await expect(accept(old, {}, after(1))).rejects.toMatchObject(gone);
    const token = tokenIn(await linkTo(app, 'nadia@ministry.example'));
    expect((await accept(token, {}, after(7.9))).email).toBe('nadia@ministry.example');
    await expect(invitation.resend(app, office.ofTides, id, after(8))).rejects.toMatchObject(lost);
  });

  test('says why its message was refused', async () => {
    await invite(office.ofTides, 'nadia@ministry.example');
    const [one] = await waiting(office.ofTides);
    await messages.markFailed(store.db, one?.messageId ?? '', NOW.toISOString(), '550 no such person');
    expect(await waiting(office.ofTides)).toMatchObject([{ message: { error: '550 no such person' } }]);
    await invitation.resend(app, office.ofTides, one?.id ?? '', NOW);
    expect(await waiting(office.ofTides)).toMatchObject([{ message: { error: null, failedAt: null } }]);
  });

  test('that is withdrawn opens nothing and is not sent', async () => {
    await invite(office.ofTides, 'nadia@ministry.example');
    const token = tokenIn(await linkTo(app, 'nadia@ministry.example'));
    const [one] = await waiting(office.ofTides);
    await invitation.withdraw(app, office.ofTides, one?.id ?? '', NOW);
    await expect(accept(token)).rejects.toMatchObject(gone);
    expect(await store.db.selectFrom('messages').selectAll().execute()).toEqual([]);
    await expect(invitation.withdraw(app, office.ofTides, one?.id ?? '', NOW)).rejects.toMatchObject(lost);
  });

  test('tells one ministry nothing of another’s people and invitations', async () => {
    const { email } = await office.somebody('trainee', office.winds);
    await invite(office.ofWinds, 'nadia@ministry.example', { key: crypto.randomUUID() });
    const [theirs] = await waiting(office.ofWinds);
    // As if nobody had these addresses.
    expect(await faults(office.ofTides, `${email}\nnadia@ministry.example`)).toEqual([undefined, undefined]);
    expect(await waiting(office.ofTides)).toEqual([]);
    for (const verb of [invitation.resend, invitation.withdraw]) {
      await expect(verb(app, office.ofTides, theirs?.id ?? '', NOW)).rejects.toMatchObject(lost);
    }
    expect(await invite(office.ofTides, `${email}\nnadia@ministry.example`)).toBe(2);
    // Whoever has the mailbox learns that there is an account; whoever invited does not.
    const taken = accept(tokenIn(await linkTo(app, email)));
    await expect(taken).rejects.toMatchObject({ code: 'conflict', reason: 'address_taken' });
    expect(await waiting(office.whole)).toHaveLength(3);
    expect(await faults(office.whole, `${email}\nnadia@ministry.example`)).toEqual(['person', 'invited']);
  });

  test.each(['trainee', 'instructor', 'officer'] as const)('is not for a %s to send', async (role) => {
    const viewer = viewerOf(await office.somebody(role, office.tides));
    await expect(look(viewer, 'a@ministry.example')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(invite(viewer, 'a@ministry.example')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(waiting(viewer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(invite(undefined, 'a@ministry.example')).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('does not make a first administrator, nor that link an invited person', async () => {
    await invite(office.whole, 'boss@ministry.example, Boss, administrator');
    const token = tokenIn(await linkTo(app, 'boss@ministry.example'));
    const form = { name: 'Thief', email: 'thief@elsewhere.example', password: PASSWORD };
    await expect(setUp(app, token, form, 'en', NOW)).rejects.toMatchObject(gone);
    expect(await accept(token)).toMatchObject({ role: 'administrator', ministryId: null });
  });

  test('stands in the record', async () => {
    await invite(office.ofTides, 'nadia@ministry.example');
    await accept(tokenIn(await linkTo(app, 'nadia@ministry.example')));
    const events = await store.db
      .selectFrom('events')
      .select(['kind', 'ministry_id', 'actor_id'])
      .orderBy('seq')
      .execute();
    expect(events).toMatchObject([
      { kind: 'invitation_sent', ministry_id: office.tides, actor_id: office.ofTides.id },
      { kind: 'invitation_accepted', ministry_id: office.tides },
    ]);
  });
});
