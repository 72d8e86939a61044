import { connect } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account as accountTexts } from '../../src/locales/account.ts';
import { error as errorTexts } from '../../src/locales/error.ts';
import { LOCALES, type Locale } from '../../src/schemas/atoms.ts';
import { decode, tagsOf } from '../support/markup.ts';
import { PASSWORD } from '../support/person.ts';
import { insertSignedIn, ORIGIN, type Reply, serveAcademy, type ServedAcademy } from '../support/served.ts';

const SEED = 20261121;
/** Of each form, so that they are over 500 in all. */
const INPUTS = 40;

/** A form of a page, filled in rightly, and what of it a page that refuses it must show again. */
interface Form {
  page: string;
  action: string;
  fields: () => Record<string, string>;
  kept?: string[];
}

let academy: ServedAcademy;
/** An academy without people, for the form that makes the first. */
let empty: ServedAcademy;
const readers: { cookie: string; email: string; attempt: string; item: string }[] = [];

beforeAll(async () => {
  [academy, empty] = await Promise.all([
    serveAcademy({
      env: { REGISTRATION: 'open', TRUST_PROXY: '1' },
      prepare: async (app) => {
        for (let n = 0; n < 24; n += 1)
          readers.push({ ...(await insertSignedIn(app, 'trainee')), attempt: '', item: '' });
      },
    }),
    serveAcademy(),
  ]);
  for (const reader of readers) {
    const fields = { course: 'protocol', quiz: 'gifts-quiz' };
    const { headers } = await academy.post('/en/courses?_action=begin', fields, reader.cookie);
    reader.attempt = headers.get('location')?.split('/')[3] ?? '';
    const { text } = await academy.ask(`/en/attempts/${reader.attempt}/1`, {
      headers: { cookie: reader.cookie },
    });
    reader.item = valueOf(text, 'item') ?? '';
  }
});
afterAll(() => Promise.all([academy.close(), empty.close()]));

describe('a write', () => {
  const bodies: [type: string, body: string][] = [
    ['application/x-www-form-urlencoded', 'name=Mallory+Quux&language=en&timeZone=UTC'],
    ['application/json', '{"name":"Mallory Quux","language":"en","timeZone":"UTC"}'],
    ['text/plain', 'name=Mallory+Quux'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nMallory Quux\r\n--b--\r\n',
    ],
  ];
  const origins: [what: string, headers: Record<string, string>][] = [
    ['another site', { origin: 'https://evil.example' }],
    ['a site under ours', { origin: 'https://evil.academy.example' }],
    ['ours without https', { origin: 'http://academy.example' }],
    ['the address of the machine', { origin: 'http://localhost:4321' }],
    ['a frame that hides its origin', { origin: 'null' }],
    ['nowhere', {}],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
  ];

  test.each(origins)('from %s is refused, whatever it carries and wherever it goes', async (_, headers) => {
    const cookie = readers[0]?.cookie ?? '';
    for (const [type, body] of bodies) {
      for (const path of ['/ar/profile?_action=saveProfile', '/_actions/saveProfile', '/ar/nothing']) {
        const init = { method: 'POST', body, headers: { cookie, 'content-type': type, ...headers } };
        const { status, text } = await academy.ask(path, init);
        expect([path, type, status]).toEqual([path, type, 403]);
        if (path.startsWith('/ar')) expect(decode(text)).toContain(errorTexts.ar.reasons.csrf);
      }
    }
    const { text } = await academy.ask('/en/profile', { headers: { cookie } });
    expect(text).not.toContain('Quux');
  });

  test.each(bodies.slice(1, 3))('of the type %s is no form', async (type, body) => {
    const headers = { cookie: readers[0]?.cookie ?? '', origin: ORIGIN, 'content-type': type };
    const reply = await academy.ask('/fr/profile?_action=saveProfile', { method: 'POST', body, headers });
    expect(reply.status).toBe(400);
    expectWords(reply, 'fr');
  });

  test.each([
    ['nothing at all', '', {}],
    ['nothing of a type', 'a=1', { 'content-type': '' }],
    ['a type that is none', 'a=1', { 'content-type': 'form' }],
    ['parts without a boundary', 'a=1', { 'content-type': 'multipart/form-data' }],
    [
      'parts that never end',
      '--b\r\nContent-Disposition: form-data',
      { 'content-type': 'multipart/form-data; boundary=b' },
    ],
    ['half an escape', 'email=%&password=%E0%A4%A', { 'content-type': 'application/x-www-form-urlencoded' }],
    [
      'a packed body',
      'email=a',
      { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' },
    ],
  ])('with %s is a 400 with words', async (_, body, headers) => {
    const init = { method: 'POST', body, headers: { origin: ORIGIN, ...headers } };
    const reply = await academy.ask('/ar/sign-in?_action=signIn', init);
    expect(reply.status).toBe(400);
    expectWords(reply, 'ar');
  });
});

describe('a body beyond 64 kB', () => {
  test.each(LOCALES)('is refused in %s, by its length', async (locale) => {
    const reply = await academy.post(`/${locale}/sign-in?_action=signIn`, { email: 'x'.repeat(65_536) });
    expect(reply.status).toBe(413);
    expect(decode(reply.text)).toContain(errorTexts[locale].codes.too_large.text);
  });

  test('is refused in pieces without a length, and by what it is, not what it says', async () => {
    const body = new Blob([new Uint8Array(300_000)]).stream();
    const init = { method: 'POST', body, headers: { origin: ORIGIN }, duplex: 'half' } as RequestInit;
    const reply = await academy.ask('/fr/sign-in?_action=signIn', init);
    expect(reply.status).toBe(413);
    expect(decode(reply.text)).toContain(errorTexts.fr.codes.too_large.text);
  });

  test('is refused before it is sent', async () => {
    const head = `POST /en/sign-in?_action=signIn HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nConnection: close\r\nContent-Length: 99999999\r\n\r\n`;
    const { text } = await new Promise<{ text: string }>((resolve) => {
      let text = '';
      const socket = connect(academy.port, 'localhost', () => socket.write(head));
      socket.on('data', (chunk) => {
        text += chunk.toString();
        socket.destroy();
      });
      socket.on('close', () => resolve({ text }));
    });
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });
});

const GIFTS = { course: 'protocol', quiz: 'gifts-quiz' };
const practice = (quiz: string, item: string, fields: Record<string, string>): Form => ({
  page: '/courses/protocol/precedence/the-table',
  action: 'answer',
  fields: () => ({ course: 'protocol', quiz, item, key: crypto.randomUUID(), ...fields }),
});
const newAccount = () => ({
  name: 'سلمى <b>Idris</b>',
  email: `${crypto.randomUUID()}@ministry.example`,
  password: 'a bridge over the calm river',
});

const FORMS: Record<string, Form> = {
  'sign-in': {
    page: '/sign-in',
    action: 'signIn',
    fields: () => ({ email: 'nobody@ministry.example', password: PASSWORD, next: '/en/profile' }),
    kept: ['email', 'next'],
  },
  registration: { page: '/register', action: 'register', fields: newAccount, kept: ['name', 'email'] },
  'first account': {
    page: '/setup',
    action: 'setUp',
    fields: () => ({ ...newAccount(), token: /token=([\w-]+)/.exec(empty.output())?.[1] ?? '' }),
    kept: ['name', 'email', 'token'],
  },
  profile: {
    page: '/profile',
    action: 'saveProfile',
    fields: () => ({ name: 'Sālmá "Idris"', language: 'en', timeZone: 'Africa/Khartoum' }),
    kept: ['name'],
  },
  password: {
    page: '/profile',
    action: 'changePassword',
    fields: () => ({ current: PASSWORD, password: 'a bridge over the calm river' }),
  },
  'first code': { page: '/security', action: 'confirmTotp', fields: () => ({ code: '123456' }) },
  'password again': { page: '/security', action: 'confirmPassword', fields: () => ({ current: PASSWORD }) },
  'new passkey': {
    page: '/security',
    action: 'addPasskey',
    fields: () => ({ device: 'هاتفي', credential: '{"id":"abc","rawId":"abc","type":"public-key"}' }),
  },
  'passkey name': {
    page: '/security',
    action: 'renamePasskey',
    fields: () => ({ passkey: 'abc', device: 'My telephone' }),
  },
  'end of a session': { page: '/security', action: 'endSession', fields: () => ({ session: 'abc' }) },
  place: {
    page: '/courses/protocol/precedence/the-table',
    action: 'keepPlace',
    fields: () => ({ course: 'protocol', lesson: 'precedence/the-table', block: 'quiz-seats' }),
  },
  'mark as read': {
    page: '/courses/protocol/precedence/the-table',
    action: 'markRead',
    fields: () => ({ course: 'protocol', lesson: 'precedence/the-table' }),
  },
  begin: { page: '/courses/protocol/quizzes/gifts-quiz', action: 'begin', fields: () => GIFTS },
  'hand in': {
    page: '/attempts/ATTEMPT',
    action: 'submit',
    fields: () => ({ ...GIFTS, attempt: 'ATTEMPT' }),
  },
  'start over': {
    page: '/courses/protocol/precedence/the-table',
    action: 'startOver',
    fields: () => ({ course: 'protocol', quiz: 'seats' }),
  },
  'graded answer': {
    page: '/attempts/ATTEMPT/1',
    action: 'answer',
    fields: () => ({
      ...GIFTS,
      attempt: 'ATTEMPT',
      item: 'ITEM',
      key: crypto.randomUUID(),
      choice: 'right',
      next: '2',
    }),
  },
  'a spot': practice('seats', 'honour', { choice: 'opposite' }),
  'a sorting': practice('seats', 'sort', { 'pair:ambassador': 'mission', 'pair:attache': 'staff' }),
  'a word': practice('seats', 'word', { text: 'doyen' }),
  'a number': practice('seats', 'width', { text: '60', unit: 'cm' }),
};

/** What is wrong for sure, by field. */
const WRONG: Record<string, string[]> = {
  email: [
    '',
    'no at sign',
    '@b.example',
    'a b@c.example',
    'a@b.example\r\nBcc: x@y.example',
    `${'x'.repeat(250)}@b.example`,
  ],
  password: ['', 'short', 'x'.repeat(1025)],
  name: ['', ' \t ', 'x'.repeat(121)],
  language: ['', 'de', 'EN', '__proto__'],
  timeZone: ['', 'Mars/Olympus', '../../etc/passwd'],
  current: ['', 'not the password that it is'],
  device: ['', '  ', 'x'.repeat(61)],
  credential: ['', '{', 'null', '[]', '{"id":1}', '{"__proto__":{}}', 'x'.repeat(33_000)],
  passkey: ['', 'none', '__proto__', 'x'.repeat(1401)],
  session: ['', 'none', '__proto__', 'x'.repeat(65)],
  token: ['', 'none', 'x'.repeat(201)],
  course: ['', 'none', '../closed', '__proto__', 'constructor', 'PROTOCOL'],
  quiz: ['', 'none', '__proto__', 'toString', 'x'.repeat(65)],
  lesson: ['', 'none', 'precedence', '__proto__/constructor', 'x'.repeat(141)],
  block: ['', 'none', "'; drop table users; --", 'x'.repeat(81)],
  attempt: ['', 'none', crypto.randomUUID(), "' or 1=1 --"],
  item: ['', 'none', '__proto__', 'x'.repeat(65)],
  key: ['', 'none', '1', 'x'.repeat(36)],
  choice: ['none', '__proto__', 'Right', 'x'.repeat(65)],
  'pair:ambassador': ['none', '__proto__', 'x'.repeat(65)],
  text: ['x'.repeat(201)],
  unit: ['none', '__proto__', 'x'.repeat(65)],
};

/** One field of a form, spoilt. */
interface Spoilt {
  field: string;
  value: string | File;
  /** Whether no value like it can be right. */
  wrong: boolean;
  locale: Locale;
  /** Which of the readers sends it, and from where. */
  sender: number;
}

function spoilt(form: Form): fc.Arbitrary<Spoilt> {
  const names = Object.keys(form.fields());
  const anything = fc.string({ unit: 'binary', maxLength: 300 });
  const nul = fc.tuple(anything, anything).map((parts) => parts.join('\0'));
  const value = (field: string) =>
    fc.oneof(
      ...(WRONG[field]
        ? [fc.constantFrom(...WRONG[field]).map((text) => ({ value: text, wrong: true }))]
        : []),
      nul.map((text) => ({ value: text, wrong: true })),
      fc.constant({
        value: new File(['x'], 'x.txt'),
        wrong: field !== 'choice' && !field.startsWith('pair:') && field !== 'text' && field !== 'unit',
      }),
      // The first administrator can be made only once, and is to be made last.
      ...(form.action === 'setUp' ? [] : [anything.map((text) => ({ value: text, wrong: false }))]),
    );
  return fc
    .constantFrom(...names)
    .chain((field) => fc.record({ field: fc.constant(field), given: value(field) }))
    .chain(({ field, given }) =>
      fc.record({
        field: fc.constant(field),
        value: fc.constant(given.value),
        wrong: fc.constant(given.wrong),
        locale: fc.constantFrom(...LOCALES),
        sender: fc.nat(250),
      }),
    );
}

describe.concurrent('bad input', () => {
  test.each(Object.entries(FORMS))(
    'gets a sentence and never a fault: %s',
    async (_, form) => {
      const property = fc.asyncProperty(spoilt(form), (one) => expectRefused(form, one));
      await fc.assert(property, { seed: SEED, numRuns: INPUTS });
    },
    120_000,
  );
});

describe('afterwards', () => {
  test('the log has no bug in it', () => {
    const lines = (academy.output() + empty.output()).split('\n');
    expect(lines.filter((line) => line.includes('"stack"') || line.includes('unhandled'))).toEqual([]);
  });

  test('the first account can still be made, once', async () => {
    const { fields } = FORMS['first account'] ?? { fields: newAccount };
    expect((await empty.post('/en/setup?_action=setUp', fields())).status).toBe(303);
    expect((await empty.post('/en/setup?_action=setUp', fields())).status).toBe(410);
  });

  test('a form that is right is taken', async () => {
    const { fields } = FORMS['profile'] ?? { fields: newAccount };
    expect((await academy.post('/en/profile?_action=saveProfile', fields(), readers[0]?.cookie)).status).toBe(
      303,
    );
    expect((await academy.ask('/healthz')).status).toBe(200);
  });

  test('a fragment of a page that says no is no 200 either', async () => {
    const fields = {
      course: 'protocol',
      quiz: 'seats',
      item: 'honour',
      key: crypto.randomUUID(),
      choice: 'none',
    };
    const path = '/en/courses/protocol/precedence/the-table?_action=answer';
    const reply = await academy.post(path, fields, readers[0]?.cookie, { 'x-fragment': 'q-seats-honour' });
    expect(reply.status).toBe(400);
    expect(decode(reply.text)).toContain(errorTexts.en.reasons.unfit_answer);
  });
});

describe('guessing passwords', () => {
  const guess = (email: string, address: string, password = 'not the password that it is') =>
    academy.post('/en/sign-in?_action=signIn', { email, password }, undefined, {
      'x-forwarded-for': address,
    });

  test('at an account ends after five tries a minute, from wherever they come; others go on', async () => {
    const [victim, other] = [readers[20]?.email ?? '', readers[21]?.email ?? ''];
    for (const left of [4, 3, 2, 1, 0]) {
      const reply = await guess(victim, `203.0.113.${left}`);
      expect(reply.status).toBe(400);
      expect(decode(reply.text)).toContain(errorTexts.en.triesLeft(left));
    }
    const sixth = await guess(victim.toUpperCase(), '203.0.113.6', PASSWORD);
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toSatisfy((s: number) => s >= 1 && s <= 60);
    expect(decode(sixth.text)).toContain(errorTexts.en.reasons.sign_in_limited);
    expect(valueOf(sixth.text, 'email')).toBe(victim.toUpperCase());
    expect((await guess(other, '203.0.113.1', PASSWORD)).status).toBe(303);
  });

  test('sixty times at once is five tries', async () => {
    const victim = readers[22]?.email ?? '';
    const replies = await Promise.all(Array.from({ length: 60 }, (_, n) => guess(victim, `198.51.100.${n}`)));
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([count(400), count(429)]).toEqual([5, 55]);
  });

  test('from an address ends after fifty tries a minute; other addresses go on', async () => {
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, n) => guess(`stranger${n}@ministry.example`, '192.0.2.1')),
    );
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([count(400), count(429)]).toEqual([50, 10]);
    const [email = ''] = [readers[23]?.email];
    expect((await guess(email, '192.0.2.1', PASSWORD)).status).toBe(429);
    expect((await guess(email, '192.0.2.2', PASSWORD)).status).toBe(303);
    // What the sender writes before our proxy is not believed.
    expect((await guess(email, '192.0.2.3, 192.0.2.1', PASSWORD)).status).toBe(429);
  });

  test('tells nobody which addresses have an account', async () => {
    const [known, unknown] = await Promise.all([
      guess(readers[19]?.email ?? '', '192.0.2.9'),
      guess('stranger@ministry.example', '192.0.2.9'),
    ]);
    // What a passkey is asked is another number on every page.
    const plain = (reply: Reply) =>
      reply.text.replaceAll(/[\w.-]+@ministry\.example|(?<=challenge&quot;:&quot;)[\w-]+/g, '');
    expect(plain(known)).toBe(plain(unknown));
  });
});

async function expectRefused(form: Form, { field, value, wrong, locale, sender }: Spoilt): Promise<void> {
  const reader = readers[sender % 18];
  const put = (text: string) =>
    text.replace('ATTEMPT', reader?.attempt ?? '').replace('ITEM', reader?.item ?? '');
  const entries = Object.entries({ ...form.fields(), [field]: value });
  const sent = entries.map(([name, text]) => [name, typeof text === 'string' ? put(text) : text] as const);
  const server = form.action === 'setUp' ? empty : academy;
  const anonymous = ['signIn', 'register', 'setUp'].includes(form.action);
  const reply = await server.ask(`/${locale}${put(form.page)}?_action=${form.action}`, {
    method: 'POST',
    body: bodyOf(sent),
    headers: {
      origin: ORIGIN,
      'x-forwarded-for': `10.0.${sender}.1`,
      ...(reader && !anonymous && { cookie: reader.cookie }),
    },
  });
  if (!wrong && [303, 204].includes(reply.status)) return;
  expect(reply.status).toBeGreaterThanOrEqual(400);
  expect(reply.status).toBeLessThan(500);
  expectWords(reply, locale);
  // Only what the reader typed can be the reader's to mend.
  if (typeof value !== 'string' || !['name', 'email', 'password', 'language', 'timeZone'].includes(field))
    return;
  for (const name of form.kept ?? []) {
    const typed = String(new URLSearchParams(sent as [string, string][]).get(name));
    expect([name, valueOf(reply.text, name)]).toEqual([name, typed]);
  }
}

function bodyOf(fields: (readonly [string, string | File])[]): BodyInit {
  if (fields.every(([, value]) => typeof value === 'string')) {
    return new URLSearchParams(fields as [string, string][]);
  }
  const parts = new FormData();
  for (const [name, value] of fields) parts.append(name, value);
  return parts;
}

/** A page that says no says why in the reader's language, and nothing of its insides. */
function expectWords({ text, headers }: Reply, locale: Locale): void {
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(text).toContain(`<html lang="${locale}"`);
  const page = decode(text);
  expect(sentences(locale).some((sentence) => page.includes(sentence))).toBe(true);
  expect(page).not.toMatch(/node_modules|\.m?[jt]s:\d|\bat \w+ \(|SQLITE|Sqlite|TypeError|\bZodError/);
}

function sentences(locale: Locale): string[] {
  const { codes, reasons } = errorTexts[locale];
  const faults = Object.values(accountTexts[locale].fault);
  return [...Object.values(codes).map(({ text }) => text), ...Object.values(reasons), ...faults];
}

function valueOf(html: string, name: string): string | undefined {
  return tagsOf(html)
    .find((tag) => tag.name === 'input' && tag.attributes.get('name') === name)
    ?.attributes.get('value');
}
