import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { editorSchemas, schemaLine, writeEditorSchemas } from '../../src/manual/editor-schemas.ts';
import type { JsonSchema } from '../../src/manual/json-schema.ts';

const COURSES = resolve(import.meta.dirname, '../../courses');
const copy = mkdtempSync(join(tmpdir(), 'attache-schemas-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const schemas = Object.entries(editorSchemas());

test.each(schemas)('courses/%s is current; if not, run "npx attache schemas"', (path, text) => {
  expect(readFileSync(join(COURSES, path), 'utf8')).toBe(text);
});

test.each(schemas)('every field of %s is described', (_, text) => {
  const fields = fieldsOf(JSON.parse(text) as JsonSchema);
  expect(fields.length).toBeGreaterThan(3);
  expect(fields.filter(({ schema }) => !schema.description).map(({ path }) => path)).toEqual([]);
});

const yamlFiles = globSync('**/*.yaml', { cwd: COURSES }).map((path) => path.replaceAll('\\', '/'));

test.each(yamlFiles)('%s names its schema; if not, run "npx attache schemas"', (path) => {
  const [first = ''] = readFileSync(join(COURSES, path), 'utf8').split('\n');
  const address = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1];
  expect(address).toBeDefined();
  const target = posix.join(posix.dirname(path), address ?? '');
  expect(schemas.map(([name]) => name)).toContain(target);
  expect(first).toBe(schemaLine(path));
});

test('the command writes what is missing or stale, and nothing else', () => {
  cpSync(COURSES, copy, { recursive: true });
  const file = join(copy, 'foundations/course.yaml');
  const text = readFileSync(file, 'utf8');
  expect(writeEditorSchemas(copy)).toEqual([]);
  writeFileSync(file, text.replace(/^.*\n/, '# yaml-language-server: $schema=elsewhere.json\n'));
  writeFileSync(join(copy, '.schemas/quiz.schema.json'), '{}');
  expect(writeEditorSchemas(copy)).toEqual(['.schemas/quiz.schema.json', 'foundations/course.yaml']);
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(dirname(schemaLine('glossary.yaml') ?? '')).toBe('# yaml-language-server: $schema=.schemas');
});

function fieldsOf(schema: JsonSchema, path = ''): { path: string; schema: JsonSchema }[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    { path: `${path}.${name}`, schema: inner },
    ...fieldsOf(inner, `${path}.${name}`),
  ]);
  const others = [schema.items, schema.additionalProperties, ...(schema.oneOf ?? [])];
  return [
    ...own,
    ...others.flatMap((other) =>
      typeof other === 'object' && !Array.isArray(other) ? fieldsOf(other, `${path}[]`) : [],
    ),
  ];
}
