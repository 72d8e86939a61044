import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCourses } from '../../src/content/courses.ts';
import { describe as describeFault } from '../../src/content/fault-text.ts';
import { acceptTranslations } from '../../src/content/translation-record.ts';
import { BASE, writeBase } from './broken/base.ts';

const original = 'visits/en/01-arrival/01-welcome.mdx';
const translation = 'visits/ar/01-arrival/01-welcome.mdx';
const paragraph = 'A car waits beside the aircraft. The host walks twelve steps towards it.\n';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'translation-'));
  writeBase(dir, {});
});
afterEach(() => rmSync(dir, { recursive: true }));

const accept = (chosen: (file: string) => boolean = () => true) =>
  acceptTranslations(join(dir, 'visits'), 'en', readCourses(dir).read['visits'] ?? [], chosen);
const rewrite = (file: string, from: string, to: string) =>
  writeBase(dir, { [file]: (BASE[file] ?? '').replace(from, to) });
const found = () =>
  readCourses(dir).faults.map((fault) => [
    `${fault.file.slice(dir.length + 1)}:${fault.line}:${fault.column} ${fault.code}`,
    describeFault(fault).found,
  ]);

describe('a translation that was accepted', () => {
  test('is named by paragraph when its original changes, at the place to be revised', () => {
    expect(accept()).toBe(2);
    expect(found()).toEqual([]);
    rewrite(original, 'twelve steps', 'a few steps');
    expect(found()).toEqual([
      [
        `${translation}:11:1 stale-block`,
        'In the original paragraph 2 (“A car waits beside the aircraft. The host walks…”) was written or changed after this translation was accepted.',
      ],
    ]);
  });

  test('is sound again when it is accepted again', () => {
    accept();
    rewrite(original, 'twelve steps', 'a few steps');
    accept((file) => file.endsWith(translation));
    expect(found()).toEqual([]);
  });

  test('is told of what the original has lost', () => {
    accept();
    writeBase(dir, {
      [original]: (BASE[original] ?? '').replace(`${paragraph}\n`, ''),
      [translation]: (BASE[translation] ?? '').replace(/تنتظر.*\n\n/, ''),
    });
    expect(found()).toEqual([
      [
        `${translation}:1:1 stale-rest`,
        'A block of the original was removed after this translation was accepted.',
      ],
    ]);
  });

  test('is not called stale because paragraphs have moved', () => {
    accept();
    const moved = (text = '', from: RegExp) => {
      const [whole = ''] = from.exec(text) ?? [];
      return text.replace(whole, '').replace('<Quiz', `${whole}<Quiz`);
    };
    writeBase(dir, {
      [original]: moved(BASE[original], /A car.*\n\n/),
      [translation]: moved(BASE[translation], /تنتظر.*\n\n/),
    });
    expect(found()).toEqual([]);
  });
});

test('only what is meant is accepted, and what was never accepted is not called stale', () => {
  expect(accept((file) => file.endsWith('02-table.mdx'))).toBe(1);
  rewrite(original, 'twelve steps', 'a few steps');
  expect(found()).toEqual([]);
  const record: unknown = JSON.parse(readFileSync(join(dir, 'visits/translations.json'), 'utf8'));
  expect(record).toEqual({
    ar: {
      'arrival/table': [
        expect.stringMatching(/^[0-9a-f]{9}$/),
        'figure-table',
        expect.stringMatching(/^[0-9a-f]{9}$/),
        expect.stringMatching(/^[0-9a-f]{9}$/),
        'quiz-seats',
      ],
    },
  });
});

test('without a translation to accept nothing is written', () => {
  expect(accept(() => false)).toBe(0);
  expect(existsSync(join(dir, 'visits/translations.json'))).toBe(false);
});

describe('alignment', () => {
  const section = (words: string, cite: string) => `${words}<Cite source="${cite}" />\n\n`;
  const file = (body: string) =>
    `---\ntitle: A\nsummary: B.\nchecked: 2026-05-03\n---\n\n${body}<Quiz name="welcome" />\n`;

  test.each([
    ['the first', 0, 'paragraph 1 (“One is first.”)', 7],
    ['one in the middle', 1, 'paragraph 2 (“Two of them.”)', 9],
    ['the last', 3, 'paragraph 4 (“Four ends it.”)', 13],
  ])('names the paragraph that is missing by what it cites: %s', (_, missing, name, line) => {
    const originals = [
      section('One is first.', 'handbook'),
      'Two of them.\n\n',
      section('Three is long, much longer than the others are.', 'treaty'),
      section('Four ends it.', 'handbook'),
    ];
    const arabic = [
      section('الأولى.', 'handbook'),
      'الثانية.\n\n',
      section('الثالثة طويلة وأطول من غيرها بكثير جدًا.', 'treaty'),
      section('الرابعة ختام.', 'handbook'),
    ];
    writeBase(dir, {
      [original]: file(originals.join('')),
      [translation]: file(arabic.filter((_, index) => index !== missing).join('')),
      'visits/en/01-arrival/02-table.mdx': (BASE['visits/en/01-arrival/02-table.mdx'] ?? '').replace(
        '#the-flags',
        '',
      ),
      'visits/ar/01-arrival/02-table.mdx': (BASE['visits/ar/01-arrival/02-table.mdx'] ?? '').replace(
        '#الأعلام',
        '',
      ),
    });
    expect(found()).toEqual([
      [`${translation}:${line}:1 untranslated-block`, `Nothing here stands for ${name} of the original.`],
    ]);
  });
});
