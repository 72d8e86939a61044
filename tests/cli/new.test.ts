import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { create } from '../../src/cli/new.ts';
import type { Ask } from '../../src/cli/new/interview.ts';
import { readCourses } from '../../src/content/courses.ts';
import { formatFault } from '../../src/content/fault-text.ts';
import { schemaLine } from '../../src/manual/editor-schemas.ts';
import { Item } from '../../src/schemas/quiz.ts';

const COURSES = resolve(import.meta.dirname, '../../courses');
const LAUNCHER = resolve(import.meta.dirname, '../../src/cli/launch.mjs');
const TODAY = new Date('2026-11-21T09:00:00.000Z');
const KINDS = Item.options.map((option) => option.shape.kind.value);

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'attache-new-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test.each(['en', 'ar', 'fr'])('a new course written in %s passes, and so do its parts', async (original) => {
  const title = { [`title-${original}`]: 'A title: with a colon' };
  await make('course', { course: 'first', original, ...title });
  expect(faults()).toEqual([]);
  await make('module', { course: 'first', module: 'gifts', ...title });
  expect(faults()).toEqual([]);
  await make('lesson', { course: 'first', module: 'gifts', lesson: 'what-is-kept', ...title });
  expect(faults()).toEqual([]);
  for (const kind of KINDS) {
    const lesson = 'gifts/what-is-kept';
    await make('quiz', { course: 'first', quiz: `my-${kind}`, kind, lesson, ...title });
  }
  expect(faults()).toEqual([]);
  const [course] = readCourses(dir).courses;
  expect(course?.modules.map(({ lessons }) => lessons.map(({ path }) => path))).toEqual([
    ['first-steps/begin-here'],
    ['gifts/begin-here', 'gifts/what-is-kept'],
  ]);
  expect(course?.modules[1]?.lessons[1]?.quizzes.map(({ name }) => name)).toEqual(
    KINDS.map((kind) => `my-${kind}`),
  );
});

test('a quiz is placed in every language of its lesson', async () => {
  const title = { 'title-en': 'One', 'title-ar': 'واحد' };
  await make('course', { course: 'first', ...title });
  const told = await make('quiz', {
    course: 'first',
    quiz: 'mine',
    lesson: 'first-steps/begin-here',
    ...title,
  });
  expect(told).toEqual([
    'written: first/quizzes/mine.yaml',
    'written: first/en/01-first-steps/01-begin-here.mdx',
    'written: first/ar/01-first-steps/01-begin-here.mdx',
  ]);
  expect(faults()).toEqual([]);
});

test('without a lesson it says how to place the quiz', async () => {
  await make('course', { course: 'first', 'title-en': 'One' });
  const told = await make('quiz', { course: 'first', quiz: 'mine', 'title-en': 'Mine' });
  expect(told.at(-1)).toBe('Place it in a lesson with <Quiz name="mine" />.');
});

test('a new module leaves the rest of course.yaml as it is, comments too', async () => {
  cpSync(COURSES, dir, { recursive: true });
  const file = join(dir, 'foundations/course.yaml');
  const before = readFileSync(file, 'utf8').replace('modules:', '# Kept as it is.\nmodules:');
  writeFileSync(file, before);
  const sound = faults();
  const title = { 'title-en': 'Gifts', 'title-ar': 'الهدايا' };
  await make('module', { course: 'foundations', module: 'gifts', ...title });
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(before.split('\n').filter((line) => !lines.includes(line))).toEqual([]);
  expect(lines).toContain('  - slug: gifts');
  expect(faults()).toEqual(sound);
});

test('YAML files name their schema', async () => {
  await make('course', { course: 'first', 'title-en': 'One' });
  for (const path of ['glossary.yaml', 'first/course.yaml', 'first/quizzes/first-steps-quiz.yaml']) {
    expect(readFileSync(join(dir, path), 'utf8').split('\n')[0]).toBe(schemaLine(path));
  }
});

test('a second course has the next number', async () => {
  await make('course', { course: 'first', 'title-en': 'One' });
  await make('course', { course: 'second', 'title-en': 'Two' });
  expect(readCourses(dir).courses.map(({ number }) => number)).toEqual([1, 2]);
  expect(faults()).toEqual([]);
});

test('nothing is ever overwritten', async () => {
  const flags = { course: 'first', 'title-en': 'One' };
  await make('course', flags);
  await make('lesson', { ...flags, module: 'first-steps', lesson: 'more' });
  await make('quiz', { ...flags, quiz: 'mine' });
  const again = { ...flags, 'title-en': 'Other' };
  await expect(make('course', again)).rejects.toThrow('there already. Nothing was written.');
  await expect(make('module', { ...again, module: 'first-steps' })).rejects.toThrow(
    'first has a module "first-steps" already.',
  );
  await expect(make('lesson', { ...again, module: 'first-steps', lesson: 'more' })).rejects.toThrow(
    'first/first-steps has a lesson "more" already.',
  );
  await expect(make('quiz', { ...again, quiz: 'mine' })).rejects.toThrow('mine.yaml: there already.');
  expect(readCourses(dir).courses[0]?.title).toEqual({ en: 'One' });
  expect(readCourses(dir).courses[0]?.quizzes['mine']?.title).toEqual({ en: 'One' });
});

test.each<[string, Record<string, string>, string]>([
  [
    'course',
    { course: 'My Course', 'title-en': 'x' },
    '--course: "My Course" will not do as a name: use small',
  ],
  [
    'course',
    { course: 'a', original: 'de', 'title-en': 'x' },
    '--original: "de" is none of these: en, ar, fr.',
  ],
  ['course', { course: 'a', 'title-en': ' ' }, '--title-en: Something must be said here.'],
  ['module', { course: 'none', module: 'a', 'title-en': 'x' }, '--course: There is no course "none" in'],
  [
    'lesson',
    { course: 'first', module: 'none', lesson: 'a', 'title-en': 'x' },
    '"none" is none of these: first',
  ],
  [
    'quiz',
    { course: 'first', quiz: 'a', kind: 'essay', 'title-en': 'x' },
    '--kind: "essay" is none of these:',
  ],
  ['quiz', { course: 'first', quiz: '../a', 'title-en': 'x' }, '--quiz: "../a" will not do as a name'],
  [
    'quiz',
    { course: 'first', quiz: 'a', lesson: 'gifts/none', 'title-en': 'x' },
    '--lesson: There is no lesson "gifts/none" in first; write it as module/lesson.',
  ],
  ['toString', {}, 'Usage: attache new course|module|lesson|quiz'],
])('a %s with %o gets a sentence', async (noun, flags, sentence) => {
  await make('course', { course: 'first', 'title-en': 'One' });
  await expect(make(noun, flags)).rejects.toThrow(sentence);
  expect(readCourses(dir).courses.map(({ slug }) => slug)).toEqual(['first']);
});

test('on a terminal it asks, and asks again after an answer that will not do', async () => {
  const said = ['My Course', 'first', '', '', 'My course', '', 'Mon cours'];
  const heard: string[] = [];
  const ask: Ask = async ({ flag }, complaint) => {
    heard.push(complaint ? `${flag} again` : flag);
    return said.shift() ?? '';
  };
  await create('course', {}, dir, ask, TODAY);
  expect(heard).toEqual([
    'course',
    'course again',
    'original',
    'title-en',
    'title-en again',
    'title-ar',
    'title-fr',
  ]);
  expect(faults()).toEqual([]);
  expect(readCourses(dir).courses[0]?.title).toEqual({ en: 'My course', fr: 'Mon cours' });
});

test('titles are asked for in the languages that the course has; a flag may add one', async () => {
  await make('course', { course: 'first', 'title-en': 'One', 'title-ar': 'واحد' });
  const heard: string[] = [];
  const ask: Ask = async ({ flag }) => {
    heard.push(flag);
    return flag === 'title-ar' ? '' : 'more';
  };
  const flags = { course: 'first', module: 'first-steps' };
  await create('lesson', flags, dir, ask, TODAY);
  expect(heard).toEqual(['lesson', 'title-en', 'title-ar']);
  await make('lesson', { ...flags, lesson: 'encore', 'title-en': 'More', 'title-fr': 'Encore' });
  const lessons = readCourses(dir).courses[0]?.modules[0]?.lessons.map(({ texts }) => Object.keys(texts));
  expect(lessons).toEqual([['en', 'ar'], ['en'], ['en', 'fr']]);
});

test('without a terminal what is missing is named in one sentence', async () => {
  const child = await new Promise<{ code: number; stderr: string }>((done) => {
    const running = execFile(
      process.execPath,
      [LAUNCHER, 'new', 'quiz'],
      { env: { ...process.env, COURSES_DIR: dir } },
      (_, __, stderr) => done({ code: running.exitCode ?? -1, stderr }),
    );
    running.stdin?.end();
  });
  expect(child).toEqual({
    code: 1,
    stderr:
      '\nThere is no terminal to ask on, so "attache new quiz" needs --course, --quiz, and --title-en.\n',
  });
});

function make(noun: string, flags: Record<string, string>): Promise<string[]> {
  return create(noun, flags, dir, undefined, TODAY);
}

function faults(): string[] {
  return readCourses(dir).faults.map((fault) => formatFault(fault));
}
