import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Slug } from '../schemas/atoms.ts';
import { Glossary } from '../schemas/term.ts';
import type { CourseContent } from './course-content.ts';
import { readCourse } from './course-directory.ts';
import { type Fault, compareFaults, fault } from './fault.ts';
import { readYamlFile } from './yaml-file.ts';

/** What a courses directory holds. */
export interface CoursesContent {
  /** The courses that could be read, in order of their numbers. With faults, they may be incomplete. */
  courses: CourseContent[];
  glossary: Glossary;
  /** Everything that must be mended, in order of file and place. */
  faults: Fault[];
}

/** Reads and checks a courses directory: `glossary.yaml` and a folder for each course. Paths in faults begin with `dir`. */
export function readCourses(dir: string): CoursesContent {
  if (!existsSync(dir)) {
    return {
      courses: [],
      glossary: {},
      faults: [fault({ file: dir, line: 1, column: 1 }, 'missing-file', { name: dir })],
    };
  }
  const glossary = readYamlFile(join(dir, 'glossary.yaml'), Glossary);
  const folders = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  const read = folders.map((slug) =>
    Slug.safeParse(slug).success
      ? readCourse(join(dir, slug), slug, glossary.data)
      : { faults: [fault({ file: join(dir, slug), line: 1, column: 1 }, 'bad-file-name', { name: slug })] },
  );
  const courses = read.flatMap(({ course }) => course ?? []).sort((a, b) => a.number - b.number);
  const faults = [
    ...glossary.faults,
    ...read.flatMap((course) => course.faults),
    ...repeatedNumbers(courses, dir),
  ];
  return { courses, glossary: glossary.data ?? {}, faults: faults.sort(compareFaults) };
}

function repeatedNumbers(courses: CourseContent[], dir: string): Fault[] {
  return courses.flatMap(({ number, slug }, index) => {
    const other = courses[index - 1];
    const place = { file: join(dir, slug, 'course.yaml'), line: 1, column: 1 };
    return other?.number === number ? [fault(place, 'course-number', { number, other: other.slug })] : [];
  });
}
