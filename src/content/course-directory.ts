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
  const references = existsSync(join(dir, 'references.yaml'))
    ? readYamlFile(join(dir, 'references.yaml'), References)
    : undefined;
  const quizzes = namedFiles(join(dir, 'quizzes'), '.yaml');
  const figures = namedFiles(join(dir, 'figures'), '.svg');
  const quizFiles = quizzes.names.map((name) => ({
    name,
    ...readYamlFile(join(dir, 'quizzes', `${name}.yaml`), Quiz),
  }));
  const drawings = figures.names.map((name) => readFigure(join(dir, 'figures', `${name}.svg`), name));
  const faults = [
    ...course.faults,
    ...(references?.faults ?? []),
    ...quizzes.faults,
    ...figures.faults,
    ...quizFiles.flatMap(({ data, at, faults }) => [
      ...faults,
      ...(data ? checkQuiz(data, figures.names, at) : []),
    ]),
    ...drawings.flatMap((drawing) => drawing.faults),
    ...strayFolders(dir),
  ];
  if (!course.data) return { faults };

  const { original } = course.data;
  const lessons = readLessons(dir, course.data);
  const content: CourseContent = {
    ...course.data,
    slug,
    modules: lessons.modules,
    references: references?.data ?? {},
    quizzes: Object.fromEntries(quizFiles.flatMap(({ name, data }) => (data ? [[name, data]] : []))),
    figures: Object.fromEntries(drawings.map(({ name, svg }) => [name, svg])),
  };
  const known = {
    quiz: quizzes.names,
    figure: figures.names,
    term: glossary && Object.keys(glossary),
    source: references?.data || !references ? Object.keys(content.references) : undefined,
  };
  return {
    course: content,
    faults: [
      ...faults,
      ...lessons.faults,
      ...lessons.read.flatMap(({ file }) => file.faults),
      ...checkOriginal(course.data, original, course.at),
      ...quizFiles.flatMap(({ data, at }) => checkOriginal(data, original, at)),
      ...checkUses(lessons.read, known),
      ...checkPlaces(content, lessons.read, quizzes.names, course.at),
      ...checkTranslations(content, lessons.read),
    ],
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
