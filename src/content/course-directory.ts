import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Locale, Slug } from '../schemas/atoms.ts';
import { Course } from '../schemas/course.ts';
import { Quiz } from '../schemas/quiz.ts';
import { References } from '../schemas/reference.ts';
import type { Glossary } from '../schemas/term.ts';
import { checkPlaces, checkTranslatedQuizzes, checkUses } from './course-check.ts';
import type { CourseContent } from './course-content.ts';
import { type Fault, errorsOf, fault } from './fault.ts';
import { checkFigure, figureMarkup } from './figure.ts';
import { checkKeys } from './key-check.ts';
import { checkLanguages } from './language-check.ts';
import { type ReadLesson, readLessons } from './lesson-list.ts';
import { type Memory, newMemory } from './memory.ts';
import { checkQuiz } from './quiz-check.ts';
import { checkTranslations, missingTranslations } from './translation-check.ts';
import { readTranslations } from './translation-record.ts';
import { checkWeights } from './weight-check.ts';
import { readYamlFile } from './yaml-file.ts';

/** A course's directory, read. */
export interface CourseDirectory {
  /** Undefined when course.yaml cannot be read. */
  course?: CourseContent;
  /** Every lesson's file, in every language. */
  read: ReadLesson[];
  faults: Fault[];
}

/**
 * Reads and checks one course's directory. Its links are checked with those of the other courses.
 * @param glossary undefined when it could not be read: then its terms are not looked up
 */
export function readCourse(
  dir: string,
  slug: string,
  glossary: Glossary | undefined,
  remember: Memory = newMemory(),
): CourseDirectory {
  const course = readYamlFile(join(dir, 'course.yaml'), Course, remember);
  const parts = readParts(dir, remember);
  const faults = [...course.faults, ...parts.faults, ...strayFolders(dir)];
  if (!course.data) return { read: [], faults };
  const { modules, read, faults: listFaults } = readLessons(dir, course.data, remember);
  const content: CourseContent = { ...course.data, slug, modules, ...parts.data };
  const { original } = content;
  const known = { ...parts.known, term: glossary && Object.keys(glossary) };
  const offered = languagesOf(read).filter((locale) => locale !== original);
  const record = readTranslations(dir, remember);
  const own = [...read.flatMap(({ file }) => file.faults), ...checkUses(read, known)];
  const sound = withoutErrors(read, own, original);
  return {
    course: content,
    read,
    faults: [
      ...faults,
      ...listFaults,
      ...record.faults,
      ...own,
      ...[course, ...parts.quizzes].flatMap(({ data, at }) => checkLanguages(data, original, offered, at)),
      ...checkPlaces(content, read, parts.quizzes, course.at),
      ...checkKeys(read, content.quizzes),
      ...checkWeights(content, read),
      ...checkTranslatedQuizzes(content, sound),
      ...checkTranslations(original, sound, record.data ?? {}),
      ...missingTranslations(original, offered, read),
    ],
  };
}

/**
 * The lessons that can be compared: neither they nor their originals have errors. Else what a translation lacks would
 * be said of the mistake.
 */
function withoutErrors(
  read: readonly ReadLesson[],
  faults: readonly Fault[],
  original: Locale,
): ReadLesson[] {
  const files = new Set(errorsOf(faults).map(({ file }) => file));
  const originals = new Set(
    read.filter(({ locale, path }) => locale === original && files.has(path)).map(({ lesson }) => lesson),
  );
  return read.filter(({ lesson, path }) => !files.has(path) && !originals.has(lesson));
}

/** The languages in which there is at least one lesson. */
export function languagesOf(read: readonly ReadLesson[]): Locale[] {
  return LOCALES.filter((locale) => read.some((lesson) => lesson.locale === locale));
}

/** Reads what lessons draw on: sources, quizzes, drawings. `known` are their names, faulty ones too. */
function readParts(dir: string, remember: Memory) {
  const file = join(dir, 'references.yaml');
  // A course that cites nothing needs no list of sources.
  const references = existsSync(file) ? readYamlFile(file, References, remember) : { data: {}, faults: [] };
  const figureFiles = namedFiles(join(dir, 'figures'), '.svg');
  const drawings = figureFiles.names.map((name) => readFigure(join(dir, 'figures', `${name}.svg`), name));
  const figures = Object.fromEntries(drawings.map(({ name, svg }) => [name, svg]));
  const quizFiles = namedFiles(join(dir, 'quizzes'), '.yaml');
  const quizzes = quizFiles.names.map((name) => ({
    name,
    ...readYamlFile(join(dir, 'quizzes', `${name}.yaml`), Quiz, remember),
  }));
  const checked = quizzes.flatMap(({ data, at }) => (data ? checkQuiz(data, figures, at) : []));
  return {
    quizzes,
    data: {
      references: references.data ?? {},
      quizzes: Object.fromEntries(quizzes.flatMap(({ name, data }) => (data ? [[name, data]] : []))),
      figures,
    },
    known: {
      quiz: quizFiles.names,
      figure: figureFiles.names,
      source: references.data && Object.keys(references.data),
    },
    faults: [references, figureFiles, quizFiles, ...drawings, ...quizzes]
      .flatMap(({ faults }) => faults)
      .concat(checked),
  };
}

function readFigure(file: string, name: string): { name: string; svg: string; faults: Fault[] } {
  const svg = readFileSync(file, 'utf8');
  return { name, svg: figureMarkup(svg), faults: checkFigure(svg, file) };
}

/** The files of a folder by their names without the extension; anything else in it is a fault. */
function namedFiles(dir: string, extension: string): { names: string[]; faults: Fault[] } {
  const files = existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];
  const stem = (name: string) => name.slice(0, -extension.length);
  const fits = (name: string) => name.endsWith(extension) && Slug.safeParse(stem(name)).success;
  return {
    names: files.filter(fits).map(stem),
    faults: files
      .filter((name) => !fits(name))
      .map((name) => fault({ file: join(dir, name), line: 1, column: 1 }, 'bad-file-name', { name })),
  };
}

function strayFolders(dir: string): Fault[] {
  const known: string[] = [...LOCALES, 'quizzes', 'figures'];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !known.includes(entry.name))
    .map(({ name }) =>
      fault({ file: join(dir, name), line: 1, column: 1 }, 'unknown-name', { kind: 'folder', name, known }),
    );
}
