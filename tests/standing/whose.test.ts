import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { note } from '../../src/domain/event.ts';
import { ACTIONS, ROUTES } from '../../src/domain/permission.ts';
import { hashOf, makeToken } from '../../src/domain/token.ts';
import type { Role } from '../../src/schemas/user.ts';
import * as invitations from '../../src/store/invitation.ts';
import * as passkeys from '../../src/store/passkey.ts';
import * as sessions from '../../src/store/session.ts';
import * as teachings from '../../src/store/teaching.ts';
import * as users from '../../src/store/user.ts';
import { openOffice } from '../support/office.ts';
import { rows } from '../support/rows.ts';
import { insertSignedIn, serveAcademy, type ServedAcademy } from '../support/served.ts';
import { readWorkbook } from '../support/sheet.ts';
import { begin } from '../support/studies.ts';

/**
 * Who asks. All belong to the Ministry of Tides, but for `whole`, an administrator who belongs to none and runs the whole
 * academy.
 */
const WHO = ['trainee', 'instructor', 'officer', 'administrator', 'whole'] as const;
type Who = (typeof WHO)[number];
/** Whose the thing is: of the person who asks, of another person of the Ministry of Tides, of one of the Ministry of Winds. */
const WHOSE = ['own', 'other', 'abroad'] as const;
type Whose = (typeof WHOSE)[number];

/**
 * What everybody gets for everything that an address or a form can name: for their own, for another person's, and for one
 * of another ministry. An instructor's own course is one that they teach; a trainee's own invitation is one to nobody.
 */
const THINGS = rows(`
  what                                     visitor  trainee      instructor   officer      administrator  whole
  GET /en/attempts/ATTEMPT                 303      200 404 404  200 404 404  200 404 404  200 404 404    200 404 404
  GET /en/attempts/ATTEMPT/1               303      200 404 404  200 404 404  200 404 404  200 404 404    200 404 404
  GET /en/teaching/COURSE                  303      403 403 403  200 404 404  403 403 403  200 200 200    200 200 200
  GET /en/ministry/people/PERSON           303      403 403 403  403 403 403  200 200 404  200 200 404    200 200 200
  GET /en/administration/people/PERSON     303      403 403 403  403 403 403  403 403 403  200 200 404    200 200 200
  POST answer attempt=ATTEMPT item=ITEM    401      303 404 404  303 404 404  303 404 404  303 404 404    303 404 404
  POST submit attempt=ATTEMPT              401      303 404 404  303 404 404  303 404 404  303 404 404    303 404 404
  POST renamePasskey passkey=PASSKEY       401      303 404 404  303 404 404  303 404 404  303 404 404    303 404 404
  POST removePasskey passkey=PASSKEY       401      303 404 404  303 404 404  303 404 404  303 404 404    303 404 404
  POST endSession session=SESSION          401      303 404 404  303 404 404  303 404 404  303 404 404    303 404 404
  POST changePerson person=PERSON          401      403 403 403  403 403 403  403 403 403  409 303 404    409 303 303
  POST disablePerson person=PERSON         401      403 403 403  403 403 403  403 403 403  409 303 404    409 303 303
  POST enablePerson person=PERSON          401      403 403 403  403 403 403  403 403 403  303 303 404    303 303 303
  POST resetFactors person=PERSON          401      403 403 403  403 403 403  403 403 403  409 303 404    409 303 303
  POST resendInvitation invitation=LINK    401      403 403 403  403 403 403  403 403 403  303 303 404    303 303 303
  POST withdrawInvitation invitation=LINK  401      403 403 403  403 403 403  403 403 403  303 303 404    303 303 303
  POST renameMinistry ministry=MINISTRY    401      403 403 403  403 403 403  403 403 403  404 404 404    404 303 303
`);

/** Of whose people a list or a file speaks: of those of the Ministry of Tides (home), of Winds (abroad), or of both. */
const LISTS = rows(`
  address                                          trainee  instructor  officer  administrator  whole
  /en/ministry                                     403      403         home     home           both
  /en/ministry?ministry=ABROAD                     403      403         home     home           abroad
  /en/ministry?q=ministry.example                  403      403         home     home           both
  /en/ministry/people.csv                          403      403         home     home           both
  /en/ministry/people.csv?ministry=ABROAD          403      403         home     home           abroad
  /en/ministry/people.xlsx                         403      403         home     home           both
  /en/ministry/people.xlsx?ministry=ABROAD         403      403         home     home           abroad
  /en/administration/people                        403      403         403      home           both
  /en/administration/people?ministry=ABROAD        403      403         403      nobody         abroad
  /en/administration/people?q=ministry.example     403      403         403      home           both
  /en/administration/invite                        403      403         403      home           both
  /en/administration/record                        403      403         403      home           both
  /en/administration/record?person=person          403      403         403      home           both
`);

/** What names nothing that could be somebody else's: courses and the manual are everybody's, the rest is one's own. */
const NOBODYS = [
  ...['/courses/[course]', '/courses/[course]/[module]/[lesson]', '/courses/[course]/quizzes/[quiz]'],
  ...[
    '/manual/[chapter]',
    'signIn',
    'signInWithPasskey',
    'signOut',
    'signOutEverywhere',
    'register',
    'setUp',
  ],
  ...['saveProfile', 'changePassword', 'keepPlace', 'markRead', 'startOver', 'begin', 'tryExample'],
  ...['acceptInvitation', 'askReset', 'resetPassword', 'previewInvitations', 'invite', 'makeMinistry'],
  ...['giveCode', 'givePasskey', 'confirmPassword', 'beginTotp', 'confirmTotp', 'removeTotp', 'renewCodes'],
  ...['addPasskey', 'endOtherSessions', 'setFactorRule'],
];

/** What stands in the place of the words in capitals. */
type Things = Record<string, string>;
interface Asking {
  cookie: string;
  things: Record<Whose, Things>;
}

let academy: ServedAcademy;
let ABROAD = '';
/** By who asks and for what. */
const asking = new Map<string, Asking>();

beforeAll(async () => {
  academy = await serveAcademy({
    prepare: async (app) => {
      const { tides, winds } = await openOffice(app);
      ABROAD = winds;
      for (const what of [...THINGS.map((row) => row['what'] ?? ''), 'lists'])
        for (const who of WHO)
          asking.set(`${who} ${what}`, await makeAsking(app, who, what, { tides, winds }));
      await befall(app, 'a-person-at-home', tides);
      await befall(app, 'a-person-abroad', winds);
    },
  });
});
afterAll(() => academy.close());

describe('of their own, of another’s, and of another ministry’s, everybody gets for', () => {
  test.each(THINGS.map((row) => ({ ...row })))('$what', async (row) => {
    const what = row['what'] ?? '';
    const found: Record<string, string> = {
      visitor: String(await ask(what, asking.get(`trainee ${what}`)?.things.own)),
    };
    for (const who of WHO) {
      const { cookie, things } = asking.get(`${who} ${what}`) ?? {
        cookie: '',
        things: { own: {}, other: {}, abroad: {} },
      };
      const statuses: number[] = [];
      // One's own comes last: it may end the session.
      for (const whose of WHOSE.toReversed()) statuses.unshift(await ask(what, things[whose], cookie));
      found[who] = statuses.join(' ');
    }
    const { what: _, ...expected } = row;
    expect(found).toEqual(expected);
  });
});

test('nothing that names a thing is left out', () => {
  const routes = Object.keys(ROUTES).map((route) => route.replace('/[locale]', ''));
  const named = [...routes.filter((route) => route.includes('[')), ...Object.keys(ACTIONS)];
  const tried = THINGS.map(({ what = '' }) =>
    (what.split(' ')[1] ?? '')
      .replace('/en', '')
      .replace('COURSE', '[course]/[quiz]')
      .replace(/\/1$/, '/[position]')
      .replace(/[A-Z]{4,}/, (thing) => `[${thing.toLowerCase()}]`),
  );
  expect([...tried, ...NOBODYS].toSorted()).toEqual(named.toSorted());
});

describe('people are listed as far as somebody sees:', () => {
  test.each(LISTS.map((row) => ({ ...row })))('$address', async ({ address = '', ...expected }) => {
    const found = await Promise.all(
      WHO.map(async (who) => [who, await seen(address, asking.get(`${who} lists`)?.cookie ?? '')]),
    );
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});

async function ask(what: string, things: Things = {}, cookie?: string): Promise<number> {
  const [method, name = '', ...given] = what
    .replaceAll(/[A-Z]{4,}\b/g, (word) => things[word] ?? word)
    .split(' ');
  if (method === 'GET') return (await academy.ask(name, { headers: cookie ? { cookie } : {} })).status;
  const fields = {
    name: `Ministry ${crypto.randomUUID()}`,
    ...FIELDS[name],
    ...Object.fromEntries(given.map((pair) => pair.split('='))),
  };
  return (await academy.post(`/en/courses?_action=${name}`, fields, cookie)).status;
}

const GIFTS = { course: 'protocol', quiz: 'gifts-quiz' };
/** What a form says beside what it names. */
const FIELDS: Record<string, Record<string, string>> = {
  answer: { ...GIFTS, key: crypto.randomUUID(), choice: 'right', next: '2' },
  submit: GIFTS,
  renamePasskey: { device: 'My key' },
  changePerson: { role: 'trainee', extraTime: '10' },
};

async function seen(address: string, cookie: string): Promise<string> {
  const path = address.replace('ABROAD', ABROAD);
  const response = await fetch(`http://localhost:${academy.port}${path}`, {
    headers: { cookie },
    redirect: 'manual',
  });
  if (response.status !== 200) return String(response.status);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = path.includes('.xlsx')
    ? JSON.stringify((await readWorkbook(bytes)).rows)
    : new TextDecoder().decode(bytes);
  const [home, abroad] = [text.includes('person-at-home'), text.includes('person-abroad')];
  return home && abroad ? 'both' : home ? 'home' : abroad ? 'abroad' : 'nobody';
}

type Ministries = Record<'tides' | 'winds', string>;

/** Somebody who asks for something, and the thing itself: theirs, another's, and another ministry's. */
async function makeAsking(app: App, who: Who, what: string, { tides, winds }: Ministries): Promise<Asking> {
  const role: Role = who === 'whole' ? 'administrator' : who;
  const self = await insertSignedIn(app, role, { ministryId: who === 'whole' ? null : tides });
  if (role === 'instructor') await teachings.insert(app.db, self.id, 'protocol', new Date().toISOString());
  const make = (person: { id: string }, ministryId: string | null) =>
    makeThings(app, what, person, ministryId);
  const other = await insertSignedIn(app, 'trainee', { ministryId: tides });
  const abroad = await insertSignedIn(app, 'trainee', { ministryId: winds });
  return {
    cookie: self.cookie,
    things: {
      own: { ...(await make(self, who === 'whole' ? null : tides)), COURSE: 'protocol/first-steps' },
      other: { ...(await make(other, tides)), COURSE: 'closed/doors-quiz' },
      abroad: { ...(await make(abroad, winds)), COURSE: 'closed/doors-quiz' },
    },
  };
}

async function makeThings(
  app: App,
  what: string,
  { id }: { id: string },
  ministryId: string | null,
): Promise<Things> {
  const now = new Date();
  const things: Things = { PERSON: id, MINISTRY: ministryId ?? '' };
  if (what.includes('ATTEMPT')) {
    const user = await users.find(app.db, id);
    if (!user) throw new Error('nobody is there to begin');
    const attempt = await begin({ app, user }, 'gifts-quiz', now);
    Object.assign(things, { ATTEMPT: attempt.id, ITEM: attempt.items[0] });
  }
  if (what.includes('PASSKEY')) {
    const PASSKEY = crypto.randomUUID();
    const key = { publicKey: 'AA', counter: 0, transports: [], name: 'A key', createdAt: now.toISOString() };
    await passkeys.insert(app.db, { id: PASSKEY, userId: id, ...key });
    // Who has one has used it.
    for (const session of await sessions.list(app.db, id))
      await sessions.confirm(app.db, session.id, now.toISOString(), 'passkey');
    Object.assign(things, { PASSKEY });
  }
  if (what.includes('SESSION')) Object.assign(things, { SESSION: (await sessions.list(app.db, id))[0]?.id });
  if (what.includes('LINK'))
    Object.assign(things, { LINK: await invite(app, crypto.randomUUID(), ministryId, id) });
  return things;
}

async function invite(app: App, name: string, ministryId: string | null, invitedBy: string): Promise<string> {
  const createdAt = new Date().toISOString();
  const [made] = await invitations.insert(app.db, [
    {
      tokenHash: hashOf(makeToken()),
      email: `${name}@ministry.example`,
      role: 'trainee',
      ministryId,
      invitedBy,
      createdAt,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    },
  ]);
  return made?.id ?? '';
}

/** Adds somebody whose name stands first in every list: of people, of invitations, of what has happened. */
async function befall(app: App, name: string, ministryId: string): Promise<void> {
  const { id } = await insertSignedIn(app, 'trainee', { name, ministryId });
  await invite(app, name, ministryId, id);
  await note(
    app.db,
    app.secret,
    { kind: 'disabled', actor: id, subject: id, ministry: ministryId },
    new Date(),
  );
}
