import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { error as errorTexts } from '../../src/locales/error.ts';
import { LOCALES } from '../../src/schemas/atoms.ts';
import { decode } from '../support/markup.ts';
import { expectWords } from '../support/refusal.ts';
import { insertSignedIn, ORIGIN, serveAcademy, type ServedAcademy } from '../support/served.ts';

let academy: ServedAcademy;
let cookie = '';

beforeAll(async () => {
  academy = await serveAcademy({
    prepare: async (app) => void ({ cookie } = await insertSignedIn(app, 'trainee')),
  });
});
afterAll(() => academy.close());

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
    const headers = { cookie, origin: ORIGIN, 'content-type': type };
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

test('a fragment of a page that says no is no 200 either', async () => {
  const fields = {
    course: 'protocol',
    quiz: 'seats',
    item: 'honour',
    key: crypto.randomUUID(),
    choice: 'none',
  };
  const path = '/en/courses/protocol/precedence/the-table?_action=answer';
  const reply = await academy.post(path, fields, cookie, { 'x-fragment': 'q-seats-honour' });
  expect(reply.status).toBe(400);
  expect(decode(reply.text)).toContain(errorTexts.en.reasons.unfit_answer);
});
