import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../schemas/atoms.ts';
import { Translations } from '../schemas/translation.ts';
import type { ReadLesson } from './lesson-list.ts';
import type { Memory } from './memory.ts';
import { type YamlFile, readYamlFile } from './yaml-file.ts';

/** Reads a course's `translations.json`, or an empty record where there is none. JSON is YAML too, so places are known. */
export function readTranslations(dir: string, remember: Memory): YamlFile<Translations> {
  const file = recordFile(dir);
  if (existsSync(file)) return readYamlFile(file, Translations, remember);
  return { data: {}, faults: [], at: () => ({ file, line: 1, column: 1 }) };
}

/**
 * Writes down that translations render their originals as these are now; the others' entries stay.
 * @param chosen whether a translation, by its file, is meant
 * @returns how many there were
 */
export function acceptTranslations(
  dir: string,
  original: Locale,
  read: readonly ReadLesson[],
  chosen: (file: string) => boolean,
): number {
  const record = readTranslations(dir, (_, __, make) => make()).data ?? {};
  const originals = originalsOf(read, original);
  const meant = read.filter(({ locale, file }) => locale !== original && file.text && chosen(file.text.file));
  for (const { locale, lesson } of meant) {
    const blocks = originals.get(lesson)?.file.blocks ?? [];
    record[locale] = { ...record[locale], [lesson]: blocks.map(({ id }) => id) };
  }
  if (meant.length > 0) writeFileSync(recordFile(dir), `${JSON.stringify(sorted(record), null, 1)}\n`);
  return meant.length;
}

/** The original of each lesson, by its path. */
export function originalsOf(read: readonly ReadLesson[], original: Locale): Map<string, ReadLesson> {
  return new Map(read.filter(({ locale }) => locale === original).map((each) => [each.lesson, each]));
}

function recordFile(dir: string): string {
  return join(dir, 'translations.json');
}

// In one order, so that a change is a small one under version control.
function sorted(record: Translations): Translations {
  const byKey = <T>(object: Record<string, T>) =>
    Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return byKey(
    Object.fromEntries(Object.entries(record).map(([locale, lessons]) => [locale, byKey(lessons)])),
  );
}
