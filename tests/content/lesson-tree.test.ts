import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { mdxToHast, mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { readTree } from '../../src/content/lesson-tree.ts';
import { LESSON_FEATURES } from '../../src/content/mdx.ts';
import { annotationPlugin, documentPlugin } from '../../src/content/plugin.ts';

const read = (source: string) => readTree(mdxToHast(source, { features: LESSON_FEATURES }));
const ids = (source: string) => read(source).blocks.map(({ id }) => id);

describe('blocks', () => {
  test('are named after kind and text: nine hexadecimal digits', () => {
    // printf 'p\nOne.' | sha256sum | cut -c-9
    expect(ids('One.')).toEqual(['cca40bba0']);
  });

  test('keep their ids when a paragraph is added elsewhere', () => {
    const text = 'One.\n\n## Two\n\n- three\n- four';
    expect(ids(`New.\n\n${text}`).slice(1)).toEqual(ids(text));
  });

  test('change their ids with their text and with their kind', () => {
    expect(ids('One.')).not.toEqual(ids('One!'));
    expect(ids('## One')).not.toEqual(ids('### One'));
  });

  test('number repeats', () => {
    const [first] = ids('Same.');
    expect(ids('Same.\n\nSame.\n\nSame.')).toEqual([first, `${first}-2`, `${first}-3`]);
  });

  test('do not depend on how letters are composed, on line breaks or on markup', () => {
    expect(ids('cafe\u0301 au lait')).toEqual(
      ids('caf\u00e9 *au*\n<Term name="a">lait</Term><Cite source="b" />'),
    );
  });

  test('hold their own words: nested lists, and paragraphs of items and quotations, are not told twice', () => {
    const { blocks } = read('- one\n\n  more\n  - two\n\n> three\n>\n> four');
    expect(blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'li: one more',
      'li: two',
      'blockquote: three four',
    ]);
  });

  test('know the fragment that leads to them', () => {
    const { blocks } = read(
      '- first\n\nOne.\n\n## A head\n\n- item\n\n## A head\n\n<Quiz name="q" />\n\nTwo.',
    );
    expect(blocks.map(({ anchor }) => anchor)).toEqual([
      '',
      'p1',
      'a-head',
      'a-head',
      'a-head-1',
      'quiz-q',
      'p2',
    ]);
  });

  test('take the letters of every script into a heading’s slug', () => {
    expect(read('## قبل الوصول، أم بعده؟\n\n## «…»').blocks.map(({ anchor }) => anchor)).toEqual([
      'قبل-الوصول-أم-بعده',
      'section',
    ]);
  });
});

describe('margin notes', () => {
  test('stand before the top-level block in which a term or source is first used', () => {
    const { notes, cites } = read(
      'No use.\n\n- <Term name="a">a</Term> b\n\n<Term name="a">a</Term> c<Cite source="s" /><Cite source="s" page="2" /><Cite source="s" />',
    );
    expect(
      notes.map(({ before, terms, cites }) => [
        'tagName' in before && before.tagName,
        terms,
        cites.map(({ n }) => n),
      ]),
    ).toEqual([
      ['ul', ['a'], []],
      ['p', [], [1, 2]],
    ]);
    expect(cites).toEqual([
      { n: 1, source: 's' },
      { n: 2, source: 's', page: '2' },
    ]);
  });
});

describe('the build', () => {
  const compile = (course: string, locale: string, name: string) => {
    const file = `tests/fixtures/courses/${course}/${locale}/${name}.mdx`;
    const source = readFileSync(file, 'utf8');
    const { code } = mdxToJs(source, {
      hastPlugins: [documentPlugin, annotationPlugin],
      features: LESSON_FEATURES,
      fileURL: pathToFileURL(file),
      elementAttributeNameCase: 'html',
      jsx: true,
    });
    return { source, code };
  };

  test.each(['en', 'ar'])('writes the ids that the reader finds (%s)', (locale) => {
    const { source, code } = compile('protocol', locale, '01-precedence/01-who-comes-first');
    expect([...code.matchAll(/ (?:data-)?block="([^"]+)"/g)].map(([, id]) => id)).toEqual(ids(source));
  });

  test('writes anchors, first uses, numbers, notes, and where components stand', () => {
    const { code } = compile('protocol', 'en', '01-precedence/01-who-comes-first');
    const where = 'course="protocol" locale="en"';
    expect(code).toContain('id="p2"');
    expect(code).toContain('id="before-the-arrival"');
    expect(code.match(/<Term name="doyen"[^>]*>/g)).toEqual([
      `<Term name="doyen" first ${where}>`,
      `<Term name="doyen" ${where}>`,
    ]);
    expect(code.match(/<Cite [^>]*>/g)).toEqual([
      `<Cite source="vienna-1961" page="16" n="1" first ${where} />`,
      `<Cite source="vienna-1961" page="16" n="1" ${where} />`,
    ]);
    expect(code).toMatch(/<Notes terms="precedence" cites=[^>]*vienna-1961[^>]*\/><_components.p id="p1"/);
    expect(code).toMatch(/<Notes terms="agrement"[^>]*\/><_components.ul>/);
  });

  test('sets each line of a document beside its mark', () => {
    const { code } = compile('protocol', 'en', '01-precedence/02-the-table');
    expect(code).toMatch(
      /<_components.li data-block="\w{9}"><_components.span>\{"The guest of honour is placed first. "\}<\/_components.span><Mark [^>]*>\{"the rule"\}<\/Mark>/,
    );
  });
});
