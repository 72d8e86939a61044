import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Docstrings, docstrings } from './docstrings.ts';

/** The files of `src/schemas` that describe what instructors write; what is named stands before what names it. */
const FILES = ['atoms', 'course', 'lesson', 'quiz', 'reference', 'term'];

/**
 * Reads the docstrings of the content schemas.
 * @param root the project's folder
 */
export function schemaDocstrings(root: string): Docstrings {
  const dir = join(root, 'src/schemas');
  return docstrings(FILES.map((name) => readFileSync(join(dir, `${name}.ts`), 'utf8')));
}
