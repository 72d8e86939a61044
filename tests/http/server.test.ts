import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Handler } from '../../src/http/context.ts';
import { LIMITS, startServer } from '../../src/server.ts';
import { converse, ORIGIN, startTestServer, type TestServer } from '../support/server.ts';

// The product's limits, forty times shorter.
const limits = { headers: 200, request: 500, silence: 500, keepAlive: 375, check: 25 };

const site: Handler = async (request) => new Response(`took ${(await request.text()).length}`);

describe('a connection', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(site, { limits, files: { 'note.txt': 'A note.' } });
  });
  afterAll(() => server.close());

  test('that says nothing is dropped', async () => {
    const { ms } = await converse(server.port, () => undefined);
    expect(ms).toBeLessThan(4000);
  });

  test('that sends its header byte by byte is told and dropped', async () => {
    const { text, ms } = await trickle(server.port, 'GET /en HTTP/1.1\r\nHost: x\r\nX: ', 'a');
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(4000);
  });

  test('that sends its body byte by byte is told and dropped', async () => {
    const head = `POST /en HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nContent-Length: 5000\r\n\r\n`;
    const { text, ms } = await trickle(server.port, head, 'a');
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(4000);
  });

  test('that goes on sending what was refused is dropped', async () => {
    const head = `POST /en HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const { text, ms } = await trickle(server.port, head, `2000\r\n${'a'.repeat(0x2000)}\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(ms).toBeLessThan(4000);
  });

  test('that stays open after its answer is closed in the end', async () => {
    const { text, ms } = await converse(server.port, (say) => say('GET /en HTTP/1.1\r\nHost: x\r\n\r\n'));
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(ms).toBeLessThan(4000);
  });

  test.each([
    ['a line that is no request', 'HELO academy\r\n\r\n', 400],
    ['no host', 'GET /en HTTP/1.1\r\n\r\n', 400],
    ['a header of 40 kB', `GET /en HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
    [
      'a target that is no path',
      'GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      400,
    ],
    [
      'a method that the web does not have',
      'TRACE /en HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      400,
    ],
    ['two lengths', 'POST /en HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
  ])('with %s gets its status and no more', async (_, words, status) => {
    const { text } = await converse(server.port, (say) => say(words));
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  test('whose body was refused half-way takes the next request', async () => {
    const { text } = await converse(server.port, (say) => {
      say(`POST /en HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nTransfer-Encoding: chunked\r\n\r\n`);
      say(`40000\r\n${'a'.repeat(0x40000)}\r\n0\r\n\r\n`);
      say('GET /note.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    });
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
  });

  test('still serves others afterwards, files too', async () => {
    expect(await (await server.post('/en', 'abc')).text()).toBe('took 3');
    expect(await (await server.ask('/note.txt')).text()).toBe('A note.');
    expect(await (await server.post('/note.txt', 'abc')).text()).toBe('took 3');
  });
});

test('the limits of the product drop every slow connection within 25 s', () => {
  expect(
    Math.max(LIMITS.headers, LIMITS.request, LIMITS.silence, LIMITS.keepAlive) + LIMITS.check,
  ).toBeLessThan(25_000);
});

describe('stopping', () => {
  test('finishes what runs, takes nothing new and waits for nobody idle', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const server = await startTestServer(async () => {
      begin();
      await finished;
      return new Response('finished');
    });
    const running = server.ask('/en');
    await begun;
    const closed = server.close();
    await expect(server.ask('/en')).rejects.toThrow();
    finish();
    expect(await (await running).text()).toBe('finished');
    const started = performance.now();
    await closed;
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test('gives up on a request that does not end', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const server = await startTestServer(
      () => {
        begin();
        return new Promise<Response>(() => undefined);
      },
      { limits: { stop: 100 } },
    );
    const running = expect(server.ask('/en')).rejects.toThrow();
    await begun;
    await server.close();
    await running;
  });
});

test('a port that is taken is named with what to do', async () => {
  const server = await startTestServer(site);
  const config = { host: '127.0.0.1', port: server.port, publicUrl: ORIGIN, https: false };
  const second = startServer({ config, answer: async () => new Response(), files: 'public' });
  await expect(second).rejects.toThrow(
    `Port ${server.port} on 127.0.0.1 is taken by another program. Stop it, or set PORT`,
  );
  await server.close();
});

/** Opens with `head` and then repeats `drop` twenty times a second until the server has enough. */
async function trickle(port: number, head: string, drop: string) {
  let timer: NodeJS.Timeout | undefined;
  const exchange = await converse(port, (say) => {
    say(head);
    timer = setInterval(() => say(drop), 50);
  });
  clearInterval(timer);
  return exchange;
}
