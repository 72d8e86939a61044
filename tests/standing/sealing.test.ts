import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice } from '../support/office.ts';
import { type Fields, insertSignedIn, serveAcademy, type ServedAcademy } from '../support/served.ts';

let academy: ServedAcademy;
let cookie = '';
/** Somebody whom they administer. */
let person = '';
const emails = { own: '', other: '' };
let winds = '';

beforeAll(async () => {
  academy = await serveAcademy({
    prepare: async (app) => {
      const { tides, ...others } = await openOffice(app);
      ({ winds } = others);
      cookie = (await insertSignedIn(app, 'administrator', { ministryId: tides })).cookie;
      const own = await insertSignedIn(app, 'trainee', { ministryId: tides });
      const other = await insertSignedIn(app, 'trainee', { ministryId: winds });
      person = own.id;
      Object.assign(emails, { own: own.email, other: other.email });
    },
  });
});
afterAll(() => academy.close());

const ask = (path: string) => academy.ask(path, { headers: { cookie } });
const post = async (action: string, fields: Fields) =>
  (await academy.post(`/en/courses?_action=${action}`, fields, cookie)).status;

describe('an administrator of one ministry', () => {
  test.each(['people', 'invite', 'record', 'security'])('reads of no other ministry in %s', async (room) => {
    const { status, text } = await ask(`/en/administration/${room}`);
    expect(status).toBe(200);
    expect(text).not.toContain(emails.other);
    expect(text).not.toContain('Ministry of Winds');
  });

  test('cannot tell an address of another from one that nobody has', async () => {
    const look = async (email: string) => {
      const { status, text } = await academy.post(
        '/en/administration/invite?_action=previewInvitations',
        { email, role: 'trainee', language: 'en', ministry: winds },
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

  test('moves nobody to another', async () => {
    const terms = { role: 'trainee', extraTime: '0', ministry: winds };
    expect(await post('changePerson', { person, ...terms })).toBe(303);
    expect((await ask(`/en/administration/people/${person}`)).status).toBe(200);
  });

  test('invites nobody to another, by its name or its id', async () => {
    for (const [n, ministry] of ['Ministry of Winds', winds].entries()) {
      const rows = `email,ministry\nmoved.${n}@ministry.example,${ministry}\nstays.${n}@ministry.example,\n`;
      expect(await post('invite', { rows, key: crypto.randomUUID() })).toBe(303);
      const { text } = await ask('/en/administration/invite');
      expect(text).toContain(`stays.${n}@ministry.example`);
      expect(text).not.toContain(`moved.${n}@ministry.example`);
    }
  });

  test('makes no ministry', async () => {
    expect(await post('makeMinistry', { name: 'Mine' })).toBe(404);
  });
});
