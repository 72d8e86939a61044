import { expect, test } from 'vitest';
import { readSources, source, type Source } from './support/source.ts';

/**
 * The floor of each file, by the longest beginning of its path. A file imports its own floor or lower. What is ground
 * stands on 0: anything may import it.
 */
const FLOORS: Record<string, number> = {
  'src/errors.ts': 0,
  'src/paths.ts': 0,
  'src/config.ts': 0,
  'src/schemas/': 0,
  'src/rules/': 1,
  'src/locales/': 1,
  'db/': 2,
  'src/store/': 2,
  'src/content/': 2,
  'src/manual/': 2,
  'src/auth.ts': 3,
  'src/secret.ts': 3,
  'src/app.ts': 3,
  'src/mail.ts': 3,
  'src/local-app.ts': 3,
  'src/domain/': 4,
  'src/catalog.ts': 5,
  'src/http/': 5,
  'src/server.ts': 5,
  'src/actions/': 5,
  'src/content.config.ts': 6,
  'src/middleware.ts': 6,
  'src/components/': 6,
  'src/layouts/': 6,
  'src/pages/': 6,
  'src/elements/': 6,
  'src/cli/': 7,
};

/** Folders that import from nothing but these, beside packages. */
const ONLY: Record<string, string[]> = {
  'src/schemas/': ['src/schemas/'],
  'src/rules/': ['src/rules/', 'src/schemas/'],
  'src/locales/': ['src/locales/', 'src/rules/', 'src/schemas/', 'src/errors.ts'],
  'src/content/': ['src/content/', 'src/schemas/', 'src/rules/', 'src/locales/', 'src/errors.ts'],
  'src/manual/': ['src/manual/', 'src/content/', 'src/schemas/', 'src/rules/', 'src/errors.ts'],
  'src/store/': ['src/store/', 'src/schemas/', 'src/rules/', 'src/errors.ts', 'db/'],
  'src/elements/': ['src/elements/', 'src/rules/', 'src/styles/', 'src/locales/', 'src/schemas/'],
};

/** Where Astro's own modules may be used, so that everything else runs in plain Node. */
const ASTRO = ['content.config.ts', 'catalog.ts', 'middleware.ts', 'env.d.ts'].map((name) => `src/${name}`);
const ASTRO_FOLDERS = ['actions', 'components', 'layouts', 'pages'].map((name) => `src/${name}/`);

/** What a file does wrong, one sentence each. */
type Rule = (sources: readonly Source[]) => string[];

const rules = {
  floors: (sources) =>
    each(sources, ({ path, imports }) =>
      imports
        .filter(({ target }) => isOwn(target) && floorOf(target) > floorOf(path))
        .map(({ target }) => `${path} imports upward: ${target}`),
    ),

  sides: (sources) =>
    each(sources, ({ path, imports }) => {
      const allowed = longest(ONLY, path);
      return imports
        .filter(({ target }) => isOwn(target) && allowed?.every((start) => !target.startsWith(start)))
        .map(({ target }) => `${path} may not import ${target}`);
    }),

  purity: (sources) =>
    each(sources, ({ path, text, imports }) =>
      path.startsWith('src/rules/')
        ? [
            ...imports
              .filter(({ target }) => !isOwn(target))
              .map(({ target }) => `${path} is no pure rule: it imports ${target}`),
            ...[
              .../\b(Date\.now|new Date\(\)|Math\.random|performance\.now|fetch\(|process\.)/g[
                Symbol.matchAll
              ](text),
            ].map(([found]) => `${path} is no pure rule: ${found}`),
          ]
        : [],
    ),

  astro: (sources) =>
    each(sources, ({ path, imports }) =>
      ASTRO.includes(path) || ASTRO_FOLDERS.some((folder) => path.startsWith(folder))
        ? []
        : imports
            .filter(({ target }) => target.startsWith('astro:'))
            .map(({ target }) => `${path} may not import ${target}`),
    ),

  zod: (sources) => {
    const known = new Map(sources.map((file) => [file.path, file]));
    const bare = sources.filter(({ path }) => /^src\/(rules|elements)\//.test(path));
    return each(bare, ({ path }) => {
      const way = wayTo(known, path, (target) => target === 'zod' || target.startsWith('zod/'));
      return way ? [`${path} loads zod in the browser: ${way.join(' > ')}`] : [];
    });
  },

  circles: (sources) => {
    const known = new Map(sources.map((file) => [file.path, file]));
    return each(sources, ({ path }) => {
      const way = wayTo(known, path, (target) => target === path, true);
      return way && path === way.toSorted()[0] ? [`a circle: ${way.join(' > ')}`] : [];
    });
  },

  environment: (sources) =>
    each(sources, ({ path, text }) => {
      const edge = ENVIRONMENT.some((start) => path.startsWith(start));
      const found = [...text.matchAll(/process\.env\b(?<one>\??\.|\[)?/g)];
      return found
        .filter(({ groups }) => groups?.['one'] !== undefined || !edge)
        .map(() => `${path} reads process.env`);
    }),
} satisfies Record<string, Rule>;

/** Who may hand the whole environment to `readConfig` or to a program they start. One variable of it nobody reads. */
const ENVIRONMENT = ['src/cli/', 'src/content.config.ts', 'src/local-app.ts'];

const sources = readSources(['src/**/*.ts', 'src/**/*.astro', 'db/**/*.ts']);

test('every file has a floor', () => {
  expect(sources.length).toBeGreaterThan(100);
  const homeless = sources
    .map(({ path }) => path)
    .filter((path) => path !== 'src/env.d.ts' && !hasFloor(path));
  expect(homeless).toEqual([]);
});

test('every import of our own leads to a file', () => {
  const known = new Set(readSources(['src/**/*.*', 'db/**/*.*', 'package.json']).map(({ path }) => path));
  const lost = each(sources, ({ path, imports }) =>
    imports
      .filter(({ target }) => isOwn(target) && !known.has(target))
      .map(({ target }) => `${path}: ${target}`),
  );
  expect(lost).toEqual([]);
});

test.each(Object.entries(rules))('the tree keeps the rule of %s', (_, rule) => {
  expect(rule(sources)).toEqual([]);
});

test.each<[keyof typeof rules, string, ...[path: string, text: string][]]>([
  ['floors', 'a rule that imports the store', ['src/rules/a.ts', `import { b } from '../store/b.ts';`]],
  ['floors', 'a type from above', ['src/domain/a.ts', `import type { b } from '../http/b.ts';`]],
  ['floors', 'a type in place', ['src/store/a.ts', `let b: import('../domain/b.ts').B;`]],
  ['floors', 're-exports from above', ['src/store/a.ts', `export * from '../domain/b.ts';`]],
  ['floors', 'a late import', ['src/store/a.ts', `const b = await import('../domain/b.ts');`]],
  ['floors', 'a page imported by an action', ['src/actions/a.ts', `import B from '../pages/b.astro';`]],
  ['floors', 'frontmatter', ['src/components/A.astro', `---\nimport { b } from '../cli/b.ts';\n---\n<p />`]],
  ['sides', 'content that reads the store', ['src/content/a.ts', `import { b } from '../store/b.ts';`]],
  [
    'sides',
    'an element that knows the domain',
    ['src/elements/a.ts', `import type { B } from '../domain/b.ts';`],
  ],
  ['purity', 'a rule that reads files', ['src/rules/a.ts', `import { readFileSync } from 'node:fs';`]],
  ['purity', 'a rule that looks at the clock', ['src/rules/a.ts', `const now = new Date();`]],
  ['astro', 'a verb that needs Astro', ['src/domain/a.ts', `import { b } from 'astro:content';`]],
  ['zod', 'a rule with zod', ['src/rules/a.ts', `import * as z from 'zod';`]],
  [
    'zod',
    'an inline type, which still loads it',
    ['src/elements/a.ts', `import { type ZodType } from 'zod';`],
  ],
  [
    'zod',
    'an element with zod at second hand',
    ['src/elements/a.ts', `import { b } from '../schemas/b.ts';`],
    ['src/schemas/b.ts', `import * as z from 'zod';`],
  ],
  [
    'circles',
    'two files in a circle, if only of types',
    ['src/store/a.ts', `import type { B } from './b.ts';`],
    ['src/store/b.ts', `import { a } from './a.ts';`],
  ],
  [
    'environment',
    'a verb that reads the environment',
    ['src/domain/a.ts', `const port = process.env['PORT'];`],
  ],
])('the rule of %s sees %s', (name, _, ...files) => {
  expect(rules[name](files.map(([path, text]) => source(path, text)))).toHaveLength(1);
});

test('the rule of zod lets a type through', () => {
  const fine = source('src/rules/a.ts', `import type { Item } from '../schemas/b.ts';`);
  expect(rules.zod([fine, source('src/schemas/b.ts', `import * as z from 'zod';`)])).toEqual([]);
});

function each(sources: readonly Source[], find: (file: Source) => string[]): string[] {
  return sources.flatMap(find);
}

function isOwn(target: string): boolean {
  return /^(src|db)\//.test(target);
}

function hasFloor(path: string): boolean {
  return longest(FLOORS, path) !== undefined;
}

/** A style sheet or a file of data has no floor of its own: anybody may import it. */
function floorOf(path: string): number {
  if (path === 'src/env.d.ts') return Infinity;
  return longest(FLOORS, path) ?? 0;
}

function longest<Value>(table: Record<string, Value>, path: string): Value | undefined {
  const starts = Object.keys(table).filter((start) => path.startsWith(start));
  const best = starts.toSorted((a, b) => b.length - a.length)[0];
  return best === undefined ? undefined : table[best];
}

/** The shortest way of imports from a file to a target, both ends included; types count only `withTypes`. */
function wayTo(
  known: Map<string, Source>,
  from: string,
  isTarget: (target: string) => boolean,
  withTypes = false,
): string[] | undefined {
  const ways = [[from]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const { target, typeOnly } of known.get(way.at(-1) ?? '')?.imports ?? []) {
      if (typeOnly && !withTypes) continue;
      if (isTarget(target)) return [...way, target];
      if (!seen.has(target)) ways.push([...way, target]);
      seen.add(target);
    }
  }
  return undefined;
}
