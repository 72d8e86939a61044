import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BuildPlan } from '../../src/cli/build-state.ts';
import type { CourseContent } from '../../src/content/course-content.ts';
import { readCourses } from '../../src/content/courses.ts';
import { paths } from '../../src/paths.ts';
import { LOCALES, type Locale } from '../../src/schemas/atoms.ts';
import type { Item, Quiz } from '../../src/schemas/quiz.ts';
import { COURSE_BUILD, FIXTURE_BUILD } from '../support/build-plan.ts';
import { decode, tagsOf } from '../support/markup.ts';
import { insertSignedIn, serveAcademy, type ServedAcademy } from '../support/served.ts';

/** How many people sit the graded quizzes: a question of which half the bank is drawn escapes 36 sittings never. */
const SITTERS = 12;

/** A page with questions on it that nobody has answered. */
interface Seen {
  path: string;
  html: string;
}

describe.each<[string, BuildPlan]>([
  ['the fixture courses', FIXTURE_BUILD],
  ['the academy’s own courses', COURSE_BUILD],
])('of %s, before an answer,', (_, build) => {
  const courses = readCourses(build.courses).courses;
  const quizzes = courses.flatMap((course) => Object.values(course.quizzes));
  const items = quizzes.flatMap((quiz) => quiz.items);
  const seen: Seen[] = [];
  const cookies: string[] = [];
  let academy: ServedAcademy;
  let cookie = '';

  beforeAll(async () => {
    academy = await serveAcademy({
      build,
      prepare: async (app) => {
        for (let n = 0; n < SITTERS; n += 1) cookies.push((await insertSignedIn(app, 'trainee')).cookie);
        cookie = cookies[0] ?? '';
      },
    });
    for (const course of courses) seen.push(...(await readAll(course)));
  });
  afterAll(() => academy.close());

  test('every page is looked at', () => {
    expect(seen.length).toBeGreaterThan(20);
    const asked = seen.flatMap(({ html }) => formsOf(html).map(({ item }) => item));
    expect(new Set(asked)).toEqual(new Set(items.map(({ id }) => id)));
  });

  test('no page tells any feedback', () => {
    const secrets = items.flatMap(feedbackOf);
    expect(secrets.length).toBeGreaterThan(20);
    const told = seen.flatMap(({ path, html }) => {
      const text = plain(html);
      return secrets.filter((secret) => text.includes(plain(secret))).map((secret) => `${path}: ${secret}`);
    });
    expect(told).toEqual([]);
  });

  test('no form tells its key', () => {
    const told = seen.flatMap(({ path, html }) =>
      formsOf(html).flatMap(({ quiz, item, text }) => {
        const key = quizOf(quiz).items.find(({ id }) => id === item);
        return key
          ? keysIn(key, text).map((secret) => `${path} ${item}: ${secret}`)
          : [`${path}: no item ${item}`];
      }),
    );
    expect(told).toEqual([]);
  });

  test('no page marks what is right', () => {
    for (const { path, html } of seen)
      expect([path, MARK.exec(decode(html))?.[0]]).toEqual([path, undefined]);
  });

  test('no file of the site holds a question, a key or a feedback', () => {
    const files = globSync('**/*.{js,css,svg,json,html,txt}', { cwd: join(build.dist, 'client') });
    expect(files.length).toBeGreaterThan(5);
    const secrets = items.flatMap((item) => [...feedbackOf(item), ...Object.values(item.text)]);
    for (const file of files) {
      const text = plain(readFileSync(join(build.dist, 'client', file), 'utf8'));
      expect([file, secrets.filter((secret) => text.includes(plain(secret)))]).toEqual([file, []]);
    }
  });

  function quizOf(name: string): Quiz {
    const found = courses.map((course) => course.quizzes[name]).find(Boolean);
    if (!found) throw new Error(`no quiz ${name}`);
    return found;
  }

  /** Every lesson as a visitor and as a trainee finds it, every question of every graded quiz; in each language. */
  async function readAll(course: CourseContent): Promise<Seen[]> {
    const lessons = course.modules.flatMap((module) => module.lessons.map(({ path }) => path));
    const found: Seen[] = [];
    for (const locale of LOCALES) {
      for (const lesson of lessons) {
        const path = paths.lesson(locale, course.slug, lesson);
        if (course.access === 'public') found.push(await look(path, ''));
        found.push(await look(path, cookie));
      }
    }
    for (const [name, quiz] of Object.entries(course.quizzes)) {
      if (quiz.mode === 'graded') found.push(...(await sit(course, name)));
    }
    return found;
  }

  /** Sits a graded quiz, one person after another, until each of its questions was drawn. */
  async function sit(course: CourseContent, quiz: string): Promise<Seen[]> {
    const found: Seen[] = [];
    const { attempts, items: bank } = quizOf(quiz);
    const unseen = new Set(bank.map(({ id }) => id));
    for (let n = 0; unseen.size > 0 && n < SITTERS * attempts; n += 1) {
      const locale = LOCALES[n % LOCALES.length] ?? 'en';
      const pages = await sitOnce(course, quiz, locale, cookies[Math.floor(n / attempts)] ?? '');
      for (const { html } of pages) for (const { item } of formsOf(html)) unseen.delete(item);
      found.push(...pages);
    }
    return found;
  }

  async function sitOnce(course: CourseContent, quiz: string, locale: Locale, as: string): Promise<Seen[]> {
    const found: Seen[] = [];
    const fields = { course: course.slug, quiz };
    const { headers } = await academy.post('/en/courses?_action=begin', fields, as);
    const attempt = headers.get('location')?.split('/')[3] ?? '';
    const count = quizOf(quiz).draw ?? quizOf(quiz).items.length;
    for (let at = 1; at <= count; at += 1) found.push(await look(paths.attemptItem(locale, attempt, at), as));
    found.push(await look(paths.attempt(locale, attempt), as));
    await academy.post('/en/courses?_action=submit', { ...fields, attempt }, as);
    return found;
  }

  async function look(path: string, as: string): Promise<Seen> {
    const { status, text } = await academy.ask(path, { headers: as ? { cookie: as } : {} });
    expect([path, status]).toEqual([path, 200]);
    return { path, html: text };
  }
});

describe('what an answer tells', () => {
  const [protocol] = readCourses(FIXTURE_BUILD.courses).courses.filter(({ slug }) => slug === 'protocol');
  const lesson = '/en/courses/protocol/precedence/who-comes-first';
  let academy: ServedAcademy;
  let cookie = '';
  beforeAll(async () => {
    academy = await serveAcademy({
      prepare: async (app) => {
        cookie = (await insertSignedIn(app, 'trainee')).cookie;
      },
    });
  });
  afterAll(() => academy.close());

  const told = (quiz: string, html: string) =>
    (protocol?.quizzes[quiz]?.items ?? [])
      .flatMap(feedbackOf)
      .filter((text) => plain(html).includes(plain(text)));

  test('in practice is the feedback on what was chosen, and no more', async () => {
    const fields = { course: 'protocol', quiz: 'first-steps', item: 'rank', choice: 'size' };
    const send = (headers: Record<string, string>) =>
      academy.post(`${lesson}?_action=answer`, { ...fields, key: crypto.randomUUID() }, cookie, headers);
    expect(told('first-steps', (await send({ 'x-fragment': 'q-first-steps-rank' })).text)).toEqual([
      'All states are equal here.',
    ]);
    expect((await send({})).status).toBe(303);
    const page = await academy.ask(lesson, { headers: { cookie } });
    expect(told('first-steps', page.text)).toEqual(['All states are equal here.']);
  });

  test('in a graded quiz is nothing until it is handed in', async () => {
    const quiz = { course: 'protocol', quiz: 'final' };
    const { headers } = await academy.post('/en/courses?_action=begin', quiz, cookie);
    const path = headers.get('location') ?? '';
    const attempt = path.split('/')[3] ?? '';
    const answer = { ...quiz, attempt, item: 'rank', choice: 'wrong', next: '1' };
    for (const more of [undefined, { 'x-fragment': 'q-1-rank' }]) {
      const reply = await academy.post(
        `${path}?_action=answer`,
        { ...answer, key: crypto.randomUUID() },
        cookie,
        more,
      );
      expect(told('final', reply.text)).toEqual([]);
    }
    for (const page of [path, paths.attempt('en', attempt)]) {
      const { status, text } = await academy.ask(page, { headers: { cookie } });
      expect([status, told('final', text)]).toEqual([200, []]);
    }
    await academy.post('/en/courses?_action=submit', { ...quiz, attempt }, cookie);
    const { text } = await academy.ask(paths.attempt('en', attempt), { headers: { cookie } });
    expect(told('final', text)).toContain('The rule says otherwise.');
  });
});

test('a form that told its key would be seen', () => {
  const item = {
    id: 'a',
    kind: 'numeric',
    points: 1,
    text: { en: 'About 70?' },
    answer: 60,
    tolerance: 5,
    units: [],
    expected: [],
    feedback: { right: { en: 'Good.' }, wrong: { en: 'Bad.' } },
  } as Item;
  for (const html of ['<input value="60">', '<b>a</b> 60', '<p data-x=\'{"answer":60}\'>', '<!-- 60 -->']) {
    expect([html, keysIn(item, words(`<p>About 70?</p>${html}`))]).toEqual([html, ['60']]);
  }
  expect(keysIn(item, words('<p>About 70?</p><input value="a-60-b">'))).toEqual([]);
  expect(feedbackOf(item)).toEqual(['Good.', 'Bad.']);
  for (const mark of ['"right":true', 'data-right', "'correct': 1", 'right=true']) expect(mark).toMatch(MARK);
});

const MARK = /data-(right|correct|answer|key)|["']?\b(right|correct)["']?\s*[:=]\s*["']?(true|1)\b/i;

/** What no form may hold: the words and numbers that are accepted, or expected as a usual mistake. */
function keysIn(item: Item, form: string): string[] {
  const shown = visible(item).map(plain);
  const rest = shown.reduce((text, words) => text.replaceAll(words, ' '), plain(form));
  return secretAnswers(item).filter((answer) =>
    new RegExp(`(?<![\\p{L}\\p{N}_-])${RegExp.escape(plain(answer))}(?![\\p{L}\\p{N}_-])`, 'u').test(rest),
  );
}

function secretAnswers(item: Item): string[] {
  if (item.kind === 'numeric') return [item.answer, ...item.expected.map(({ answer }) => answer)].map(String);
  if (item.kind !== 'fill-in') return [];
  return [item.accept, ...item.expected.map(({ answers }) => answers)].flatMap((list) =>
    Object.values(list).flat(),
  );
}

function feedbackOf(item: unknown): string[] {
  if (typeof item !== 'object' || item === null) return [];
  return Object.entries(item).flatMap(([name, value]) =>
    name === 'feedback' ? strings(value) : feedbackOf(value),
  );
}

/** The texts of an item that its reader sees. */
function visible(item: unknown): string[] {
  if (typeof item !== 'object' || item === null) return [];
  const hidden = ['feedback', 'accept', 'expected', 'id'];
  return Object.entries(item)
    .filter(([name]) => !hidden.includes(name))
    .flatMap(([, value]) => (typeof value === 'string' ? [value, ...value.split('___')] : visible(value)))
    .filter((text) => text.trim().length > 1);
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Text as it is compared: references resolved, white space as one space. */
function plain(text: string): string {
  return decode(text).replace(/\s+/g, ' ').trim();
}

/** What markup says to a reader or a script: texts, comments and the values of attributes, without the names of things. */
function words(html: string): string {
  const comments = [...html.matchAll(/<!--([\s\S]*?)-->/g)].map(([, comment]) => comment);
  const tags = tagsOf(html).flatMap(({ attributes, text }) => [...attributes.values(), text]);
  const between = [...html.matchAll(/<\/[^>]*>([^<]*)/g)].map(([, text]) => text);
  return [...comments, ...tags, ...between].join(' \n ');
}

/** The questions of a page, each with the whole of its element: attributes, texts for scripts and form. */
function formsOf(html: string): { quiz: string; item: string; text: string }[] {
  return [...html.matchAll(/<quiz-form[\s\S]*?<\/quiz-form>/g)].map(([text]) => {
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    // The idempotency key is random, the moment passes, and the longest number has a length of its own.
    // The place of the question and what it is worth tell nothing either: "Question 4 of 8 · 1 point".
    const bare = text
      .replace(/(name="(?:key|next)" value|deadline|now|owner|texts|maxlength)="[^"]*"/g, '')
      .replace(/<small>[^<]*<\/small>/g, '');
    return { quiz: field('quiz'), item: field('item'), text: words(bare) };
  });
}
