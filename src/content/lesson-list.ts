import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Locale } from '../schemas/atoms.ts';
import type { Course } from '../schemas/course.ts';
import type { LessonContent, ModuleContent } from './course-content.ts';
import { type Fault, fault } from './fault.ts';
import { type LessonFile, readLesson } from './lesson-file.ts';
import { type Memory, newMemory } from './memory.ts';

/** A lesson's file that was read, and the lesson to which it belongs by its path. */
export interface ReadLesson {
  lesson: string;
  locale: Locale;
  /** The file's own path. */
  path: string;
  file: LessonFile;
}

/** The modules of a course with their lessons, and every lesson file of it. */
export interface LessonList {
  modules: ModuleContent[];
  read: ReadLesson[];
  faults: Fault[];
}

const NUMBERED = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** Reads the lessons of a course's directory. The original language decides which there are; others are matched by name. */
export function readLessons(dir: string, course: Course, remember: Memory = newMemory()): LessonList {
  const modules = course.modules.map((module, index) => readModule({ dir, course, remember }, module, index));
  const strays = LOCALES.flatMap((locale) => strayFolders(join(dir, locale), course));
  return {
    modules: modules.map(({ module }) => module),
    read: modules.flatMap(({ read }) => read),
    faults: [...strays, ...modules.flatMap(({ faults }) => faults)],
  };
}

/** A lesson with the name of its files. */
interface NamedLesson extends LessonContent {
  name: string;
}

/** What every reading of a course's lessons needs. */
interface Reading {
  dir: string;
  course: Course;
  remember: Memory;
}

function readModule(reading: Reading, module: Course['modules'][number], index: number) {
  const { dir, course } = reading;
  const folder = folderName(index, module.slug);
  const number = `${course.number}.${index + 1}`;
  const original = lessonFiles(join(dir, course.original, folder));
  const lessons = original.names.map((name, place): NamedLesson => {
    const slug = name.slice(3);
    return {
      name,
      slug,
      path: `${module.slug}/${slug}`,
      number: `${number}.${place + 1}`,
      texts: {},
      quizzes: [],
    };
  });
  const translations = LOCALES.map((locale) => readTranslation(reading, folder, lessons, locale));
  const content: ModuleContent = {
    ...module,
    number,
    lessons: lessons.map(({ name: _, ...lesson }) => lesson),
  };
  return {
    module: content,
    read: translations.flatMap(({ read }) => read),
    faults: [
      ...repeatedSlugs(lessons, join(dir, course.original, folder)),
      ...noLessons(lessons, dir, module.slug, join(dir, course.original, folder)),
      ...translations.flatMap(({ faults }) => faults),
    ],
  };
}

/** Reads a module's lessons in one language, the original among them, and puts their texts into `lessons`. */
function readTranslation(
  { dir, course, remember }: Reading,
  folder: string,
  lessons: NamedLesson[],
  locale: Locale,
) {
  const { names, faults } = lessonFiles(join(dir, locale, folder));
  const read: ReadLesson[] = [];
  for (const name of names) {
    const path = join(dir, locale, folder, `${name}.mdx`);
    const lesson = lessons.find((candidate) => candidate.name === name);
    if (!lesson) {
      const original = join(dir, course.original, folder, `${name}.mdx`);
      faults.push(fault({ file: path, line: 1, column: 1 }, 'no-original-lesson', { file: original }));
      continue;
    }
    const file = readLesson(path, remember);
    if (file.text) lesson.texts[locale] = file.text;
    if (locale === course.original) lesson.quizzes = file.quizzes;
    read.push({ lesson: lesson.path, locale, path, file });
  }
  return { read, faults };
}

function noLessons(lessons: readonly NamedLesson[], dir: string, module: string, folder: string): Fault[] {
  const place = { file: join(dir, 'course.yaml'), line: 1, column: 1 };
  return lessons.length > 0 ? [] : [fault(place, 'no-lessons', { module, folder })];
}

/** The lessons of a module's folder in order, by file name without `.mdx`. */
function lessonFiles(folder: string): { names: string[]; faults: Fault[] } {
  if (!existsSync(folder)) return { names: [], faults: [] };
  const files = readdirSync(folder)
    .filter((name) => /\.mdx?$/.test(name) && !name.startsWith('.'))
    .sort();
  const isLesson = (name: string) => name.endsWith('.mdx') && NUMBERED.test(name.slice(0, -4));
  return {
    names: files.filter(isLesson).map((name) => name.slice(0, -4)),
    faults: files
      .filter((name) => !isLesson(name))
      .map((name) => fault({ file: join(folder, name), line: 1, column: 1 }, 'bad-file-name', { name })),
  };
}

function repeatedSlugs(lessons: readonly { slug: string; name: string }[], folder: string): Fault[] {
  return lessons.flatMap(({ slug, name }, index) => {
    const place = { file: join(folder, `${name}.mdx`), line: 1, column: 1 };
    const twice = lessons.findIndex((other) => other.slug === slug) < index;
    return twice ? [fault(place, 'repeated-id', { id: slug })] : [];
  });
}

/** Folders of a language that are no module of the course, or bear another number than course.yaml gives them. */
function strayFolders(dir: string, course: Course): Fault[] {
  if (!existsSync(dir)) return [];
  const entries = readdirSync(dir, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'));
  return entries.flatMap(({ name }) => {
    const place = { file: join(dir, name), line: 1, column: 1 };
    const slug = NUMBERED.exec(name)?.[2];
    if (slug === undefined) return [fault(place, 'bad-file-name', { name })];
    const known = course.modules.map((module) => module.slug);
    const index = known.indexOf(slug);
    if (index < 0) return [fault(place, 'unknown-name', { kind: 'module', name: slug, known })];
    const expected = folderName(index, slug);
    return name === expected ? [] : [fault(place, 'folder-number', { found: name, expected })];
  });
}

function folderName(index: number, slug: string): string {
  return `${String(index + 1).padStart(2, '0')}-${slug}`;
}
