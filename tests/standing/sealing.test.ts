import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as invitation from '../../src/domain/invitation.ts';
import { openOffice } from '../support/office.ts';
import { type Fields, insertSignedIn, serveAcademy, type ServedAcademy } from '../support/served.ts';

/** What the administrator of the one ministry asks for: something of their own, and the same of the other ministry. */
const KEYS = ['own', 'other'] as const;

let academy: ServedAcademy;
let cookie = '';
const people = { own: '', other: '' };
const invitations = { own: '', other: '' };
const emails = { own: '', other: '' };
const ministries = { own: '', other: '' };

beforeAll(async () => {
  academy = await serveAcademy({
    prepare: async (app) => {
      const { tides, winds, ofTides, ofWinds } = await openOffice(app);
      Object.assign(ministries, { own: tides, other: winds });
      cookie = (await insertSignedIn(app, 'administrator', { ministryId: tides })).cookie;
      for (const [key, ministryId, viewer] of [
        ['own', tides, ofTides],
        ['other', winds, ofWinds],
      ] as const) {
        const person = await insertSignedIn(app, 'trainee', { ministryId });
        people[key] = person.id;
        emails[key] = person.email;
        const rows = [{ line: 1, email: `${key}.invited@ministry.example` }];
        const defaults = { role: 'trainee', language: 'en', ministryId: null, courses: [] } as const;
        await invitation.invite(app, viewer, { rows, key: crypto.randomUUID(), defaults }, [], new Date());
        const { list } = await invitation.listWaiting(app.db, viewer, { limit: 1, offset: 0 });
        invitations[key] = list[0]?.id ?? '';
      }
    },
  });
});
afterAll(() => academy.close());

const ask = (path: string) => academy.ask(path, { headers: { cookie } });
const post = async (action: string, fields: Fields) =>
  (await academy.post(`/en/courses?_action=${action}`, fields, cookie)).status;

describe('an administrator of one ministry', () => {
  test('finds their own people, and of another nobody', async () => {
    const found = await Promise.all(
      KEYS.map(async (key) => (await ask(`/en/administration/people/${people[key]}`)).status),
    );
    expect(found).toEqual([200, 404]);
  });

  test.each(['', '?q=ministry', '?role=trainee', '?page=2', 'MINISTRY'])(
    'sees nobody of another in the list %s',
    async (query) => {
      const { text } = await ask(
        `/en/administration/people${query.replace('MINISTRY', `?ministry=${ministries.other}`)}`,
      );
      expect(text).not.toContain(emails.other);
      expect(text).not.toContain('Ministry of Winds');
    },
  );

  test('sees no invitation of another', async () => {
    const { text } = await ask('/en/administration/invite');
    expect(text).toContain('own.invited@ministry.example');
    expect(text).not.toContain('other.invited@ministry.example');
    expect(text).not.toContain('Ministry of Winds');
  });

  test('cannot tell an address of another from one that nobody has', async () => {
    const look = async (email: string) => {
      const { status, text } = await academy.post(
        '/en/administration/invite?_action=previewInvitations',
        { email, role: 'trainee', language: 'en', ministry: ministries.other },
        cookie,
      );
      // Beside the address itself and the form's key.
      return [status, text.replaceAll(email, 'ADDRESS').replaceAll(/value="[0-9a-f-]{36}"/g, 'KEY')];
    };
    expect(await look(emails.other)).toEqual(await look('nobody.at.all@ministry.example'));
    expect((await look(emails.own))[1]).not.toEqual((await look(emails.other))[1]);
  });

  test('finds no page of ministries', async () => {
    expect((await ask('/en/administration/ministries')).status).toBe(404);
  });

  test.each(['disablePerson', 'enablePerson'])('does to their own, not to another’s: %s', async (action) => {
    expect(await Promise.all(KEYS.map((key) => post(action, { person: people[key] })))).toEqual([303, 404]);
  });

  test('changes their own, not another’s', async () => {
    const terms = { role: 'instructor', extraTime: '10' };
    const done = await Promise.all(
      KEYS.map((key) => post('changePerson', { person: people[key], ...terms })),
    );
    expect(done).toEqual([303, 404]);
  });

  test.each(['resendInvitation', 'withdrawInvitation'])(
    'sends and withdraws their own only: %s',
    async (action) => {
      const done = await Promise.all(KEYS.map((key) => post(action, { invitation: invitations[key] })));
      expect(done).toEqual([303, 404]);
    },
  );

  test('makes and renames no ministry', async () => {
    expect(await post('makeMinistry', { name: 'Mine' })).toBe(404);
    expect(await post('renameMinistry', { ministry: ministries.own, name: 'Mine' })).toBe(404);
  });
});
