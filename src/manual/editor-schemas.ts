import { readFileSync, writeFileSync, mkdirSync, globSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type * as z from 'zod';
import { Course } from '../schemas/course.ts';
import { Quiz } from '../schemas/quiz.ts';
import { References } from '../schemas/reference.ts';
import { Glossary } from '../schemas/term.ts';
import { jsonSchema } from './json-schema.ts';
import { schemaDocstrings } from './schema-files.ts';

/** What an editor needs to know of each kind of YAML file in a courses directory, by the name of its schema. */
const SHAPES = {
  course: { shape: Course, name: 'Course', files: /^[^/]+\/course\.yaml$/ },
  quiz: { shape: Quiz, name: 'Quiz', files: /^[^/]+\/quizzes\/[^/]+\.yaml$/ },
  references: { shape: References, name: 'References', files: /^[^/]+\/references\.yaml$/ },
  glossary: { shape: Glossary, name: 'Glossary', files: /^glossary\.yaml$/ },
} satisfies Record<string, { shape: z.ZodType; name: string; files: RegExp }>;

/** Where they stand in a courses directory. The reader passes over folders whose names begin with a dot. */
const FOLDER = '.schemas';

/** The JSON Schemas as files of a courses directory: from the path in it, with `/`, to the text. */
export function editorSchemas(): Record<string, string> {
  const docs = schemaDocstrings(resolve(import.meta.dirname, '../..'));
  return Object.fromEntries(
    Object.entries(SHAPES).map(([kind, { shape, name }]) => {
      const { $schema, ...schema } = jsonSchema(shape, name, docs);
      const text = JSON.stringify({ $schema, title: kind, ...schema }, undefined, 1);
      return [`${FOLDER}/${kind}.schema.json`, `${text}\n`];
    }),
  );
}

/**
 * The first line of a YAML file, by which an editor finds its schema; undefined where there is none.
 * @param path in the courses directory, with `/`
 */
export function schemaLine(path: string): string | undefined {
  const found = Object.entries(SHAPES).find(([, { files }]) => files.test(path));
  if (!found) return undefined;
  const address = posix.relative(posix.dirname(path), `${FOLDER}/${found[0]}.schema.json`);
  return `# yaml-language-server: $schema=${address}`;
}

/** Writes the JSON Schemas into a courses directory and names them in each YAML file that does not. Returns what was written. */
export function writeEditorSchemas(courses: string): string[] {
  const texts = { ...editorSchemas(), ...named(courses) };
  const stale = Object.entries(texts).filter(([path, text]) => readMaybe(join(courses, path)) !== text);
  mkdirSync(join(courses, FOLDER), { recursive: true });
  for (const [path, text] of stale) writeFileSync(join(courses, path), text);
  return stale.map(([path]) => path);
}

/** The YAML files with their first lines, in order. */
function named(courses: string): Record<string, string> {
  const files = globSync('**/*.yaml', { cwd: courses }).map((path) => path.replaceAll('\\', '/'));
  return Object.fromEntries(
    files.toSorted().flatMap((path) => {
      const line = schemaLine(path);
      const text = readFileSync(join(courses, path), 'utf8');
      const body = text.replace(/^\uFEFF?(?:# yaml-language-server:.*\r?\n)?/, '');
      return line === undefined ? [] : [[path, `${line}\n${body}`]];
    }),
  );
}

function readMaybe(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
