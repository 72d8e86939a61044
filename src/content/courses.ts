import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Slug } from '../schemas/atoms.ts';
import { Glossary } from '../schemas/term.ts';
import type { CourseContent } from './course-content.ts';
import { type CourseDirectory, languagesOf, readCourse } from './course-directory.ts';
import { type Fault, compareFaults, fault } from './fault.ts';
import type { ReadLesson } from './lesson-list.ts';
import { checkLinks } from './link-check.ts';
import { type Memory, newMemory } from './memory.ts';
import { type YamlFile, readYamlFile } from './yaml-file.ts';

/** What a courses directory holds. */
export interface CoursesContent {
  /** The courses that could be read, in order of their numbers. With faults, they may be incomplete. */
  courses: CourseContent[];
  glossary: Glossary;
  /** Everything that must be mended and, as warnings, what had better be; in order of file and place. */
  faults: Fault[];
}

/** The same with every lesson's file, for `attache check`. */
export interface CoursesRead extends CoursesContent {
  /** By the course's slug. */
  read: Record<string, ReadLesson[]>;
}

/**
 * Reads and checks a courses directory: `glossary.yaml` and a folder for each course. Paths in faults begin with `dir`.
 * @param remember keeps what was parsed, where a directory is read again and again
 * @param only the one course to read, by its folder
 */
export function readCourses(dir: string, remember: Memory = newMemory(), only?: string): CoursesRead {
  if (!existsSync(dir)) {
    const missing = fault({ file: dir, line: 1, column: 1 }, 'missing-file', { name: dir });
    return { courses: [], glossary: {}, read: {}, faults: [missing] };
  }
  const glossary = readYamlFile(join(dir, 'glossary.yaml'), Glossary, remember);
  const all = courseFolders(dir);
  const meant = all.filter((slug) => only === undefined || slug === only);
  const folders = meant.map((slug) => readFolder(dir, slug, glossary.data, remember));
  const linked = folders.flatMap(({ course, read }) => (course ? [{ course, read }] : []));
  const courses = linked.map(({ course }) => course).sort((a, b) => a.number - b.number);
  const faults = [
    ...glossary.faults,
    ...untranslatedTerms(
      glossary,
      linked.flatMap(({ read }) => read),
    ),
    ...folders.flatMap((course) => course.faults),
    ...checkLinks(linked, all),
    ...repeatedNumbers(courses, dir),
  ];
  return {
    courses,
    glossary: glossary.data ?? {},
    read: Object.fromEntries(linked.map(({ course, read }) => [course.slug, read])),
    faults: faults.sort(compareFaults),
  };
}

/** The folders of a courses directory, each a course by its name. */
export function courseFolders(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

function readFolder(
  dir: string,
  slug: string,
  glossary: Glossary | undefined,
  remember: Memory,
): CourseDirectory {
  if (Slug.safeParse(slug).success) return readCourse(join(dir, slug), slug, glossary, remember);
  const place = { file: join(dir, slug), line: 1, column: 1 };
  return { read: [], faults: [fault(place, 'bad-file-name', { name: slug })] };
}

/** A term is needed in every language in which some lesson uses it. */
function untranslatedTerms({ data, at }: YamlFile<Glossary>, read: readonly ReadLesson[]): Fault[] {
  return Object.entries(data ?? {}).flatMap(([name, term]) => {
    const readers = read.filter(({ file }) => file.text?.terms.includes(name));
    return languagesOf(readers).flatMap((locale) =>
      (['term', 'definition'] as const)
        .filter((key) => !Object.hasOwn(term[key], locale))
        .map((key) => fault(at([name, key]), 'no-translated-text', { locale })),
    );
  });
}

function repeatedNumbers(courses: CourseContent[], dir: string): Fault[] {
  return courses.flatMap(({ number, slug }, index) => {
    const other = courses[index - 1];
    const place = { file: join(dir, slug, 'course.yaml'), line: 1, column: 1 };
    return other?.number === number ? [fault(place, 'course-number', { number, other: other.slug })] : [];
  });
}
