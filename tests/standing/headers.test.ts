import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/schemas/atoms.ts';
import { tagsOf } from '../support/markup.ts';
import { PASSWORD } from '../support/person.ts';
import { insertSignedIn, type Reply, serveAcademy, type ServedAcademy } from '../support/served.ts';
import Sqlite from 'better-sqlite3';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

let academy: ServedAcademy;
let reader = { cookie: '', email: '', id: '' };
let attempt = '';

beforeAll(async () => {
  academy = await serveAcademy({
    env: { REGISTRATION: 'open' },
    prepare: async (app) => {
      reader = await insertSignedIn(app, 'trainee');
    },
  });
  const fields = { course: 'protocol', quiz: 'precedence-quiz' };
  const { headers } = await academy.post('/en/courses?_action=begin', fields, reader.cookie);
  attempt = headers.get('location')?.split('/')[3] ?? '';
});
afterAll(() => academy.close());

const look = (path: string, signedIn = true) =>
  academy.ask(path, { headers: signedIn ? { cookie: reader.cookie } : {} });

describe('the policy stands on', () => {
  const cases: [what: string, ask: () => Promise<Reply>, status: number][] = [
    ['a page', () => look('/en/courses'), 200],
    ['a way on', () => look('/en/passport', false), 303],
    ['one form of an address', () => look('/EN/courses/'), 308],
    ['what is not there', () => look('/en/nothing'), 404],
    ['what is not there, without a language', () => look('/nothing'), 404],
    ['a failed form', () => academy.post('/en/sign-in?_action=signIn', { email: 'x' }), 400],
    ['a form from elsewhere', () => academy.ask('/en/sign-in', { method: 'POST', body: 'a=1' }), 403],
    ['too large a form', () => academy.post('/en/sign-in', { email: 'x'.repeat(70_000) }), 413],
    ['a method that is not taken', () => academy.ask('/en', { method: 'DELETE' }), 405],
    ['a saved form', () => save(), 303],
    ['a file', () => look('/plain.css'), 200],
    ['health', () => look('/healthz'), 200],
    ['a bug', () => provokeBug(), 500],
  ];

  test.each(cases)('%s', async (_, ask, status) => {
    const { headers, ...reply } = await ask();
    expect(reply.status).toBe(status);
    expect(withoutHashes(headers)).toBe(POLICY);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    if (reply.text) expect(headers.get('content-type')).toMatch(/; charset=utf-8$/);
  });
});

test('pages are kept by no cache, named files by every one', async () => {
  expect((await look('/en/passport')).headers.get('cache-control')).toBe('private, no-store');
  const style = tagsOf((await look('/en/courses')).text).find(
    ({ attributes }) => attributes.get('as') === 'style',
  );
  const file = await look(style?.attributes.get('href') ?? '');
  expect([file.status, file.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
});

describe('the session cookie', () => {
  const signIn = (at: ServedAcademy) =>
    at.post('/en/sign-in?_action=signIn', { email: reader.email, password: PASSWORD });

  test('is bound to host, path and https, and out of reach of scripts', async () => {
    const { status, headers } = await signIn(academy);
    expect(status).toBe(303);
    const [cookie = '', ...more] = headers.getSetCookie();
    expect(more).toEqual([]);
    const [value, ...terms] = cookie.split('; ');
    expect(value).toMatch(/^__Host-attache=./);
    const lower = terms.map((term) => term.toLowerCase());
    expect(lower).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']));
    expect(lower.filter((term) => term.startsWith('domain'))).toEqual([]);
  });

  test('leaves the browser at sign-out, and the session ends', async () => {
    const [cookie = ''] = (await signIn(academy)).headers.getSetCookie();
    const pair = cookie.split(';')[0] ?? '';
    const { headers } = await academy.post('/en/profile?_action=signOut', {}, pair);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-attache=; (?=.*Max-Age=0).*Secure/),
    ]);
    expect((await academy.ask('/en/passport', { headers: { cookie: pair } })).status).toBe(303);
  });

  test('is a plain one where people come over http', async () => {
    const plain = await serveAcademy({
      env: { PUBLIC_URL: 'http://academy.example' },
      prepare: async (app) => {
        reader = { ...reader, email: (await insertSignedIn(app, 'trainee')).email };
      },
    });
    const { headers } = await plain.post(
      '/en/sign-in?_action=signIn',
      { email: reader.email, password: PASSWORD },
      undefined,
      { origin: 'http://academy.example' },
    );
    expect(headers.getSetCookie()).toEqual([expect.stringMatching(/^attache=(?!.*Secure).*HttpOnly/)]);
    expect(headers.get('strict-transport-security')).toBeNull();
    await plain.close();
  });
});

describe.each(LOCALES)(
  'no page in %s has a script of its own, or a style that its policy does not name:',
  (locale) => {
    const pages: [path: string, signedIn: boolean][] = [
      ['/courses', false],
      ['/courses', true],
      ['/courses/protocol', true],
      ['/courses/protocol/precedence/who-comes-first', false],
      ['/courses/protocol/precedence/who-comes-first', true],
      ['/courses/protocol/precedence/the-table', true],
      ['/courses/protocol/gifts/what-may-be-kept', true],
      ['/courses/protocol/quizzes/precedence-quiz', true],
      ['/attempts/ATTEMPT', true],
      ['/attempts/ATTEMPT/1', true],
      ['/passport', true],
      ['/profile', true],
      ['/sign-in', false],
      ['/register', false],
      ['/setup', false],
      ['/nothing', true],
      ['/courses/none', false],
    ];

    test.each(pages)('%s, signed in: %s', async (path, signedIn) => {
      const { headers, text } = await look(`/${locale}${path.replace('ATTEMPT', attempt)}`, signedIn);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(tagsOf(text).length).toBeGreaterThan(10);
      expect(faultsOf(text, headers.get('content-security-policy') ?? '')).toEqual([]);
      expect(text).toMatch(new RegExp(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`));
      expect(text).toContain('<meta charset="utf-8"');
    });
  },
);

test('a page with a script of its own or a strange style is seen', () => {
  for (const canary of [
    '<script>1</script>',
    '<script type="module">import "/a.js"</script>',
    '<style>p { color: red }</style>',
    '<p style="color: red">',
    "<p title='a > b' onclick=alert(1)>",
    '<a href=" JavaScript:alert(1)">',
    '<img src="https://elsewhere.example/a.png">',
    '<form action="//elsewhere.example">',
    '<base href="/en">',
    '<iframe>',
  ]) {
    expect([canary, faultsOf(canary, `${POLICY} 'sha256-${'A'.repeat(43)}='`).length]).toEqual([canary, 1]);
  }
  expect(faultsOf('<p title="style=&quot;&quot;">onclick=1</p><!-- <script>1</script> -->', '')).toEqual([]);
});

test('a style sheet stands in the page until the browser has met it', async () => {
  const stylesOf = (text: string) => tagsOf(text).filter(({ name }) => name === 'style').length;
  const first = await look('/en/courses');
  const sheets = stylesOf(first.text);
  expect(sheets).toBeGreaterThan(0);
  let visited = first;
  for (let left = sheets - 1; left >= 0; left--) {
    const [known = ''] = visited.headers.getSetCookie();
    expect(known).toMatch(/^sheets=.*HttpOnly.*Secure/);
    const cookie = `${reader.cookie}; ${known.split(';')[0]}`;
    visited = await academy.ask('/en/courses', { headers: { cookie } });
    expect(stylesOf(visited.text)).toBe(left);
  }
  expect(visited.headers.get('content-security-policy')).toBe(POLICY);
  expect(visited.headers.getSetCookie()).toEqual([]);
});

/** The policy without the style sheets that stand in the page. */
function withoutHashes(headers: Headers): string | undefined {
  return headers.get('content-security-policy')?.replaceAll(/ 'sha256-[A-Za-z0-9+/]{43}='/g, '');
}

function faultsOf(html: string, policy: string): string[] {
  // A style sheet that the policy names by its hash is none of a page's own.
  const bare = html.replaceAll(/<style>([\s\S]*?)<\/style>/g, (style, css: string) =>
    policy.includes(`'sha256-${createHash('sha256').update(css).digest('base64')}'`) ? '' : style,
  );
  return tagsOf(bare).flatMap(({ name, attributes, text }) => {
    const faults: string[] = [];
    if (name === 'script' && (!attributes.get('src') || text.trim())) faults.push('script');
    if (['style', 'base', 'iframe', 'object', 'embed'].includes(name)) faults.push(name);
    for (const [attribute, value] of attributes) {
      if (attribute === 'style' || attribute.startsWith('on')) faults.push(`${name} ${attribute}`);
      const address = ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcset'].includes(attribute);
      const elsewhere = /^\s*(javascript|data|https?):|^\s*\/\//i.test(value);
      // A source may be on another site; a person follows it, the page does not.
      if (address && elsewhere && !(name === 'a' && value.startsWith('https:')))
        faults.push(`${name} ${attribute}=${value}`);
    }
    return faults;
  });
}

function save(): Promise<Reply> {
  const fields = { name: 'Amina Haddad', language: 'en', timeZone: 'UTC' };
  return academy.post('/en/profile?_action=saveProfile', fields, reader.cookie);
}

/** A table that goes missing under the server is no fault it expects. */
async function provokeBug(): Promise<Reply> {
  const other = new Sqlite(academy.file);
  try {
    other.exec('alter table attempts rename to lost');
    return await look('/en/passport');
  } finally {
    other.exec('alter table lost rename to attempts');
    other.close();
  }
}
