import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe as group, expect, test } from 'vitest';
import { readCourses } from '../../../src/content/courses.ts';
import type { Fault } from '../../../src/content/fault.ts';
import { FAULT_TEXTS, describe } from '../../../src/content/fault-text.ts';
import { LOCALES } from '../../../src/schemas/atoms.ts';
import { BASE, writeBase } from './base.ts';
import type { Case } from './case.ts';
import { COURSE_CASES } from './course-cases.ts';
import { FILE_CASES } from './file-cases.ts';
import { LESSON_CASES } from './lesson-cases.ts';
import { MARKUP_CASES } from './markup-cases.ts';
import { QUIZ_CASES } from './quiz-cases.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'broken-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const ALL = [...FILE_CASES, ...MARKUP_CASES, ...LESSON_CASES, ...QUIZ_CASES, ...COURSE_CASES];

test('the base has nothing to mend, and there are more than 60 ways to break it', () => {
  writeBase(dir, {});
  expect(readCourses(dir).faults).toEqual([]);
  expect(ALL.length).toBeGreaterThan(60);
});

group.each([
  ['files', FILE_CASES],
  ['markup', MARKUP_CASES],
  ['lessons', LESSON_CASES],
  ['quizzes', QUIZ_CASES],
  ['courses', COURSE_CASES],
])('%s', (_, cases) => {
  test.each(cases)('$file: $faults.0.0, case %#', (broken) => {
    writeBase(dir, { [broken.file]: changed(broken) });
    expect(faultsOf(broken.file)).toEqual(broken.faults);
    for (const fault of readCourses(dir).faults) expectWords(fault);
  });
});

test('every code has a case, but for those that have a test of their own', () => {
  const seen = new Set(ALL.flatMap(({ faults }) => faults.map(([at]) => at.split(' ')[1])));
  const rest = Object.keys(FAULT_TEXTS.en).filter((code) => !seen.has(code));
  // The parser has said nothing yet that is not known; the others: above, fault.test.ts and translation.test.ts.
  expect(rest).toEqual([
    'unreadable',
    'page-weight',
    'no-lessons',
    'course-number',
    'stale-block',
    'stale-rest',
  ]);
});

test('several mistakes of one lesson are all found, also after what cannot be read', () => {
  const file = 'visits/en/01-arrival/01-welcome.mdx';
  const text = (BASE[file] ?? '')
    .replace('checked: 2026-05-03', 'checked: soon')
    .replace('doyen</Term>', 'doyen')
    .replace('A car', '{A car')
    .replace('### The flags', '#### The flags')
    .replace('source="treaty"', 'source="traety"');
  writeBase(dir, { [file]: text });
  expect(faultsOf(file).map(([at]) => at)).toEqual([
    '4:10 bad-format',
    '7:25 unclosed-tag',
    '11:1 open-brace',
    '16:1 heading-jump',
    '18:36 unknown-name',
  ]);
});

test('a page over its weight names what is heaviest in it', () => {
  const figure = 'visits/figures/table.svg';
  // Coordinates of no pattern, so that they cannot be compressed away.
  const points = Array.from({ length: 20_000 }, (_, n) => Math.floor(Math.abs(Math.sin(n) * 1e6)));
  writeBase(dir, {
    [figure]: (BASE[figure] ?? '').replace('</svg>', `<polyline points="${points.join(' ')}" /></svg>`),
  });
  const found = readCourses(dir).faults;
  expect(found.map(({ code, line, column }) => [code, line, column])).toEqual([
    ['page-weight', 1, 1],
    ['page-weight', 1, 1],
  ]);
  const [fault] = found;
  expect(fault && describe(fault).found).toMatch(
    /^The page weighs 6\d\.?\d? kB; the most of it is figures\/table\.svg \(6\d\.?\d? kB\)\.$/,
  );
});

function changed({ file, change }: Case): string {
  if (typeof change === 'string') return change;
  const [from, to] = change;
  const text = BASE[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  return text.replace(from, () => to);
}

/** Each language says all three things, in its own script and with whole sentences. */
function expectWords(fault: Fault): void {
  const [english, arabic, french] = LOCALES.map((locale) => describe(fault, locale));
  for (const text of [english, arabic, french]) {
    expect(text?.found).toMatch(/\S[.?…)\]>}\w:]*$/u);
    expect(text?.expected).toMatch(/\S/);
    expect(text?.expected).not.toMatch(/\.$(?<!\.\.\.)/);
    expect(text?.mend).toMatch(/\S/);
    expect(`${text?.found}${text?.expected}${text?.mend}`).not.toMatch(/undefined|\[object|NaN/);
  }
  for (const part of ['found', 'mend'] as const) {
    expect(arabic?.[part]).toMatch(/\p{Script=Arabic}/u);
    expect(french?.[part]).not.toBe(english?.[part]);
  }
}

/** The faults as the cases write them. */
function faultsOf(file: string): [string, string][] {
  return readCourses(dir).faults.map((fault) => {
    const place = `${fault.file.slice(dir.length + 1)}:${fault.line}:${fault.column} ${fault.code}`;
    const { found, mend } = describe(fault);
    return [place.startsWith(`${file}:`) ? place.slice(file.length + 1) : place, `${found} ${mend}`];
  });
}
