import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIONS, ROUTES } from '../../src/domain/permission.ts';
import { recognise } from '../../src/domain/session.ts';
import { account as accountTexts } from '../../src/locales/account.ts';
import { error as errorTexts } from '../../src/locales/error.ts';
import { factor as factorTexts } from '../../src/locales/factor.ts';
import { paths } from '../../src/paths.ts';
import * as rules from '../../src/store/factor-rule.ts';
import { openSession } from '../support/app.ts';
import { codeAt, enrolTotp } from '../support/factor.ts';
import { decode } from '../support/markup.ts';
import { insertSignedIn, serveAcademy, type ServedAcademy } from '../support/served.ts';

/** Sessions by password of people with an app: one who looks round, one who is guessed at, one who errs; and one who must set one up. */
const owing = { cookie: '', secret: '' };
const victim = { cookie: '', secret: '' };
const guesser = { cookie: '', secret: '' };
const needing = { cookie: '' };
let academy: ServedAcademy;

beforeAll(async () => {
  academy = await serveAcademy({
    prepare: async (app) => {
      const now = new Date();
      const session = { updatedAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
      for (const person of [owing, victim, guesser]) {
        const { id, cookie } = await insertSignedIn(app, 'administrator');
        const { viewer } = await recognise(app, cookie, now);
        if (!viewer) throw new Error('nobody is signed in');
        person.secret = (await enrolTotp(app, viewer, now)).secret;
        person.cookie = await openSession(app, id, session);
      }
      Object.assign(needing, await insertSignedIn(app, 'officer'));
      const rule = { scope: rules.EVERYBODY, role: 'officer', demand: 'any' } as const;
      await rules.set(app.db, rule, now.toISOString());
    },
  });
});
afterAll(() => academy.close());

const look = (path: string, { cookie }: { cookie: string }) => academy.ask(path, { headers: { cookie } });
/** An address of a route, with something in the place of each name. */
const addressOf = (route: string) => route.replace('[locale]', 'en').replaceAll(/\[\w+\]/g, 'some');

test.each(Object.keys(ROUTES).filter((route) => !['/[locale]/second-factor', '/404'].includes(route)))(
  'a second factor comes before %s',
  async (route) => {
    for (const person of [owing, needing]) {
      const { status, headers } = await look(addressOf(route), person);
      const way = paths.secondFactor('en', addressOf(route));
      expect([status, headers.get('location')]).toEqual([303, way]);
    }
  },
);

test('what there is not, there is not', async () => {
  expect((await look('/en/nothing', owing)).status).toBe(404);
});

test.each(Object.entries(ACTIONS).filter(([, access]) => !['anyone', 'known'].includes(String(access))))(
  'a second factor comes before %s',
  async (action) => {
    for (const person of [owing, needing]) {
      for (const page of ['/en/courses', '/en/second-factor', '/en/profile']) {
        const { status, text } = await academy.post(`${page}?_action=${action}`, {}, person.cookie);
        expect([page, status]).toEqual([page, 401]);
        expect(decode(text)).toContain(errorTexts.en.reasons.factor_owed);
      }
    }
  },
);

test.each(['beginTotp', 'confirmTotp', 'addPasskey', 'confirmPassword'])(
  'who owes a second factor adds none by %s',
  async (action) => {
    const passkey = { id: 'abc', rawId: 'abc', type: 'public-key', clientExtensionResults: {} };
    const response = { clientDataJSON: 'e30', attestationObject: 'AA' };
    const fields = {
      code: '123456',
      current: 'correct horse battery staple',
      device: 'mine',
      credential: JSON.stringify({ ...passkey, response }),
    };
    const { status } = await academy.post(`/en/second-factor?_action=${action}`, fields, owing.cookie);
    expect(status).toBe(401);
  },
);

test.each(['', ' ', '\0', 'x'.repeat(61), '__proto__', '‏'])(
  '"%s" is no code, and gets a sentence',
  async (code) => {
    for (const locale of ['en', 'ar', 'fr'] as const) {
      const fields = { code, next: '/en/profile' };
      const reply = await academy.post(`/${locale}/second-factor?_action=giveCode`, fields, guesser.cookie);
      expect([400, 429]).toContain(reply.status);
      const { reasons } = errorTexts[locale];
      const said = [accountTexts[locale].fault.code, reasons.wrong_code, reasons.code_limited];
      expect(said.some((sentence) => decode(reply.text).includes(sentence))).toBe(true);
      expect(reply.text).toContain('value="/en/profile"');
    }
  },
);

test('the page says what is owed, in each direction, and leads to nowhere else', async () => {
  for (const locale of ['en', 'ar'] as const) {
    const t = factorTexts[locale];
    expect(decode((await look(`/${locale}/second-factor`, owing)).text)).toContain(t.codeOrRecovery);
    expect(decode((await look(`/${locale}/second-factor`, needing)).text)).toContain(t.setUpLede.any);
  }
  const away = { code: codeAt(owing.secret, new Date(Date.now() + 30_000)), next: '//evil.example' };
  const { status, headers } = await academy.post('/en/second-factor?_action=giveCode', away, owing.cookie);
  expect([status, headers.get('location')]).toEqual([303, '/en/administration/people']);
  expect((await look('/en/passport', owing)).status).toBe(200);
  const again = await academy.post('/en/second-factor?_action=giveCode', away, owing.cookie);
  expect(again.status).toBe(303);
});

test('sixty guesses of a code at once are five tries', async () => {
  const replies = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      academy.post('/en/second-factor?_action=giveCode', { code: String(100_000 + n) }, victim.cookie),
    ),
  );
  const count = (status: number) => replies.filter((reply) => reply.status === status).length;
  expect([count(400), count(429)]).toEqual([5, 55]);
  const limited = replies.find(({ status }) => status === 429);
  expect(Number(limited?.headers.get('retry-after'))).toSatisfy((s: number) => s >= 1 && s <= 60);
  expect(decode(limited?.text ?? '')).toContain(errorTexts.en.reasons.code_limited);
  const right = { code: codeAt(victim.secret, new Date(Date.now() + 30_000)) };
  const late = await academy.post('/en/second-factor?_action=giveCode', right, victim.cookie);
  expect(late.status).toBe(429);
});
