import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { converse, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(async () => new Response('a page'), {
    files: {
      'note.txt': 'A note.',
      'a name.svg': '<svg/>',
      '_astro/quiz.3f2a.js': 'export {};',
      '_astro/quiz.3f2a.js.gz': gzipSync('export {};'),
    },
  });
});
afterAll(() => server.close());

test('a file comes with its type, its length and a tag, and only once while the tag is known', async () => {
  const first = await server.ask('/note.txt');
  expect(await first.text()).toBe('A note.');
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': '7',
    'cache-control': 'public, max-age=3600',
  });
  const again = await server.ask('/note.txt', {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('a name with a space and a query are no hindrance', async () => {
  expect(await (await server.ask('/a%20name.svg?v=1')).text()).toBe('<svg/>');
});

test('what is named by its content is kept for good, and packed for who takes that', async () => {
  const { headers } = await server.ask('/_astro/quiz.3f2a.js');
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(headers.get('content-encoding')).toBe('gzip');
  const words =
    'GET /_astro/quiz.3f2a.js HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n';
  const { text } = await converse(server.port, (say) => say(words));
  const body = Buffer.from(text.slice(text.indexOf('\r\n\r\n') + 4), 'latin1');
  expect(gunzipSync(body).toString()).toBe('export {};');
});

test('who does not take it packed gets it plain', async () => {
  const response = await server.ask('/_astro/quiz.3f2a.js', {
    headers: { 'accept-encoding': 'gzip;q=0, br' },
  });
  expect([response.headers.get('content-encoding'), await response.text()]).toEqual([null, 'export {};']);
});

test('HEAD gives the headers alone', async () => {
  const response = await server.ask('/note.txt', { method: 'HEAD' });
  expect([response.headers.get('content-length'), await response.text()]).toEqual(['7', '']);
});

test.each(['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/_astro'])(
  '%s is no file',
  async (target) => {
    const words = `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;
    const { text } = await converse(server.port, (say) => say(words));
    expect(text).toMatch(/a page$/);
  },
);

test('a name with a NUL byte is nowhere', async () => {
  expect((await server.ask('/note.txt%00')).status).toBe(404);
});
