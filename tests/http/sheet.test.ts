import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dress, readSheets } from '../../src/http/sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'attache-sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, '_astro'));
const CSS = { 'a.css': 'p{color:red}', 'b.css': 'q{quotes:"«" "»"}' };
for (const [name, css] of Object.entries(CSS)) writeFileSync(join(folder, '_astro', name), css);
const sheets = readSheets(folder);

const link = (href: string) => `<link rel="stylesheet" href="${href}">`;
const A = link('/_astro/a.css');
const B = link('/_astro/b.css');
const page = (head: string, body = '') =>
  new TextEncoder().encode(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
const visit = (html: Uint8Array, cookies: string | null = null, https = true) => {
  const clad = dress(html, sheets, { cookies, https });
  const headers = new Headers(clad?.headers);
  return {
    html: clad && new TextDecoder().decode(clad.html),
    policy: headers.get('content-security-policy') ?? '',
    cookie: headers.get('set-cookie') ?? '',
  };
};
const sourceOf = (css: string) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`;

test('a first visit finds the sheets in the page, in their order and under the policy', () => {
  const { html, policy, cookie } = visit(
    page(`<title>Été</title>${A}<link rel="icon" href="/i.svg">${B}`, 'العربية'),
  );
  expect(html).toBe(
    '<!doctype html><html><head><title>Été</title>' +
      `<style>${CSS['a.css']}</style><link rel="prefetch" as="style" href="/_astro/a.css"><link rel="icon" href="/i.svg">` +
      `<style>${CSS['b.css']}</style></head><body>العربية</body></html>`,
  );
  expect(policy).toContain(`style-src 'self' ${sourceOf(CSS['a.css'])} ${sourceOf(CSS['b.css'])};`);
  expect(policy).not.toContain('unsafe');
  expect(cookie).toMatch(/^sheets=[A-Za-z0-9]{6}; .*HttpOnly; SameSite=Lax; Secure$/);
});

test('a sheet that the browser has met stays a file; only a new one comes in the page', () => {
  const first = visit(page(A));
  const known = `attache=x; ${first.cookie.split(';')[0]}`;
  expect(visit(page(A), known).html).toBeUndefined();
  const second = visit(page(A + B), known);
  expect(second.html).toContain(`${A}<style>${CSS['b.css']}</style>`);
  expect(second.policy).not.toContain(sourceOf(CSS['a.css']));
  expect(visit(page(A + B), second.cookie.split(';')[0]).html).toBeUndefined();
});

test('marks of an earlier build are forgotten, a strange cookie is none', () => {
  const { cookie } = visit(page(A), 'sheets=oldold.zzzzzz');
  expect(cookie).toMatch(/^sheets=[A-Za-z0-9]{6};/);
  expect(visit(page(A), 'sheets=<script>').html).toContain('<style>');
  expect(visit(page(A), 'mysheets=abc').html).toContain('<style>');
});

test('a page without sheets of ours stays as it is, and over http the cookie is a plain one', () => {
  expect(visit(page('<title>Bare</title>')).html).toBeUndefined();
  expect(visit(page(link('/plain.css'))).html).toBeUndefined();
  expect(visit(page('', `<pre>${'x'.repeat(3000)}</pre>${A}`)).html).toBeUndefined();
  expect(visit(page(A), null, false).cookie).not.toContain('Secure');
});
