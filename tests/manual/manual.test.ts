import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readCourses } from '../../src/content/courses.ts';
import { formatFault } from '../../src/content/fault-text.ts';
import { guardMdx } from '../../src/content/guard.ts';
import { EXAMPLE, inLanguages } from '../../src/manual/example-course.ts';
import type { Field } from '../../src/manual/field.ts';
import { readManual } from '../../src/manual/manual.ts';
import { LOCALES } from '../../src/schemas/atoms.ts';
import { Item } from '../../src/schemas/quiz.ts';

const root = resolve(import.meta.dirname, '../..');
const manual = readManual(root);
const KINDS = Item.options.map((option) => option.shape.kind.value);

test('the example has no fault', () => {
  const { faults, courses } = readCourses(resolve(root, 'src/manual/example'));
  expect(faults.map((fault) => formatFault(fault))).toEqual([]);
  expect(courses.map(({ slug }) => slug)).toEqual([EXAMPLE]);
});

test('every kind of question has its example, its fields and its source', () => {
  expect(manual.kinds.map(({ kind }) => kind)).toEqual(KINDS);
  for (const { kind, text, fields } of manual.kinds) {
    expect([kind, manual.course.quizzes[kind]?.items.map((item) => item.kind)]).toEqual([kind, [kind]]);
    expect([kind, text]).not.toEqual([kind, '']);
    expect(fields.length).toBeGreaterThan(4);
    for (const locale of LOCALES) expect(manual.sources[locale][`item/${kind}`]).toContain(`kind: ${kind}`);
  }
});

test('the example is written in every language', () => {
  const lessons = manual.course.modules.flatMap((module) => module.lessons);
  expect(lessons).toHaveLength(7);
  for (const { path, texts } of lessons) expect([path, Object.keys(texts)]).toEqual([path, [...LOCALES]]);
});

test('every field has a docstring, and no two have one id', () => {
  const fields = [
    ...Object.values(manual.fields).flat(),
    ...manual.kinds.flatMap((kind) => kind.fields),
    ...manual.components.flatMap((component) => component.fields),
  ].flatMap(within);
  expect(fields.length).toBeGreaterThan(100);
  expect(fields.filter(({ text }) => !text).map(({ id }) => id)).toEqual([]);
  const ids = fields.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([]);
});

test('the components are those that lessons may use, with their properties', () => {
  const known = knownNames('<Nothing />', 'component').filter((name) => /^[A-Z]/.test(name));
  expect(manual.components.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
  for (const { name, text, fields } of manual.components) {
    expect([name, text]).not.toEqual([name, '']);
    const props = knownNames(`Text <${name} nothing="x" />`, 'property');
    expect([name, fields.map((field) => field.name)]).toEqual([name, props]);
    const missing = faultsOf(`<${name} />`, 'missing-prop').map((fault) => fault.params);
    const required = fields.filter((field) => field.required);
    expect(missing).toEqual(required.map(({ name: prop }) => ({ component: name, prop })));
    const flags = fields.filter(({ type }) => type.is === 'flag').map((field) => field.name);
    const expected = fields.filter((field) =>
      faultsOf(`<${name} ${field.name}="x" />`, 'bad-prop').some(({ params }) => 'expected' in params),
    );
    expect([name, expected.map((field) => field.name)]).toEqual([name, flags]);
  }
});

test('sources show the languages of the page, one for each direction', () => {
  const text = (locale: 'en' | 'ar' | 'fr') => manual.sources[locale]['course.yaml'] ?? '';
  expect([text('en').includes('fr:'), text('ar').includes('fr:'), text('fr').includes('en:')]).toEqual([
    false,
    false,
    false,
  ]);
  expect([text('en'), text('fr')].every((source) => source.includes('ar:'))).toBe(true);
  expect(text('en').split('\n')[0]).toBe('# yaml-language-server: $schema=../.schemas/course.schema.json');
});

test('a YAML text loses languages and nothing else', () => {
  const yaml = '# Kept.\na:\n  en: x\n  ar: ع\nb: [1, 2] # kept\nc: { en: y, id: z }\n';
  expect(inLanguages(yaml, ['ar'])).toBe('# Kept.\na:\n  ar: ع\nb: [ 1, 2 ] # kept\nc: { en: y, id: z }\n');
});

function within(field: Field): Field[] {
  return [field, ...field.fields.flatMap(within)];
}

function faultsOf(mdx: string, code: string) {
  return guardMdx(mdx, 'lesson.mdx').filter((fault) => fault.code === code);
}

function knownNames(mdx: string, kind: string): string[] {
  return faultsOf(mdx, 'unknown-name').flatMap(({ params }) =>
    'known' in params && 'kind' in params && params.kind === kind ? params.known : [],
  );
}
