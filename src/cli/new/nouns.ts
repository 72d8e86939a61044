import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCourses } from '../../content/courses.ts';
import { starter } from '../../locales/starter.ts';
import { LOCALES, Locale } from '../../schemas/atoms.ts';
import type { Course } from '../../schemas/course.ts';
import { Item, type ItemKind } from '../../schemas/quiz.ts';
import { Draft, getCourse, inLanguagesOf, languagesOf, withElement } from './draft.ts';
import { type Interview, slugFault } from './interview.ts';
import { draftLesson, draftModule, draftQuiz, numbered } from './parts.ts';

/** What a command makes: asks, drafts, and says what is left to do by hand. */
type Make = (interview: Interview, draft: Draft, today: Date) => Promise<string | undefined>;

/** What can be made, by the word after `attache new`. */
export const NOUNS: Record<string, Make> = { course, module, lesson, quiz };

async function course(interview: Interview, draft: Draft, today: Date) {
  const slug = await interview.answer({ flag: 'course', text: 'Folder of the course', fault: slugFault });
  const asked = await interview.answer({
    flag: 'original',
    text: `Language it is written in (${LOCALES.join(', ')})`,
    fallback: 'en',
    fault: oneOf(LOCALES),
  });
  const original = Locale.parse(asked);
  const title = await interview.texts('title', 'Title', original, LOCALES);
  interview.finish('course');
  if (!slug) return undefined;
  const inEach = (part: 'module' | 'short' | 'courseSummary' | 'audience' | 'outcome') =>
    inLanguagesOf(title, (locale) => starter[locale][part]);
  const first = { number: 1, slug: 'first-steps', title: inEach('module'), today };
  const file: Course = {
    number: nextNumber(draft.courses),
    original,
    access: 'members',
    level: 'introductory',
    hours: 1,
    title,
    short: inEach('short'),
    summary: inEach('courseSummary'),
    audience: inEach('audience'),
    outcomes: [inEach('outcome')],
    modules: [draftModule(draft, slug, first)],
  };
  draft.addYaml(`${slug}/course.yaml`, file);
  if (!draft.has('glossary.yaml')) draft.addYaml('glossary.yaml', '{}\n');
  return undefined;
}

async function module(interview: Interview, draft: Draft, today: Date) {
  const slug = await askCourse(interview, draft);
  const found = slug === undefined ? undefined : getCourse(draft.courses, slug);
  const name = await interview.answer({
    flag: 'module',
    text: 'Name of the module in addresses',
    fault: (answer) =>
      slugFault(answer) ??
      (found?.modules.some((other) => other.slug === answer)
        ? `${slug} has a module "${answer}" already.`
        : undefined),
  });
  const title = await askTitle(interview, draft, slug, found);
  interview.finish('module');
  if (!slug || !found || !name) return undefined;
  const entry = draftModule(draft, slug, { number: found.modules.length + 1, slug: name, title, today });
  draft.change(`${slug}/course.yaml`, (text) => withElement(text, 'modules', entry));
  return undefined;
}

async function lesson(interview: Interview, draft: Draft, today: Date) {
  const slug = await askCourse(interview, draft);
  const found = slug === undefined ? undefined : getCourse(draft.courses, slug);
  const modules = found?.modules.map((module) => module.slug) ?? [];
  const module = await interview.answer({
    flag: 'module',
    text: `Module (${modules.join(', ')})`,
    ...(found && { fault: oneOf(modules) }),
  });
  const name = await interview.answer({
    flag: 'lesson',
    text: 'Name of the lesson in addresses',
    fault: slugFault,
  });
  const title = await askTitle(interview, draft, slug, found);
  interview.finish('lesson');
  if (!slug || !found || !module || !name) return undefined;
  const folder = numbered(modules.indexOf(module) + 1, module);
  const before = lessonNames(join(draft.courses, slug, found.original, folder));
  if (before.some((other) => other.slice(3) === name))
    throw new Error(`${slug}/${module} has a lesson "${name}" already. Nothing was written.`);
  const number = Math.max(0, ...before.map((other) => Number(other.slice(0, 2)))) + 1;
  draftLesson(draft, slug, { folder, name: numbered(number, name), title, today });
  return undefined;
}

async function quiz(interview: Interview, draft: Draft) {
  const slug = await askCourse(interview, draft);
  const found = slug === undefined ? undefined : getCourse(draft.courses, slug);
  const name = await interview.answer({ flag: 'quiz', text: 'Name of the quiz', fault: slugFault });
  const kinds = Item.options.map((option) => option.shape.kind.value);
  const kind = await interview.answer({
    flag: 'kind',
    text: `Kind of its first question (${kinds.join(', ')})`,
    fallback: 'single',
    fault: oneOf(kinds),
  });
  const title = await askTitle(interview, draft, slug, found);
  const place = await interview.answer({
    flag: 'lesson',
    text: 'Lesson at whose end it stands, as module/lesson (empty: placed by hand)',
    fallback: '',
    fault: (answer) => (found && slug ? noLesson(draft.courses, slug, found, answer) : undefined),
  });
  interview.finish('quiz');
  if (!slug || !found || !name) return undefined;
  draftQuiz(draft, slug, name, { title, kind: kind as ItemKind, mode: 'practice' });
  const tag = `<Quiz name="${name}" />`;
  for (const path of place ? lessonFiles(draft.courses, slug, found, place) : [])
    draft.change(path, (text) => `${text.trimEnd()}\n\n${tag}\n`);
  return place ? undefined : `Place it in a lesson with ${tag}.`;
}

function askCourse(interview: Interview, { courses }: Draft): Promise<string | undefined> {
  return interview.answer({
    flag: 'course',
    text: 'Folder of the course',
    fault: (answer) =>
      existsSync(join(courses, answer, 'course.yaml'))
        ? undefined
        : `There is no course "${answer}" in ${courses}.`,
  });
}

function askTitle(
  interview: Interview,
  { courses }: Draft,
  slug: string | undefined,
  found: Course | undefined,
) {
  return interview.texts('title', 'Title', found?.original ?? 'en', slug ? languagesOf(courses, slug) : []);
}

function oneOf(known: readonly string[]): (answer: string) => string | undefined {
  return (answer) =>
    known.includes(answer) ? undefined : `"${answer}" is none of these: ${known.join(', ')}.`;
}

function nextNumber(courses: string): number {
  const numbers = existsSync(courses) ? readCourses(courses).courses.map(({ number }) => number) : [];
  return Math.max(0, ...numbers) + 1;
}

/** The lessons of a module's folder, as `NN-<lesson>`. */
function lessonNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => /^(\d\d-.+)\.mdx$/.exec(name)?.[1] ?? []);
}

function noLesson(courses: string, slug: string, found: Course, path: string): string | undefined {
  return lessonFiles(courses, slug, found, path).length > 0
    ? undefined
    : `There is no lesson "${path}" in ${slug}; write it as module/lesson.`;
}

/** A lesson's files in every language that it has: a quiz stands in all of them. */
function lessonFiles(courses: string, slug: string, { modules }: Course, path: string): string[] {
  const [module = '', lesson = ''] = path.split('/');
  const folder = numbered(modules.findIndex((one) => one.slug === module) + 1, module);
  return LOCALES.flatMap((locale) => {
    const inFolder = `${slug}/${locale}/${folder}`;
    const name = lessonNames(join(courses, inFolder)).find((one) => one.slice(3) === lesson);
    return name === undefined ? [] : [`${inFolder}/${name}.mdx`];
  });
}
