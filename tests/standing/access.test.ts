import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, ROUTES } from '../../src/domain/permission.ts';
import { paths } from '../../src/paths.ts';
import { FIXTURE_BUILD } from '../support/build-plan.ts';
import * as ministries from '../../src/store/ministry.ts';
import { insertPerson, PASSWORD } from '../support/person.ts';
import { rows } from '../support/rows.ts';
import {
  type Fields,
  forgedCookie,
  insertSignedIn,
  type Reply,
  serveAcademy,
  type ServedAcademy,
} from '../support/served.ts';

const ROLES = ['trainee', 'instructor', 'officer', 'administrator'] as const;
const WHO = ['visitor', ...ROLES] as const;

/**
 * What everybody finds at every address. `OWN` is an attempt of the person who asks, `OTHER` one of somebody else;
 * `sign in` leads to the sign-in page and from there back.
 */
const PAGES = rows(`
  route                                         address                                       visitor          trainee          instructor       officer          administrator
  /                                             /                                             302 /en          302 /en          302 /en          302 /en          302 /en
  /[locale]                                     /en                                           303 /en/courses  303 /en/passport 303 /en/passport 303 /en/ministry 303 /en/administration/people
  /[locale]/courses                             /en/courses                                   200              200              200              200              200
  /[locale]/courses/[course]                    /en/courses/protocol                          200              200              200              200              200
  /[locale]/courses/[course]                    /en/courses/closed                            sign in          200              200              200              200
  /[locale]/courses/[course]                    /en/courses/none                              404              404              404              404              404
  /[locale]/courses/[course]/[module]/[lesson]  /en/courses/protocol/precedence/the-table     200              200              200              200              200
  /[locale]/courses/[course]/[module]/[lesson]  /en/courses/closed/doors/the-door             sign in          200              200              200              200
  /[locale]/courses/[course]/[module]/[lesson]  /en/courses/protocol/precedence/none          404              404              404              404              404
  /[locale]/courses/[course]/quizzes/[quiz]     /en/courses/protocol/quizzes/gifts-quiz       sign in          200              200              200              200
  /[locale]/courses/[course]/quizzes/[quiz]     /en/courses/protocol/quizzes/first-steps      sign in          404              404              404              404
  /[locale]/administration/record               /en/administration/record                     sign in          403              403              403              200
  /[locale]/attempts/[attempt]                  /en/attempts/OWN                              sign in          200              200              200              200
  /[locale]/attempts/[attempt]                  /en/attempts/OTHER                            sign in          404              404              404              404
  /[locale]/attempts/[attempt]/[position]       /en/attempts/OWN/1                            sign in          200              200              200              200
  /[locale]/attempts/[attempt]/[position]       /en/attempts/OWN/9                            sign in          404              404              404              404
  /[locale]/attempts/[attempt]/[position]       /en/attempts/OTHER/1                          sign in          404              404              404              404
  /[locale]/manual                              /en/manual                                    sign in          403              200              403              200
  /[locale]/manual/[chapter]                    /en/manual/quiz                               sign in          403              200              403              200
  /[locale]/manual/[chapter]                    /en/manual/none                               sign in          403              404              403              404
  /[locale]/passport                            /en/passport                                  sign in          200              200              200              200
  /[locale]/profile                             /en/profile                                   sign in          200              200              200              200
  /[locale]/profile/data.zip                    /en/profile/data.zip                          sign in          200              200              200              200
  /[locale]/teaching                            /en/teaching                                  sign in          403              200              403              200
  /[locale]/teaching/[course]/[quiz]            /en/teaching/protocol/first-steps             sign in          403              404              403              200
  /[locale]/teaching/[course]/[quiz]            /en/teaching/protocol/none                    sign in          403              404              403              404
  /[locale]/security                            /en/security                                  sign in          200              200              200              200
  /[locale]/second-factor                       /en/second-factor                             sign in          303 /en          303 /en          303 /en          303 /en
  /[locale]/administration/security             /en/administration/security                   sign in          403              403              403              200
  /[locale]/sign-in                             /en/sign-in                                   200              303 /en/passport 303 /en/passport 303 /en/ministry 303 /en/administration/people
  /[locale]/register                            /en/register                                  200              303 /en/passport 303 /en/passport 303 /en/ministry 303 /en/administration/people
  /[locale]/setup                               /en/setup                                     410              410              410              410              410
  /[locale]/administration/people               /en/administration/people                     sign in          403              403              403              200
  /[locale]/administration/people/[person]      /en/administration/people/PERSON              sign in          403              403              403              200
  /[locale]/administration/people/[person]      /en/administration/people/none                sign in          403              403              403              404
  /[locale]/administration/invite               /en/administration/invite                     sign in          403              403              403              200
  /[locale]/administration/ministries           /en/administration/ministries                 sign in          403              403              403              200
  /[locale]/invitation                          /en/invitation                                410              410              410              410              410
  /[locale]/forgotten                           /en/forgotten                                 200              200              200              200              200
  /[locale]/reset                               /en/reset                                     410              410              410              410              410
  /[locale]/ministry                            /en/ministry                                  sign in          403              403              200              200
  /[locale]/ministry/people.csv                 /en/ministry/people.csv                       sign in          403              403              200              200
  /[locale]/ministry/people.xlsx                /en/ministry/people.xlsx                      sign in          403              403              200              200
  /[locale]/ministry/people/[person]            /en/ministry/people/COLLEAGUE                 sign in          403              403              200              200
  /[locale]/ministry/people/[person]            /en/ministry/people/FOREIGNER                 sign in          403              403              404              200
  /[locale]/ministry/people/[person]            /en/ministry/people/nobody                    sign in          403              403              404              404
  /[locale]/problem                             /en/problem                                   404              404              404              404              404
  /404                                          /404                                          404              404              404              404              404
`);

/** What nobody finds: what the framework adds to a build, what a sign-in library offers, what lies beside the files. */
const NOWHERE = [
  ['/_actions/[...path]', '/_actions/signIn'],
  ['/_actions/[...path]', '/_actions/register'],
  ['/_image', '/_image?href=/favicon.svg&w=9&f=png'],
  ['/_server-islands/[name]', '/_server-islands/Page'],
  ...[
    '/auth/get-session',
    '/auth/sign-in/email',
    '/auth/sign-up/email',
    '/auth/update-user',
    '/api/auth/get-session',
    '/db/attache.db',
    '/db/secret',
    '/src/app.ts',
    '/courses/protocol/quizzes/final.yaml',
    '/server/entry.mjs',
    '/build-state',
    '/.env',
    '/%2e%2e/package.json',
    '/de/courses',
    '/en/admin',
    '/500',
    '/en/healthz',
  ].map((address) => ['', address]),
] as [route: string, address: string][];

/** What everybody gets for every action, posted to a page that anybody may open; each cell is a person of its own. */
const POSTS = rows(`
  action              visitor  trainee  instructor  officer  administrator
  signIn              303      303      303         303      303
  signOut             401      303      303         303      303
  signOutEverywhere   401      303      303         303      303
  register            303      303      303         303      303
  setUp               410      410      410         410      410
  saveProfile         401      303      303         303      303
  changePassword      401      303      303         303      303
  keepPlace           401      204      204         204      204
  markRead            401      303      303         303      303
  answer              401      303      303         303      303
  startOver           401      303      303         303      303
  begin               401      303      303         303      303
  submit              401      303      303         303      303
  tryExample          401      403      200         403      200
  acceptInvitation    410      410      410         410      410
  askReset            200      200      200         200      200
  resetPassword       410      410      410         410      410
  previewInvitations  401      403      403         403      200
  invite              401      403      403         403      303
  resendInvitation    401      403      403         403      404
  withdrawInvitation  401      403      403         403      404
  changePerson        401      403      403         403      303
  disablePerson       401      403      403         403      303
  enablePerson        401      403      403         403      303
  resetFactors        401      403      403         403      303
  makeMinistry        401      403      403         403      303
  renameMinistry      401      403      403         403      404
  signInWithPasskey   400      400      400         400      400
  giveCode            401      303      303         303      303
  givePasskey         401      303      303         303      303
  confirmPassword     401      303      303         303      303
  beginTotp           401      303      303         303      303
  confirmTotp         401      409      409         409      409
  removeTotp          401      303      303         303      303
  renewCodes          401      404      404         404      404
  addPasskey          401      400      400         400      400
  renamePasskey       401      404      404         404      404
  removePasskey       401      404      404         404      404
  endSession          401      404      404         404      404
  endOtherSessions    401      303      303         303      303
  setFactorRule       401      403      403         403      303
`);

/** The same with somebody else's attempt. */
const OTHERS = rows(`
  action              visitor  trainee  instructor  officer  administrator
  answer              401      404      404         404      404
  submit              401      404      404         404      404
`);

/** What a browser would send, of a passkey that nobody has. */
const CREDENTIAL = { id: 'abc', rawId: 'abc', type: 'public-key', clientExtensionResults: {} };
const PASSKEY = JSON.stringify({
  ...CREDENTIAL,
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
});
const NEW_PASSKEY = JSON.stringify({
  ...CREDENTIAL,
  response: { clientDataJSON: 'e30', attestationObject: 'AA' },
});

const GIFTS = { course: 'protocol', quiz: 'gifts-quiz' };
const FIRST_STEPS = { course: 'protocol', quiz: 'first-steps' };
const PLACE = { course: 'protocol', lesson: 'precedence/the-table' };

type Person = { cookie: string; email: string; id: string; attempt: string };
let academy: ServedAcademy;
let forged = '';
/** Somebody of the officers' ministry, and of another. */
const known = { COLLEAGUE: '', FOREIGNER: '' };
/** By role and by the row of the table that they are there for. */
const people = new Map<string, Person>();
const person = (who: string, row: string) => people.get(`${who} ${row}`);

beforeAll(async () => {
  academy = await serveAcademy({
    env: { REGISTRATION: 'open' },
    prepare: async (app) => {
      forged = forgedCookie(app);
      const createdAt = new Date().toISOString();
      const home = await ministries.insert(app.db, { name: 'Home', createdAt });
      const abroad = await ministries.insert(app.db, { name: 'Abroad', createdAt });
      known.COLLEAGUE = (await insertPerson(app.db, { ministryId: home.id })).id;
      known.FOREIGNER = (await insertPerson(app.db, { ministryId: abroad.id })).id;
      for (const role of ROLES) {
        const ministryId = role === 'officer' ? home.id : null;
        for (const row of ['page', 'other', ...Object.keys(ACTIONS)]) {
          people.set(`${role} ${row}`, { ...(await insertSignedIn(app, role, { ministryId })), attempt: '' });
        }
      }
    },
  });
  for (const role of ROLES) {
    for (const row of ['page', 'other', 'answer', 'submit']) await begin(person(role, row));
  }
});
afterAll(() => academy.close());

describe('every page is', () => {
  test.each(PAGES.map((row) => ({ ...row })))('$route: $address', async (row) => {
    const found = await Promise.all(WHO.map(async (who) => [who, await visit(who, row['address'] ?? '')]));
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(WHO.map((who) => [who, row[who]])));
  });
});

test.each(NOWHERE)('nobody finds %s %s, by any method', async (_, address) => {
  for (const who of WHO) {
    expect([who, await visit(who, address)]).toEqual([who, '404']);
    const fields = { name: 'Nobody', email: 'nobody@ministry.example', password: PASSWORD };
    const { status, headers } = await academy.post(address, fields, person(who, 'page')?.cookie);
    expect([who, status]).toEqual([who, 404]);
    // A page that says no has style sheets, too.
    expect(headers.getSetCookie().filter((cookie) => !cookie.startsWith('sheets='))).toEqual([]);
  }
});

describe('every action is', () => {
  test.each(POSTS.map((row) => ({ ...row })))('$action', async (row) => {
    const action = row['action'] ?? '';
    const found = await Promise.all(
      WHO.map(async (who) => {
        const { status } = await send(action, fieldsOf(action, person(who, action)), who, action);
        return [who, String(status)];
      }),
    );
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(WHO.map((who) => [who, row[who]])));
  });

  test.each(OTHERS.map((row) => ({ ...row })))('with the attempt of another: $action', async (row) => {
    const action = row['action'] ?? '';
    for (const who of WHO) {
      const fields = fieldsOf(action, person(otherThan(who), 'other'));
      const { status } = await send(action, fields, who, 'page');
      expect([who, String(status)]).toEqual([who, row[who]]);
    }
  });

  test.each(['markRead', 'keepPlace', 'begin', 'answer', 'startOver'])(
    'on a members’ course, for visitors: %s',
    async (action) => {
      const fields = { ...fieldsOf(action, undefined), course: 'closed', lesson: 'doors/the-door' };
      expect((await send(action, fields, 'visitor', 'page')).status).toBe(401);
    },
  );

  test('nothing where there is no such action', async () => {
    const { status } = await send('nothing', {}, 'administrator', 'page');
    expect(status).toBe(400);
  });
});

test('a session that was not signed here is nobody’s', async () => {
  const { status, headers } = await academy.ask('/en/passport', { headers: { cookie: forged } });
  expect([status, headers.get('location')]).toEqual([303, paths.signIn('en', '/en/passport')]);
});

test('files are for everybody', async () => {
  const client = join(FIXTURE_BUILD.dist, 'client');
  const files = globSync('**/*.*', { cwd: client });
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) expect([file, (await academy.ask(`/${file}`)).status]).toEqual([file, 200]);
  expect((await academy.ask('/healthz')).status).toBe(200);
});

describe('nothing is left out:', () => {
  const listed = new Set(PAGES.map((row) => row['route'] ?? ''));

  test('every page', () => {
    const pages = globSync('src/pages/**/*.{astro,ts,md,mdx}').map((file) =>
      file
        .replaceAll('\\', '/')
        .replace(/^src\/pages|(\/index)?\.\w+$/g, '')
        .replace(/^$/, '/'),
    );
    expect(pages.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
    expect([...listed].toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  });

  test('every route of the build', () => {
    const chunks = globSync('server/**/*.mjs', { cwd: FIXTURE_BUILD.dist }).map((file) =>
      readFileSync(join(FIXTURE_BUILD.dist, file), 'utf8'),
    );
    const built = chunks.flatMap((text) =>
      [...text.matchAll(/"route":"([^"]*)"/g)].map(([, route]) => route),
    );
    const known = [...listed, ...NOWHERE.map(([route]) => route).filter(Boolean)];
    expect([...new Set(built)].toSorted()).toEqual([...new Set(known)].toSorted());
  });

  test('every action, under the name by which it is authorised', () => {
    const sources = globSync('src/actions/*.ts').map((file) => readFileSync(file, 'utf8'));
    const actions = sources.flatMap((text) =>
      [...text.matchAll(/^export const (\w+) = act\(\s*'(\w+)'/gm)].map(([, name, checked]) => [
        name,
        checked,
      ]),
    );
    expect(actions.filter(([name, checked]) => name !== checked)).toEqual([]);
    const names = actions.map(([name]) => name).toSorted();
    expect(names).toEqual(Object.keys(ACTIONS).toSorted());
    expect(POSTS.map((row) => row['action']).toSorted()).toEqual(names);
    // Nothing comes in by another way than `act`.
    expect(sources.join('').match(/defineAction\(/g)).toHaveLength(1);
  });
});

function otherThan(who: string): string {
  return who === 'trainee' ? 'officer' : 'trainee';
}

async function visit(who: string, address: string): Promise<string> {
  const own = person(who === 'visitor' ? 'trainee' : who, 'page')?.attempt ?? '';
  const other = person(otherThan(who), 'other')?.attempt ?? '';
  const somebody = person('trainee', 'other')?.id ?? '';
  const names = { OWN: own, OTHER: other, PERSON: somebody, ...known };
  const path = address.replace(/[A-Z]{3,}/, (name) => names[name as keyof typeof names]);
  const cookie = person(who, 'page')?.cookie;
  const { status, headers } = await academy.ask(path, { headers: cookie ? { cookie } : {} });
  const location = headers.get('location');
  if (status === 303 && location === paths.signIn('en', path)) return 'sign in';
  return location ? `${status} ${location}` : String(status);
}

function send(action: string, fields: Fields, who: string, row: string): Promise<Reply> {
  return academy.post(`/en/courses?_action=${action}`, fields, person(who, row)?.cookie);
}

async function begin(one: Person | undefined): Promise<void> {
  if (!one) throw new Error('nobody is there to begin');
  const { headers } = await academy.post('/en/courses?_action=begin', GIFTS, one.cookie);
  one.attempt = headers.get('location')?.split('/')[3] ?? '';
  expect(one.attempt).toMatch(/^[0-9a-f-]{36}$/);
}

/** What the forms of the pages would send. */
function fieldsOf(action: string, one: Person | undefined): Record<string, string> {
  const { email = 'nobody@ministry.example', attempt = crypto.randomUUID() } = one ?? {};
  const account = {
    name: 'Salma Idris',
    email: `${crypto.randomUUID()}@ministry.example`,
    password: 'a bridge over the calm river',
  };
  const somebody = person('trainee', 'signIn')?.id ?? '';
  const list = 'email,name\nnadia@ministry.example,Nadia\n';
  const forms: Record<string, Record<string, string>> = {
    signIn: { email: one ? email : ([...people.values()][0]?.email ?? ''), password: PASSWORD },
    register: account,
    setUp: { ...account, token: 'a-token-that-was-used' },
    saveProfile: { name: 'Salma Idris', language: 'fr', timeZone: 'Africa/Khartoum' },
    changePassword: { current: PASSWORD, password: 'a bridge over the calm river' },
    keepPlace: { ...PLACE, block: 'quiz-seats' },
    markRead: PLACE,
    answer: { ...GIFTS, attempt, item: 'rank', key: crypto.randomUUID(), choice: 'right', next: '2' },
    startOver: FIRST_STEPS,
    begin: GIFTS,
    submit: { ...GIFTS, attempt },
    acceptInvitation: { ...account, token: 'a-token-that-was-used', language: 'en', timeZone: 'UTC' },
    askReset: { email },
    resetPassword: { token: 'a-token-that-was-used', password: account.password },
    previewInvitations: { email: account.email, role: 'trainee', language: 'en' },
    invite: { rows: list, key: crypto.randomUUID() },
    resendInvitation: { invitation: crypto.randomUUID() },
    withdrawInvitation: { invitation: crypto.randomUUID() },
    changePerson: { person: somebody, role: 'trainee', extraTime: '25' },
    disablePerson: { person: somebody },
    enablePerson: { person: somebody },
    resetFactors: { person: somebody },
    makeMinistry: { name: 'Ministry of Tides' },
    renameMinistry: { ministry: crypto.randomUUID(), name: 'Ministry of Winds' },
    tryExample: { item: 'single', lang: 'en', choice: 'third' },
    signInWithPasskey: { credential: PASSKEY },
    giveCode: { code: '123456' },
    givePasskey: { credential: PASSKEY },
    confirmPassword: { current: PASSWORD },
    confirmTotp: { code: '123456' },
    addPasskey: { device: 'My key', credential: NEW_PASSKEY },
    renamePasskey: { passkey: 'of-somebody-else', device: 'My key' },
    removePasskey: { passkey: 'of-somebody-else' },
    endSession: { session: 'of-somebody-else' },
    setFactorRule: { role: 'officer', demand: 'none' },
  };
  return forms[action] ?? {};
}
