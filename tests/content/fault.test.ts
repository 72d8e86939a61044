import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCourses } from '../../src/content/courses.ts';
import { compareFaults, errorsOf, fault } from '../../src/content/fault.ts';
import { describe as describeFault, formatFault } from '../../src/content/fault-text.ts';
import { nearest } from '../../src/rules/nearest.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'courses-'));
  cpSync('tests/fixtures/courses', dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Replaces the first occurrence in a file of the copied courses. */
function spoil(file: string, from: string, to: string) {
  const text = readFileSync(join(dir, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  write(file, text.replace(from, to));
}

function write(file: string, text: string) {
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  writeFileSync(join(dir, file), text);
}

/** The faults as `file code` and what stands where they point to. */
function found() {
  return errorsOf(readCourses(dir).faults).map(({ file, line, column, code }) => ({
    what: `${file.slice(dir.length + 1)} ${code}`,
    there: readFileSync(file, 'utf8')
      .split('\n')
      [line - 1]?.slice(column - 1),
  }));
}

const places = () =>
  errorsOf(readCourses(dir).faults).map(
    ({ file, line, column, code }) => `${file.slice(dir.length + 1)}:${line}:${column} ${code}`,
  );

const quiz = 'protocol/quizzes/first-steps.yaml';
const seats = 'protocol/quizzes/seats.yaml';
const extra = 'protocol/quizzes/extra-practice.yaml';
const course = 'protocol/course.yaml';
const lesson = 'protocol/en/01-precedence/01-who-comes-first.mdx';
const tableLesson = 'protocol/en/01-precedence/02-the-table.mdx';
const translation = 'protocol/ar/01-precedence/01-who-comes-first.mdx';
const gifts = 'protocol/en/02-gifts/01-what-may-be-kept.mdx';
const graded = 'protocol/quizzes/precedence-quiz.yaml';

const startsWith = (text: string) => new RegExp(`^${RegExp.escape(text)}`);

describe('what a YAML file gets wrong', () => {
  test.each([
    ['a typo in a key', quiz, 'pass: 60', 'pas: 60', 'unknown-name', 'pas: 60'],
    ['a language that is none', quiz, 'ar: الخطوات', 'arr: الخطوات', 'unknown-name', 'arr: '],
    ['a wrong type', quiz, 'pass: 60', "pass: '60'", 'wrong-type', "'60'"],
    ['a number that is too large', quiz, 'pass: 60', 'pass: 160', 'out-of-range', '160'],
    ['a word outside a list', quiz, 'mode: practice', 'mode: practise', 'not-one-of', 'practise'],
    ['a kind outside the nine', quiz, 'kind: single', 'kind: singel', 'not-one-of', 'singel'],
    ['a missing key', quiz, 'mode: practice\n', '', 'missing-key', 'title:'],
    ['a missing key further in', quiz, 'kind: single', '', 'missing-key', 'id: rank'],
    ['a repeated key', quiz, 'pass: 60', 'pass: 60\npass: 70', 'repeated-key', 'pass: 70'],
    ['a name in capitals', quiz, 'id: rank', 'id: Rank', 'bad-format', 'Rank'],
    ['an insecure address', 'protocol/references.yaml', 'https:', 'http:', 'bad-format', 'http:'],
    ['a name in capitals as a key', 'glossary.yaml', 'doyen:', 'Doyen:', 'bad-format', 'Doyen:'],
    ['a list that is too short', seats, '[doyen, dean]', '[]', 'out-of-range', '[], ar'],
  ])('%s', (_, file, from, to, code, there) => {
    spoil(file, from, to);
    expect(found()).toContainEqual({
      what: `${file} ${code}`,
      there: expect.stringMatching(startsWith(there)),
    });
  });

  test('counts lines and columns from 1', () => {
    spoil(quiz, 'pass: 60', 'pass: 160');
    expect(places()).toEqual([`${quiz}:3:7 out-of-range`]);
  });

  test('a bracket that is not closed', () => {
    spoil(quiz, '}', '');
    expect(places()).toContain(`${quiz}:3:1 syntax`);
  });
});

describe('what a quiz gets wrong', () => {
  test.each([
    ['two right options', quiz, 'id: size', 'id: size\n        right: true', 'right-options', '- id: date'],
    ['no right option', quiz, '        right: true\n', '', 'right-options', '- id: date'],
    [
      'no wrong option among several',
      quiz,
      'id: parade',
      'id: parade\n        right: true',
      'right-options',
      '- id: agrement',
    ],
    [
      'two right regions',
      seats,
      'id: left-hand',
      'id: left-hand\n        right: true',
      'right-options',
      '- id: right-hand',
    ],
    ['a repeated item', quiz, 'id: silence', 'id: rank', 'repeated-id', 'rank'],
    ['a repeated option', quiz, 'id: size', 'id: date', 'repeated-id', 'date'],
    ['a choice that is not there', extra, 'choice: consent', 'choice: consnt', 'unknown-name', 'consnt'],
    ['a choice that is right twice', extra, 'choice: eldest', 'choice: consent', 'choice-twice', 'consent'],
    ['a category that is not there', seats, 'category: staff', 'category: stuff', 'unknown-name', 'stuff'],
    ['a figure that is not there', seats, 'figure: table', 'figure: tables', 'unknown-name', 'tables'],
    ['a sentence without a gap', seats, 'the ___.', 'the doyen.', 'gap', 'The longest serving'],
    ['a sentence with two gaps', seats, '___ السلك', '___ ___', 'gap', 'السفير الأقدم'],
    ['nothing accepted', seats, 'accept: { en: [doyen, dean], ar: [عميد] }', 'accept: {}', 'no-answer', '{}'],
    ['a first unit with a factor', seats, 'سنتيمتر } }', 'سنتيمتر }, factor: 2 }', 'first-unit', '2 }'],
    ['more drawn than there are', graded, 'draw: 3', 'draw: 5', 'draw-too-many', '5'],
    [
      'a text without the original language',
      quiz,
      'en: By their age, ',
      '',
      'no-original',
      '{ ar: بأعمارهم }',
    ],
  ])('%s', (_, file, from, to, code, there) => {
    spoil(file, from, to);
    expect(found()).toEqual([{ what: `${file} ${code}`, there: expect.stringMatching(startsWith(there)) }]);
  });

  test('accepts an answer in another language than the original', () => {
    spoil(seats, 'en: [doyen, dean], ', '');
    expect(found()).toEqual([]);
  });
});

describe('what does not fit together', () => {
  test.each([
    [
      'a quiz that is not there',
      lesson,
      'name="first-steps"',
      'name="first-step"',
      'unknown-name',
      '<Quiz name="first-step"',
    ],
    ['a term that is not there', lesson, 'name="doyen"', 'name="dean"', 'unknown-name', '<Term name="dean"'],
    [
      'a source that is not there',
      lesson,
      'vienna-1961',
      'vienna-1963',
      'unknown-name',
      '<Cite source="vienna-1963"',
    ],
    [
      'a figure that is not there',
      tableLesson,
      'name="table"',
      'name="tabel"',
      'unknown-name',
      '<Figure name="tabel"',
    ],
    [
      'a module quiz that is not there',
      course,
      'quiz: gifts-quiz',
      'quiz: gift-quiz',
      'unknown-name',
      'gift-quiz',
    ],
    ['a final that is not there', course, 'final: final', 'final: finale', 'unknown-name', 'finale'],
    [
      'a quiz in two lessons',
      gifts,
      'A cup',
      '<Quiz name="seats" />\n\nA cup',
      'placed-twice',
      '<Quiz name="seats" />',
    ],
    ['a lesson’s quiz as the final', course, 'final: final', 'final: seats', 'placed-twice', 'seats'],
    [
      'a translation without a quiz',
      translation,
      '<Quiz name="extra-practice" optional />',
      '',
      'quizzes-differ',
      '<Quiz name="first',
    ],
    ['a translation that requires more', translation, ' optional', '', 'quizzes-differ', '<Quiz name="first'],
    [
      'a course text without the original language',
      course,
      '{ en: Marsa, ar: مرسى }',
      '{ ar: مرسى }',
      'no-original',
      '{ ar: مرسى }',
    ],
  ])('%s', (_, file, from, to, code, there) => {
    spoil(file, from, to);
    expect(found()).toContainEqual({
      what: `${file} ${code}`,
      there: expect.stringMatching(startsWith(there)),
    });
  });

  test.each([
    ['a lesson without a number', 'protocol/en/02-gifts/second.mdx', 'bad-file-name'],
    ['a lesson that is only Markdown', 'protocol/en/02-gifts/02-second.md', 'bad-file-name'],
    ['a translation without an original', 'protocol/ar/02-gifts/02-second.mdx', 'no-original-lesson'],
    ['a quiz with another ending', 'protocol/quizzes/more.yml', 'bad-file-name'],
  ])('%s', (_, file, code) => {
    write(file, '---\ntitle: Second\nsummary: Second.\nchecked: 2026-05-05\n---\n\nText.\n');
    expect(places()).toEqual([`${file}:1:1 ${code}`]);
  });

  test.each([
    [
      'a module that course.yaml does not name',
      'protocol/en/03-wine/01-a.mdx',
      'protocol/en/03-wine:1:1 unknown-name',
    ],
    [
      'a module with another number',
      'protocol/en/07-gifts/01-a.mdx',
      'protocol/en/07-gifts:1:1 folder-number',
    ],
    ['a folder that means nothing', 'protocol/english/a.mdx', 'protocol/english:1:1 unknown-name'],
    ['a course without course.yaml', 'draft/readme.txt', 'draft/course.yaml:1:1 missing-file'],
  ])('%s', (_, file, expected) => {
    write(file, 'Text.');
    expect(places()).toContain(expected);
  });

  test('a number that another course has', () => {
    spoil('closed/course.yaml', 'number: 2', 'number: 1');
    expect(places()).toEqual(['protocol/course.yaml:1:1 course-number']);
  });

  test('a module without lessons', () => {
    rmSync(join(dir, 'closed/en'), { recursive: true });
    expect(places()).toEqual(['closed/course.yaml:1:1 no-lessons']);
  });
});

describe('what a lesson gets wrong', () => {
  test.each([
    ['a typo in its frontmatter', 'summary:', 'sumary:', 'unknown-name', 'sumary:'],
    ['a date in another form', '2026-05-03', '3 May 2026', 'bad-format', '3 May 2026'],
    ['no frontmatter', '---\ntitle', 'title', 'no-frontmatter', 'title:'],
    ['program code', '## Before', '{process.exit()}\n\n## Before', 'code', '{process.exit()}'],
  ])('%s', (_, from, to, code, there) => {
    spoil(lesson, from, to);
    expect(found()).toContainEqual({
      what: `${lesson} ${code}`,
      there: expect.stringMatching(startsWith(there)),
    });
  });
});

describe('what a drawing must not hold', () => {
  const figure = 'protocol/figures/table.svg';
  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a style element', '<style>*{}</style>'],
    ['a style attribute', '<rect style="fill:red" />'],
    ['a handler', '<rect onload="go()" />'],
    ['an outside address', '<use href="https://a.example/b.svg#c" />'],
    ['an outside address of the old kind', "<use xlink:href='//a.example/b' />"],
    ['an outside fill', '<rect fill="url(https://a.example/b)" />'],
    ['HTML', '<foreignObject />'],
  ])('%s', (_, markup) => {
    spoil(figure, '  <rect', `  ${markup}\n  <rect`);
    expect(
      places().some((fault) => fault.startsWith(`${figure}:2:`) && fault.endsWith(' unsafe-drawing')),
    ).toBe(true);
  });

  test('references within itself are fine', () => {
    spoil(figure, '  <rect', '  <g id="a" /><use href="#a" /><rect fill="url(#b)" />\n  <rect');
    expect(places()).toEqual([]);
  });
});

describe('words', () => {
  const place = { file: 'a.yaml', line: 2, column: 3 };

  test('name the place, what was found, what is expected and how to mend it', () => {
    const typo = fault(place, 'unknown-name', { kind: 'key', name: 'titel', known: ['mode', 'title'] });
    expect(formatFault(typo)).toBe(
      'a.yaml:2:3  There is no key "titel" here. Expected: one of mode, title. Did you mean "title"?',
    );
  });

  test('say a missing key with the kind of its value', () => {
    const missing = fault(place, 'missing-key', { key: 'pass', expected: 'number' });
    expect(describeFault(missing)).toEqual({
      found: '"pass" is missing.',
      expected: '"pass" with a number',
      mend: 'Add a line "pass: ...".',
    });
  });

  test('suggest a near name only', () => {
    expect(nearest('definiton', ['term', 'definition'])).toBe('definition');
    expect(nearest('colour', ['term', 'definition'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });

  test('stand in order of file and place', () => {
    const at = (file: string, line: number, column: number) => fault({ file, line, column }, 'no-alt', {});
    const sorted = [at('b', 1, 1), at('a', 10, 1), at('a', 2, 9), at('a', 2, 3)].sort(compareFaults);
    expect(sorted.map(({ file, line, column }) => `${file}${line}:${column}`)).toEqual([
      'a2:3',
      'a2:9',
      'a10:1',
      'b1:1',
    ]);
  });
});
