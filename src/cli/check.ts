import { existsSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs, styleText } from 'node:util';
import { readConfig } from '../config.ts';
import { type CoursesRead, courseFolders, readCourses } from '../content/courses.ts';
import { type Fault, errorsOf } from '../content/fault.ts';
import { describe, formatPlace, formatWords } from '../content/fault-text.ts';
import { newMemory } from '../content/memory.ts';
import { acceptTranslations } from '../content/translation-record.ts';
import { watchCourses } from '../content/watch.ts';
import { check } from '../locales/check.ts';
import { nearest } from '../rules/nearest.ts';
import { LOCALES, type Locale } from '../schemas/atoms.ts';

const USAGE = `Usage:
  attache check [course]            Every fault of the courses, or of one.
      --lang en|ar|fr               in this language (English when left out)
      --json                        as JSON
      --strict                      warnings fail too
      --watch                       again after every change
  attache check --accept [course or file ...]
                                    Say that translations render their originals as these are now.

It ends with 0 when nothing must be mended, with 1 when something must, and with 2 when it was called wrongly.`;

interface Options {
  dir: string;
  course: string | undefined;
  locale: Locale;
  json: boolean;
  strict: boolean;
}

/** Checks the courses of `COURSES_DIR` and sets the exit code. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals, wrong } = parse(args);
  const { coursesDir: dir } = readConfig(process.env);
  const locale = LOCALES.find((each) => each === (values.lang ?? 'en'));
  const several = positionals.length > 1 && !values.accept;
  if (wrong !== undefined || !locale || several)
    return misuse(wrong ?? (locale ? '' : `--lang ${values.lang}?`));
  if (values.accept) return accept(dir, positionals, locale);
  const [course] = positionals;
  const unknown = course === undefined ? undefined : unknownCourse(dir, course);
  if (unknown) return misuse(unknown);
  const options = { dir, course, locale, json: values.json, strict: values.strict };
  if (values.watch) await checkOnChange(options);
  else report(readCourses(dir, newMemory(), course), options);
}

function parse(args: string[]) {
  const options = {
    lang: { type: 'string' },
    json: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    accept: { type: 'boolean', default: false },
  } as const;
  try {
    return { ...parseArgs({ args, allowPositionals: true, options }), wrong: undefined };
  } catch (error) {
    const none = parseArgs({ args: [], allowPositionals: true, options });
    return { ...none, wrong: error instanceof Error ? error.message : String(error) };
  }
}

function misuse(what: string): void {
  console.error([what, USAGE].filter(Boolean).join('\n\n'));
  process.exitCode = 2;
}

function unknownCourse(dir: string, course: string): string | undefined {
  const known = existsSync(dir) ? courseFolders(dir) : [];
  if (known.includes(course)) return undefined;
  const near = nearest(course, known);
  return `There is no course "${course}" in ${dir}. ${near ? `Did you mean "${near}"?` : `There: ${known.join(', ')}`}`;
}

/** Prints what was found, and sets the exit code by it. */
function report({ read, faults }: CoursesRead, { locale, json, strict }: Options): void {
  const texts = check[locale];
  const errors = errorsOf(faults).length;
  const warnings = faults.length - errors;
  process.exitCode = errors > 0 || (strict && warnings > 0) ? 1 : 0;
  if (json) {
    const told = faults.map((fault) => ({ ...fault, ...describe(fault, locale) }));
    return console.log(JSON.stringify({ errors, warnings, faults: told }, null, 2));
  }
  for (const fault of faults) console.log(line(fault, locale));
  const lessons = texts.lessons(Object.values(read).flat().length);
  const count = texts.count(lessons, texts.errors(errors), texts.warnings(warnings));
  console.log(faults.length === 0 ? texts.sound(lessons) : count);
}

// styleText looks at the stream itself: colours only on a terminal, and not where NO_COLOR is set.
function line(fault: Fault, locale: Locale): string {
  const colour = fault.severity === 'error' ? 'red' : 'yellow';
  const place = styleText(colour, formatPlace(fault), { stream: process.stdout });
  return `${place}  ${formatWords(fault, locale)}`;
}

/** Answers again after every change, and parses only what has changed. It never ends by itself. */
async function checkOnChange(options: Options): Promise<void> {
  const { dir, course, locale } = options;
  const remember = newMemory();
  const answer = () => {
    const started = performance.now();
    report(readCourses(dir, remember, course), options);
    if (!options.json) console.log(check[locale].took(Math.round(performance.now() - started)));
  };
  const { promise, resolve: end } = Promise.withResolvers<void>();
  // Before the first answer: what changes while that is made is not missed.
  const watcher = watchCourses((listener) => watch(dir, { recursive: true }, listener), answer);
  answer();
  console.error(check[locale].watching);
  process.once('SIGINT', end).once('SIGTERM', end);
  await promise;
  watcher.close();
  process.exitCode = 0;
}

function accept(dir: string, meant: readonly string[], locale: Locale): void {
  const { courses, read } = readCourses(dir);
  const files = new Set(meant.map((name) => resolve(name)));
  const folders = new Set(courses.map(({ slug }) => slug));
  const strange = meant.find((name) => !folders.has(name) && !existsSync(name));
  if (strange !== undefined) return misuse(`There is no course or file "${strange}".`);
  const accepted = courses.map(({ slug, original }) =>
    acceptTranslations(
      join(dir, slug),
      original,
      read[slug] ?? [],
      (file) => meant.length === 0 || meant.includes(slug) || files.has(resolve(file)),
    ),
  );
  console.log(check[locale].accepted(accepted.reduce((sum, n) => sum + n, 0)));
}
