import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, Slug } from '../schemas/atoms.ts';
import { Course } from '../schemas/course.ts';
import { Quiz } from '../schemas/quiz.ts';
import { References } from '../schemas/reference.ts';
import type { Glossary } from '../schemas/term.ts';
import { checkPlaces, checkTranslations, checkUses } from './course-check.ts';
import type { CourseContent } from './course-content.ts';
import { type Fault, fault } from './fault.ts';
import { checkFigure, figureMarkup } from './figure.ts';
import { readLessons } from './lesson-list.ts';
import { checkOriginal, checkQuiz } from './quiz-check.ts';
import { readYamlFile } from './yaml-file.ts';

/**
 * Reads and checks one course's directory.
 * @param glossary undefined when it could not be read: then its terms are not looked up
 */
export function readCourse(
  dir: string,
  slug: string,
  glossary: Glossary | undefined,
): { course?: CourseContent; faults: Fault[] } {
  const course = readYamlFile(join(dir, 'course.yaml'), Course);
  const parts = readParts(dir);
  const faults = [...course.faults, ...parts.faults, ...strayFolders(dir)];
  if (!course.data) return { faults };
  const { modules, read, faults: listFaults } = readLessons(dir, course.data);
  const content: CourseContent = { ...course.data, slug, modules, ...parts.data };
  const known = { ...parts.known, term: glossary && Object.keys(glossary) };
  return {
    course: content,
    faults: [
      ...faults,
      ...listFaults,
      ...read.flatMap(({ file }) => file.faults),
      ...checkOriginal(course.data, content.original, course.at),
      ...parts.quizzes.flatMap(({ data, at }) => checkOriginal(data, content.original, at)),
      ...checkUses(read, known),
      ...checkPlaces(content, read, known.quiz, course.at),
      ...checkTranslations(content, read),
    ],
  };
}

/** Reads what lessons draw on: sources, quizzes, drawings. `known` are their names, faulty ones too. */
function readParts(dir: string) {
  const file = join(dir, 'references.yaml');
  // A course that cites nothing needs no list of sources.
  const references = existsSync(file) ? readYamlFile(file, References) : { data: {}, faults: [] };
  const figureFiles = namedFiles(join(dir, 'figures'), '.svg');
  const figures = figureFiles.names.map((name) => readFigure(join(dir, 'figures', `${name}.svg`), name));
  const quizFiles = namedFiles(join(dir, 'quizzes'), '.yaml');
  const quizzes = quizFiles.names.map((name) => ({
    name,
    ...readYamlFile(join(dir, 'quizzes', `${name}.yaml`), Quiz),
  }));
  const checked = quizzes.flatMap(({ data, at }) => (data ? checkQuiz(data, figureFiles.names, at) : []));
  return {
    quizzes,
    data: {
      references: references.data ?? {},
      quizzes: Object.fromEntries(quizzes.flatMap(({ name, data }) => (data ? [[name, data]] : []))),
      figures: Object.fromEntries(figures.map(({ name, svg }) => [name, svg])),
    },
    known: {
      quiz: quizFiles.names,
      figure: figureFiles.names,
      source: references.data && Object.keys(references.data),
    },
    faults: [references, figureFiles, quizFiles, ...figures, ...quizzes]
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
