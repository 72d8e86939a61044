import { expect, test } from 'vitest';
import { preloads } from '../../src/http/preload.ts';

const page = (head: string) =>
  new TextEncoder().encode(`<!doctype html><html><head>${head}</head><body></body></html>`);

test('names the style sheets of a page in their order', () => {
  const sheets =
    '<link rel="stylesheet" href="/_astro/a.css"><link rel="icon" href="/i.svg"><link rel="stylesheet" href="/_astro/b.css">';
  expect(preloads(page(sheets))).toBe(
    '</_astro/a.css>; rel=preload; as=style, </_astro/b.css>; rel=preload; as=style',
  );
});

test('says nothing of a page without any', () => {
  expect(preloads(page('<title>Bare</title>'))).toBeUndefined();
});
