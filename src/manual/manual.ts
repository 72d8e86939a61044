import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CourseContent } from '../content/course-content.ts';
import { readCourses } from '../content/courses.ts';
import { formatFault } from '../content/fault-text.ts';
import { LOCALES, type Locale } from '../schemas/atoms.ts';
import { Course } from '../schemas/course.ts';
import { LessonFrontmatter } from '../schemas/lesson.ts';
import { Item, type ItemKind, Quiz } from '../schemas/quiz.ts';
import { References } from '../schemas/reference.ts';
import { Glossary } from '../schemas/term.ts';
import { type ComponentHelp, componentHelp } from './component.ts';
import { schemaLine } from './editor-schemas.ts';
import { EXAMPLE, inLanguages } from './example-course.ts';
import { type Field, fieldsOf } from './field.ts';
import { type JsonSchema, jsonSchema } from './json-schema.ts';
import { exampleLanguages } from './languages.ts';
import { schemaDocstrings } from './schema-files.ts';

/** A kind of question: what it is, its fields, and what stands in a quiz file for the example of it. */
export interface KindHelp {
  kind: ItemKind;
  text: string;
  fields: Field[];
}

/** All that the manual is made of. Plain data: it goes through JSON unharmed. */
export interface Manual {
  course: CourseContent;
  glossary: Glossary;
  fields: Record<'course' | 'lesson' | 'quiz' | 'references' | 'glossary', Field[]>;
  kinds: KindHelp[];
  components: ComponentHelp[];
  /**
   * The example's files by their paths in the course, and `item/<kind>` for one item; YAML for each language of a
   * page with that language's texts and Arabic's beside them.
   */
  sources: Record<Locale, Record<string, string>>;
}

/**
 * Reads the manual from the schemas, the components and the example.
 * @param root the project's folder
 * @throws Error that lists the example's faults
 */
export function readManual(root: string): Manual {
  const dir = join(root, 'src/manual/example');
  const { courses, glossary, faults } = readCourses(dir);
  const [course] = courses;
  if (!course || faults.length > 0) throw new Error(faults.map((fault) => formatFault(fault)).join('\n'));
  return { course, glossary, ...helpOf(root), components: componentHelp(root), sources: sourcesOf(dir) };
}

function helpOf(root: string): Pick<Manual, 'fields' | 'kinds'> {
  const docs = schemaDocstrings(root);
  const shape = (...[type, name]: [Parameters<typeof jsonSchema>[0], string]) => jsonSchema(type, name, docs);
  const quiz = shape(Quiz, 'Quiz');
  return {
    fields: {
      course: fieldsOf(shape(Course, 'Course'), 'course'),
      lesson: fieldsOf(shape(LessonFrontmatter, 'LessonFrontmatter'), 'lesson'),
      quiz: fieldsOf(quiz, 'quiz'),
      references: fieldsOf(shape(References, 'References'), 'references'),
      glossary: fieldsOf(shape(Glossary, 'Glossary'), 'glossary'),
    },
    kinds: (shape(Item, 'Item').oneOf ?? []).map(kindOf),
  };
}

function kindOf(schema: JsonSchema): KindHelp {
  const kind = schema.properties?.['kind']?.const as ItemKind;
  return { kind, text: schema.description ?? '', fields: fieldsOf(schema, kind) };
}

function sourcesOf(dir: string): Manual['sources'] {
  const lessons = filesIn(join(dir, EXAMPLE), '*/*/*.mdx').map(([path, text]) => [path, text.trimEnd()]);
  const yaml = [...filesIn(dir, 'glossary.yaml'), ...filesIn(join(dir, EXAMPLE), '{*,quizzes/*}.yaml')];
  const each = LOCALES.map((locale) => {
    const shown = yaml.map(([path, text]) => [path, inLanguages(text, exampleLanguages(locale)).trimEnd()]);
    return [
      locale,
      Object.fromEntries([...lessons, ...shown.flatMap(([path = '', text = '']) => shownAs(path, text))]),
    ];
  });
  return Object.fromEntries(each) as Manual['sources'];
}

/** A file with the line by which an editor finds its schema; a quiz's first item by itself. */
function shownAs(path: string, text: string): [path: string, text: string][] {
  const line = schemaLine(path === 'glossary.yaml' ? path : `${EXAMPLE}/${path}`);
  const whole: [string, string] = [path, `${line}\n${text}`];
  const item = /^items:\n([\s\S]*)$/m.exec(text)?.[1];
  const kind = /^quizzes\/(.*)\.yaml$/.exec(path)?.[1];
  return item === undefined ? [whole] : [whole, [`item/${kind}`, item]];
}

function filesIn(dir: string, pattern: string): [path: string, text: string][] {
  const paths = globSync(pattern, { cwd: dir }).toSorted();
  return paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(dir, path), 'utf8')]);
}
