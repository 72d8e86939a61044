import { pathToFileURL } from 'node:url';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { guardMdx } from '../../src/content/guard.ts';
import { LESSON_FEATURES } from '../../src/content/mdx.ts';
import { guardPlugin } from '../../src/content/plugin.ts';

const guard = (source: string) =>
  guardMdx(source, 'lesson.mdx').map(({ line, column, code }) => `${line}:${column} ${code}`);

/** Each must be refused, alone and in the build. */
const CANARIES: [string, string, string][] = [
  ['an import', "import fs from 'node:fs'", '1:1 code'],
  ['an export', 'export const secret = process.env', '1:1 code'],
  ['an expression in a line', 'Two: {1 + 1}', '1:6 code'],
  ['an expression of its own', 'One\n\n{process.exit()}', '3:1 code'],
  ['a comment, which is an expression', '{/* note */}', '1:1 code'],
  ['a spread', '<Quiz {...props} name="a" />', '1:1 code'],
  ['an expression as a value', '<Quiz name={secret} />', '1:1 code'],
  ['a handler', 'A <span onclick="go()">word</span>', '1:3 code'],
  ['an unknown component', '<Video name="a" />', '1:1 unknown-name'],
  ['a name of Object’s', 'A <constructor>word</constructor>', '1:3 unknown-name'],
  ['a fragment', 'A <>word</> b', '1:3 unknown-name'],
  ['a script', '<script>alert(1)</script>', '1:1 unknown-name'],
  ['an iframe', '<iframe src="https://a.example" />', '1:1 unknown-name'],
  ['a property that is not known', 'A <Term name="a" style="color:red">b</Term>', '1:3 unknown-name'],
  ['a style', 'A <span style="color:red">word</span>', '1:3 unknown-name'],
  ['a directive of the framework', 'A <span set:html="<b>">word</span>', '1:3 unknown-name'],
  ['a property without its value', 'A <Term name>b</Term>', '1:3 bad-prop'],
  ['a flag with a value', '<Quiz name="a" optional="no" />', '1:1 bad-prop'],
  ['a missing property', 'A <Term>b</Term>', '1:3 missing-prop'],
  ['a block in a list', '- item\n\n  <Quiz name="a" />', '3:3 misplaced'],
  ['a block in a line', 'A <Quiz name="a" /> b', '1:3 misplaced'],
  ['a citation on its own', 'A\n\n<Cite source="a" />', '3:1 misplaced'],
  ['a mark outside a document', '- item <Mark>b</Mark>', '1:8 misplaced'],
  ['a script address', '[a](javascript:alert(1))', '1:1 bad-address'],
  ['a script address with a tab', '[a](<java&#9;script:alert(1)>)', '1:1 bad-address'],
  ['a script address in a reference', '[a][b]\n\n[b]: javascript:alert(1)', '3:1 bad-address'],
  ['a data address', '[a](data:text/html,b)', '1:1 bad-address'],
  ['http', '[a](http://a.example)', '1:1 bad-address'],
  ['an address without a scheme', '[a](//a.example)', '1:1 bad-address'],
  ['a picture from elsewhere', '![a](https://a.example/b.png)', '1:1 bad-address'],
  ['a picture without a description', '![](b.png)', '1:1 no-alt'],
  ['a first-level heading', '# Title', '1:1 heading-level'],
];

describe('guardMdx', () => {
  test.each(CANARIES)('refuses %s', (_, source, expected) => {
    expect(guard(source)).toContain(expected);
  });

  test.each(CANARIES)('stops the build at %s', (_, source) => {
    const fileURL = pathToFileURL('/courses/a/en/01-b/01-c.mdx');
    expect(() =>
      mdxToJs(source, { mdastPlugins: [guardPlugin], features: LESSON_FEATURES, fileURL }),
    ).toThrow(/^\d+:\d+: \/courses/);
  });

  test.each([
    ['a tag that is not closed', 'A <Term name="a">b', 'unclosed-tag'],
    ['an address in angle brackets', 'See <https://a.example>', 'angle-address'],
    ['an open brace', 'Open {', 'open-brace'],
  ])('says where the file cannot be read: %s', (_, source, code) => {
    expect(guardMdx(`Fine.\n\n${source}`, 'lesson.mdx')).toMatchObject([{ line: 3, code }]);
  });

  test('reports everything at once, with lines counted from the top of the file', () => {
    expect(guard('---\ntitle: x\n---\n\n{a}\n\n# B\n\n[c](http://d.example)')).toEqual([
      '5:1 code',
      '7:1 heading-level',
      '9:1 bad-address',
    ]);
  });

  test('lets through what lessons are made of', () => {
    const source = [
      '## Heading',
      'A <Term name="a">term</Term>,<Cite source="b" page="2" /> <span lang="ar" dir="rtl">كلمة</span><br /> \\{brace\\}',
      '[out](https://a.example) [mail](mailto:a@b.example) [here](#p1) [next](../02-b/01-c) ![shown](a.png)',
      '<Quiz name="a" optional />',
      '<Figure name="a" alt="b" caption="c" />',
      '<Document from="A" when="B" invented>\n\n1. Line <Mark>task</Mark>\n\n</Document>',
      '| a |\n| - |\n| b |',
      '> Quotation',
    ].join('\n\n');
    expect(guard(source)).toEqual([]);
  });
});
