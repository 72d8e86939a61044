import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { LOCALES, type Locale } from '../schemas/atoms.ts';

/** The manual's example is a courses directory of its own, with one course. */
export const EXAMPLE_DIR = join(import.meta.dirname, 'example');

/** The example's one course. */
export const EXAMPLE = 'attache-manual';

/** A file of the example, by its path in the course. */
export function exampleFile(path: string): string {
  return readFileSync(join(EXAMPLE_DIR, EXAMPLE, path), 'utf8');
}

/** A YAML text with its texts in some languages only. */
export function inLanguages(yaml: string, locales: readonly Locale[]): string {
  const document = parseDocument(yaml);
  visit(document, {
    Map(_, map) {
      const keys = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
      if (!keys.every((key) => (LOCALES as readonly string[]).includes(key))) return;
      map.items = map.items.filter((_, at) => (locales as readonly string[]).includes(keys[at] ?? ''));
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** A quiz's YAML text with another title and, if given, other fields at its beginning. */
export function retitled(yaml: string, fields: Record<string, unknown>): string {
  const document = parseDocument(yaml);
  if (isMap(document.contents))
    for (const [key, value] of Object.entries(fields)) document.set(key, document.createNode(value));
  return document.toString({ lineWidth: 0 });
}
