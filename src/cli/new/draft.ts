import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { readYamlFile } from '../../content/yaml-file.ts';
import { schemaLine } from '../../manual/editor-schemas.ts';
import { LOCALES, type Locale, type Localized } from '../../schemas/atoms.ts';
import { Course } from '../../schemas/course.ts';

/** What a command will write: new files and changed ones, by their paths in the courses directory, with `/`. */
export class Draft {
  readonly courses: string;
  readonly #added = new Map<string, string>();
  readonly #changed = new Map<string, string>();

  constructor(courses: string) {
    this.courses = courses;
  }

  /** Adds a YAML file, with the line by which editors find its schema. */
  addYaml(path: string, value: unknown): void {
    const text = typeof value === 'string' ? value : stringify(value, { lineWidth: 0 });
    const line = schemaLine(path);
    this.add(path, line === undefined ? text : `${line}\n${text}`);
  }

  add(path: string, text: string): void {
    this.#added.set(path, text);
  }

  /** Changes a file that is there. */
  change(path: string, change: (text: string) => string): void {
    this.#changed.set(path, change(readFileSync(join(this.courses, path), 'utf8')));
  }

  has(path: string): boolean {
    return existsSync(join(this.courses, path));
  }

  /**
   * Writes everything, or nothing when a new file is there already; returns the paths.
   * @throws Error with a sentence
   */
  write(): string[] {
    const taken = [...this.#added.keys()].filter((path) => this.has(path));
    if (taken.length > 0) throw new Error(`${taken.join(' and ')}: there already. Nothing was written.`);
    for (const [path, text] of this.#added) {
      mkdirSync(dirname(join(this.courses, path)), { recursive: true });
      writeFileSync(join(this.courses, path), text, { flag: 'wx' });
    }
    for (const [path, text] of this.#changed) writeFileSync(join(this.courses, path), text);
    return [...this.#added.keys(), ...this.#changed.keys()];
  }
}

/**
 * A course's file as it stands.
 * @throws Error with a sentence when there is no such course, or its file has faults
 */
export function getCourse(courses: string, slug: string): Course {
  const file = join(courses, slug, 'course.yaml');
  if (!existsSync(file)) throw new Error(`There is no course "${slug}" in ${courses}.`);
  const { data } = readYamlFile(file, Course);
  if (!data) throw new Error(`${file} has faults: mend them first, "attache check" lists them.`);
  return data;
}

/** The languages in which a course has lessons. */
export function languagesOf(courses: string, slug: string): Locale[] {
  return LOCALES.filter((locale) => existsSync(join(courses, slug, locale)));
}

/** A text for each language of another. */
export function inLanguagesOf(texts: Localized, write: (locale: Locale, text: string) => string): Localized {
  return Object.fromEntries(
    Object.entries(texts).map(([locale, text]) => [locale, write(locale as Locale, text ?? '')]),
  );
}

/** A YAML text with an element more at the end of a list; comments and layout stay. */
export function withElement(text: string, list: string, element: unknown): string {
  const document = parseDocument(text);
  document.addIn([list], document.createNode(element));
  return document.toString({ lineWidth: 0 });
}
