import { expect, test } from 'vitest';
import { readSources, source, type Source } from './support/source.ts';

/** The most lines of a file. */
const LINES = 300;

/** What a file does wrong, one sentence each. */
type Rule = (file: Source) => string[];

const rules = {
  'line counts': ({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > LINES ? [`${path} has ${lines} lines, more than ${LINES}`] : [];
  },

  names: ({ path }) =>
    path.split(/[/.]/).some((part) => /^(utils?|helpers?|.*-?manager)$/i.test(part))
      ? [`${path} is named after nothing that it does`]
      : [],

  barrels: ({ path, text }) => {
    if (!path.endsWith('.ts')) return [];
    const all = /^export \* from/m.test(text);
    const statements = withoutComments(text).trim().split(/;\s*/).filter(Boolean);
    const only = statements.every((statement) => /^(import|export)\b[^=]*\bfrom\s/.test(statement));
    const index = path.endsWith('/index.ts') && path !== 'src/actions/index.ts';
    return all || index || (only && statements.length > 0)
      ? [`${path} only hands on what others export`]
      : [];
  },

  'default exports': ({ path, text }) =>
    path.endsWith('.ts') && /^export (default\b|\{[^}]*\bas default\b)/m.test(text)
      ? [`${path} has a default export`]
      : [],

  directions: (file) =>
    declarations(file)
      .filter(
        ({ name, value }) =>
          /(^|-)(left|right)(-|$)/.test(name) || /(?<![\w-])(left|right)(?![\w-])/.test(value),
      )
      .map(({ name, value }) => `${file.path} names a side: ${name}: ${value}`),

  colours: (file) =>
    file.path === 'src/styles/tokens.css'
      ? []
      : [...declarations(file), ...paints(file)]
          .filter(({ value }) => COLOUR.test(value))
          .map(({ name, value }) => `${file.path} has a colour of its own: ${name}: ${value}`),

  'style attributes': ({ path, text }) =>
    /\.(astro|ts)$/.test(path) && /\sstyle\s*=\s*[{"'`$]/.test(withoutComments(text))
      ? [`${path} writes a style attribute, which the page's policy refuses`]
      : [],
} satisfies Record<string, Rule>;

/** A colour that is not a token: in hexadecimal, of a function, or of a name. */
const COLOUR = new RegExp(
  [
    '#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\\b',
    '\\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\\(',
    '(?<![\\w-])(?:white|black|red|green|blue|yellow|orange|purple|pink|brown|gr[ae]y|silver|gold|navy|teal|ivory|beige)(?![\\w-])',
  ].join('|'),
  'i',
);

const sources = readSources(['src/**/*.ts', 'src/**/*.astro', 'src/**/*.css', 'db/**/*.ts']);

test.each(Object.entries(rules))('the tree keeps the rule of %s', (_, rule) => {
  expect(sources.filter(({ path }) => path.endsWith('.css')).length).toBeGreaterThan(3);
  expect(sources.flatMap(rule)).toEqual([]);
});

test.each<[keyof typeof rules, path: string, text: string]>([
  ['line counts', 'src/store/a.ts', 'a;\n'.repeat(301)],
  ['names', 'src/utils/a.ts', ''],
  ['names', 'src/store/helpers.ts', ''],
  ['names', 'src/store/session-manager.ts', ''],
  ['barrels', 'src/store/a.ts', `export * from './b.ts';`],
  ['barrels', 'src/store/a.ts', `/** All. */\nexport { b } from './b.ts';\nexport { c } from './c.ts';\n`],
  ['barrels', 'src/store/index.ts', `export const a = 1;`],
  ['default exports', 'src/store/a.ts', `export default function a() {}`],
  ['default exports', 'src/store/a.ts', `const a = 1;\nexport { a as default };`],
  ['directions', 'src/styles/a.css', '.a { margin-left: 1px; }'],
  ['directions', 'src/styles/a.css', '.a { color: var(--b); left: 0 }'],
  ['directions', 'src/styles/a.css', '.a { border-top-right-radius: 1px; }'],
  ['directions', 'src/styles/a.css', '@media print { .a { float: right; } }'],
  ['directions', 'src/styles/a.css', '.a { background: url(b.svg) no-repeat left center; }'],
  ['directions', 'src/components/A.astro', '<p />\n<style>\n  p {\n    text-align: left;\n  }\n</style>'],
  ['directions', 'src/elements/a.ts', 'const styles = css`p { padding-right: 0; }`;'],
  ['colours', 'src/styles/a.css', '.a { color: #fff; }'],
  ['colours', 'src/styles/a.css', '.a { background: rgb(0 0 0 / 50%); }'],
  ['colours', 'src/styles/a.css', '.a { border: 1px solid white; }'],
  ['colours', 'src/components/A.astro', '<svg><path fill="#1a2b3c" /></svg>'],
  ['colours', 'src/components/A.astro', '<svg><path stroke="black" /></svg>'],
  ['colours', 'src/rules/a.ts', 'const path = `<path fill="oklch(50% 0 0)"/>`;'],
  ['style attributes', 'src/components/A.astro', '<p style="inline-size: 1px">a</p>'],
  ['style attributes', 'src/components/A.astro', '<p style={`inline-size: ${n}px`}>a</p>'],
  ['style attributes', 'src/elements/a.ts', 'html`<p style=${a}></p>`'],
])('the rule of %s sees a fault in %s, case %#', (name, path, text) => {
  expect(rules[name](source(path, text))).toHaveLength(1);
});

test.each<[string, string]>([
  [
    'src/styles/a.css',
    '.is-right { margin-inline-start: var(--right); content: "left"; color: currentColor; }',
  ],
  [
    'src/styles/a.css',
    '/* to the left: of it; */ a:hover { background: color-mix(in srgb, var(--a) 45%, transparent); }',
  ],
  [
    'src/components/A.astro',
    '---\nconst word = a ? { right: \'x\' } : b;\n---\n<a href="#add" class="right">Red</a>',
  ],
  ['src/store/a.ts', `/** One. */\nexport const left = { right: 1 };\nexport { b } from './b.ts';`],
])('nothing is wrong with %s, case %#', (path, text) => {
  expect(Object.values(rules).flatMap((rule) => rule(source(path, text)))).toEqual([]);
});

/** The declarations of a style sheet, of an `.astro`'s `<style>`, or of an element's css`...`. */
function declarations({ path, text }: Source): { name: string; value: string }[] {
  const sheets = path.endsWith('.css')
    ? [text]
    : [
        ...text.matchAll(path.endsWith('.astro') ? /<style[^>]*>([\s\S]*?)<\/style>/g : /\bcss`([^`]*)`/g),
      ].map((match) => match[1] ?? '');
  return sheets.flatMap((sheet) =>
    [...withoutComments(sheet).matchAll(/([\w-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])/g)].map(
      ([, name = '', value = '']) => ({
        name: name.startsWith('--') ? '' : name,
        value: value.replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, ''),
      }),
    ),
  );
}

/** What markup paints SVG with. In a mask white and black are no colours: they say what is seen. */
function paints({ path, text }: Source): { name: string; value: string }[] {
  if (!/\.(astro|ts)$/.test(path)) return [];
  const attributes = /\b(fill|stroke|stop-color|flood-color|lighting-color|color)=\\?["']([^"']*)/g;
  const painted = withoutComments(text).replace(/<mask[\s>][\s\S]*?<\/mask>/g, '');
  return [...painted.matchAll(attributes)].map(([, name = '', value = '']) => ({ name, value }));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
