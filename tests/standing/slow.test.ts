import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORIGIN, serveAcademy, type ServedAcademy } from '../support/served.ts';
import { converse } from '../support/server.ts';

/** Milliseconds in which a slow connection must be gone. */
const WITHIN = 25_000;

let academy: ServedAcademy;
beforeAll(async () => {
  academy = await serveAcademy();
});
afterAll(() => academy.close());

const post = `POST /en/sign-in?_action=signIn HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;

// All at once: each takes as long as the server lets it.
test.concurrent.each<[what: string, head: string, drop: string, answer: RegExp]>([
  ['says nothing', '', '', /^(HTTP\/1\.1 408 |$)/],
  ['sends a line and stops', 'GET /en HTTP/1.1\r\n', '', /^HTTP\/1\.1 408 /],
  ['sends its header letter by letter', 'GET /en HTTP/1.1\r\nHost: x\r\nX: ', 'a', /^HTTP\/1\.1 408 /],
  ['sends its body letter by letter', `${post}Content-Length: 5000\r\n\r\nemail=`, 'a', /^HTTP\/1\.1 408 /],
  [
    'sends its body in pieces for ever',
    `${post}Transfer-Encoding: chunked\r\n\r\n`,
    '1\r\na\r\n',
    /^HTTP\/1\.1 408 /,
  ],
  ['stops in its body', `${post}Content-Length: 5000\r\n\r\nemail=`, '', /^HTTP\/1\.1 408 |^$/],
  ['stays after its answer', 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', '', /^HTTP\/1\.1 200 /],
])(
  'who %s is let go within 25 s',
  async (_, head, drop, answer) => {
    let timer: NodeJS.Timeout | undefined;
    const { text, ms } = await converse(
      academy.port,
      (say) => {
        say(head);
        if (drop) timer = setInterval(() => say(drop), 500);
      },
      'localhost',
    );
    clearInterval(timer);
    expect(text).toMatch(answer);
    expect(ms).toBeLessThan(WITHIN);
  },
  WITHIN + 10_000,
);

test.concurrent(
  'others are served meanwhile',
  async () => {
    const started = performance.now();
    expect((await academy.ask('/healthz')).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(5_000);
  },
  WITHIN,
);
