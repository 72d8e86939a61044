import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { error as texts } from '../../src/locales/error.ts';
import { LIST_LIMIT } from '../../src/http/body.ts';
import type { Handler } from '../../src/http/context.ts';
import { ORIGIN, startTestServer, type TestServer } from '../support/server.ts';

const html = (body: string, init: ResponseInit = {}, stream?: ReadableStream) =>
  new Response(stream ?? `<!doctype html>${body}`, {
    ...init,
    headers: { 'content-type': 'text/html', ...init.headers },
  });

const routes: Record<string, Handler> = {
  '/en/page': () => html(`<p>${'Reading. '.repeat(400)}</p>`),
  '/en/short': () => html('<p>Short.</p>'),
  '/en/cached': () => html('<p>Kept.</p>', { headers: { 'cache-control': 'public, max-age=60' } }),
  '/en/cookies': () =>
    new Response('', {
      headers: [
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ],
    }),
  '/en/who': (_, { clientAddress, locale }) => Response.json({ clientAddress, locale }),
  '/who': (_, { clientAddress, locale }) => Response.json({ clientAddress, locale }),
  '/ar/bug': () => {
    throw new Error('the <ink> is out');
  },
  '/en/caught': (_, context) => {
    context.bug = new Error('caught on the way');
    return new Response(null, { status: 500 });
  },
  '/en/broken': () =>
    html(
      '',
      {},
      new ReadableStream({ pull: (controller) => controller.error(new Error('broken in the middle')) }),
    ),
  '/fr/busy': () => {
    throw new AppError('busy', 'the database is locked', { retryAfter: 2 });
  },
  '/en/post': async (request) => Response.json({ length: (await request.text()).length }),
};

const site: Handler = (request, context) =>
  routes[new URL(request.url).pathname]?.(request, context) ?? new Response(null, { status: 404 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(site, {
    files: { 'plain.css': `body { color: ${'#000000'.padEnd(2000)} }` },
  });
});
afterAll(() => server.close());

describe('headers', () => {
  test('stand on every answer: page, redirect, refusal, error, file', async () => {
    const answers = await Promise.all(
      ['/en/page', '/EN/page', '/en/none', '/ar/bug', '/plain.css'].map((path) => server.ask(path)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 308, 404, 500, 200]);
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
          "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  test('keep pages out of shared and private caches unless the page says otherwise', async () => {
    expect((await server.ask('/en/page')).headers.get('cache-control')).toBe('private, no-store');
    expect((await server.ask('/en/cached')).headers.get('cache-control')).toBe('public, max-age=60');
  });

  test('name the charset of a page', async () => {
    expect((await server.ask('/en/short')).headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test('keep several cookies apart', async () => {
    expect((await server.ask('/en/cookies')).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('hold browsers to https where that is how people come', async () => {
    const secure = await startTestServer(site, { https: true });
    expect((await secure.ask('/en/short')).headers.get('strict-transport-security')).toBe('max-age=31536000');
    await secure.close();
  });
});

describe('one form of each address', () => {
  test.each([
    ['/EN/page', '/en/page'],
    ['/Ar', '/ar'],
    ['/en/page/', '/en/page'],
    ['/en/', '/en'],
    ['/en//page?x=1&y=2', '/en/page?x=1&y=2'],
    ['//evil.example/', '/evil.example'],
    ['/\\evil.example/', '/evil.example'],
    ['/healthz/', '/healthz'],
  ])('%s leads to %s', async (path, location) => {
    const { status, headers } = await server.ask(path);
    expect([status, headers.get('location')]).toEqual([308, location]);
  });
});

describe('methods', () => {
  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
    const { status, headers } = await server.ask('/en/page', { method, headers: { origin: ORIGIN } });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  test('HEAD says what GET would, without a body', async () => {
    const [head, get] = [await server.ask('/en/page', { method: 'HEAD' }), await server.ask('/en/page')];
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const name of ['content-type', 'content-length', 'content-encoding', 'vary']) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
  });
});

describe('the origin of a write', () => {
  test.each([
    ['our own', { origin: ORIGIN }, 200],
    ['missing, but the browser vouches', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { origin: 'https://evil.example' }, 403],
    [
      'another site that claims the same site',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      403,
    ],
    ['null', { origin: 'null' }, 403],
    ['our host over another scheme', { origin: 'https://academy.test' }, 403],
    ['our host on another port', { origin: `${ORIGIN}:8080` }, 403],
    ['a longer name that begins with ours', { origin: `${ORIGIN}.evil.example` }, 403],
    ['missing altogether', {}, 403],
    ['missing, from a sister site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s', async (_, headers, status) => {
    for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain']) {
      const init = { method: 'POST', body: '{}', headers: { 'content-type': type, ...headers } };
      expect((await server.ask('/en/post', init)).status).toBe(status);
    }
  });

  test('a refusal is worded in the language of the address', async () => {
    const page = await (await server.ask('/ar/post', { method: 'POST', body: 'a=1' })).text();
    expect(page).toContain(texts.ar.reasons.csrf);
    expect(page).toContain('<html lang="ar" dir="rtl">');
  });
});

test('an address with a NUL byte, which no database can look for, is nowhere', async () => {
  expect((await server.ask('/en/page%00')).status).toBe(404);
});

describe('bodies', () => {
  test('pass up to 64 kB', async () => {
    expect(await (await server.post('/en/post', 'x'.repeat(65_536))).json()).toEqual({ length: 65_536 });
  });

  test.each([
    // It came through: this site has no such page.
    ['/en/administration/invite', 300_000, 404],
    ['/ar/administration/invite', LIST_LIMIT + 1, 413],
    ['/en/administration/invite/more', 300_000, 413],
  ])('may be a list of people at %s, of %d bytes: %d', async (path, length, status) => {
    expect((await server.post(path, 'x'.repeat(length))).status).toBe(status);
  });

  test('are refused beyond that by their stated length', async () => {
    const { status, headers } = await server.post('/en/post', 'x'.repeat(65_537));
    expect([status, headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
  });

  test('are refused beyond that when sent in pieces without a length', async () => {
    const pieces = new Blob([new Uint8Array(300_000)]).stream();
    const init = { method: 'POST', body: pieces, headers: { origin: ORIGIN }, duplex: 'half' } as RequestInit;
    expect((await server.ask('/en/post', init)).status).toBe(413);
  });
});

describe('errors', () => {
  test('a bug is a 500 in the reader’s language, with a number that the log knows, and without a trace of it', async () => {
    const response = await server.ask('/ar/bug');
    const page = await response.text();
    const id = response.headers.get('x-request-id') ?? '';
    expect(response.status).toBe(500);
    expect(page).toContain(texts.ar.internal.text);
    expect(page).toContain(id);
    expect(page).not.toMatch(/is out|\.ts:\d/);
    const line = server.lines.find((entry) => entry['id'] === id);
    expect(line).toMatchObject({ level: 'error', method: 'GET', path: '/ar/bug', status: 500 });
    expect(JSON.stringify(line?.['error'])).toContain('pipeline.test.ts');
  });

  test('a bug that somebody caught on the way is logged and worded too', async () => {
    const response = await server.ask('/en/caught');
    expect(await response.text()).toContain(texts.en.internal.text);
    const line = server.lines.find((entry) => entry['id'] === response.headers.get('x-request-id'));
    expect(JSON.stringify(line?.['error'])).toContain('caught on the way');
  });

  test('a page that breaks in the middle is a whole 500, never half a 200', async () => {
    const response = await server.ask('/en/broken');
    expect(response.status).toBe(500);
    expect(await response.text()).toContain(texts.en.internal.text);
  });

  test('an expected error has its own status and words, and no stack in the log', async () => {
    const response = await server.ask('/fr/busy');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.text()).toContain('L’académie n’a pas pu répondre');
    const line = server.lines.find((entry) => entry['id'] === response.headers.get('x-request-id'));
    expect(line?.['error']).toEqual({ code: 'busy', message: 'the database is locked' });
  });

  test('an empty 404 gets its words', async () => {
    expect(await (await server.ask('/fr/rien')).text()).toContain(texts.fr.codes.not_found.title);
  });
});

describe('the log', () => {
  test('holds a line a request, without the query, and none for files', async () => {
    const count = server.lines.length;
    await (await server.ask('/plain.css')).text();
    const response = await server.ask('/en/short?token=private');
    expect(server.lines.slice(count)).toEqual([
      {
        level: 'info',
        message: 'request',
        id: response.headers.get('x-request-id'),
        method: 'GET',
        path: '/en/short',
        status: 200,
        ms: expect.any(Number),
      },
    ]);
  });
});

describe('compression', () => {
  test('packs a page for who takes gzip', async () => {
    const { headers } = await server.ask('/en/page', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('vary')).toBe('Accept-Encoding');
    expect(Number(headers.get('content-length'))).toBeLessThan(500);
  });

  test.each(['identity', 'gzip;q=0', 'br'])('leaves it as it is for %s', async (accepted) => {
    const response = await server.ask('/en/page', { headers: { 'accept-encoding': accepted } });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(Number(response.headers.get('content-length'))).toBe((await response.text()).length);
  });

  test('leaves a short page as it is', async () => {
    expect((await server.ask('/en/short')).headers.get('content-encoding')).toBeNull();
  });
});

describe('the person’s address', () => {
  test('is the connection’s when no proxy of ours stands in front', async () => {
    const response = await server.ask('/en/who', { headers: { 'x-forwarded-for': '6.6.6.6' } });
    expect(await response.json()).toMatchObject({ clientAddress: '127.0.0.1' });
  });

  test('is what the outermost of our proxies saw, whatever was written before it', async () => {
    const behind = await startTestServer(site, { trustProxy: 2 });
    const who = async (header: string) =>
      (await (await behind.ask('/en/who', { headers: { 'x-forwarded-for': header } })).json()).clientAddress;
    expect(await who('6.6.6.6, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9');
    expect(await who('10.0.0.2')).toBe('127.0.0.1');
    await behind.close();
  });

  test('the language is the path’s, else the browser’s', async () => {
    const headers = { 'accept-language': 'fr' };
    expect(await (await server.ask('/en/who', { headers })).json()).toMatchObject({ locale: 'en' });
    expect(await (await server.ask('/who', { headers })).json()).toMatchObject({ locale: 'fr' });
  });
});

describe('health', () => {
  test('is ok while the database answers', async () => {
    const response = await server.ask('/healthz');
    expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
  });

  test('is 503 when it does not, and the log says why', async () => {
    const ill = await startTestServer(site, { healthy: () => Promise.reject(new Error('no such disk')) });
    expect((await ill.ask('/healthz')).status).toBe(503);
    expect(JSON.stringify(ill.lines)).toContain('no such disk');
    await ill.close();
  });
});
