import type { Locale } from '../schemas/atoms.ts';
import type { Translations } from '../schemas/translation.ts';
import { type Pair, alignBlocks } from './align.ts';
import { type Fault, type Place, fault } from './fault.ts';
import type { LessonBlock, LessonFile } from './lesson-file.ts';
import type { ReadLesson } from './lesson-list.ts';
import { originalsOf } from './translation-record.ts';

/**
 * How far each translation renders its original, block by block; `read` are lessons without errors of their own. Blocks are paired by their kind and order (align.ts);
 * what has no counterpart, or cites other sources than its counterpart, is named. Where `record` says which blocks a
 * translation was accepted for, those of the original that are newer are named too, at the place to be revised.
 */
export function checkTranslations(
  original: Locale,
  read: readonly ReadLesson[],
  record: Translations,
): Fault[] {
  const originals = originalsOf(read, original);
  return read.flatMap(({ lesson, locale, file }) => {
    const source = originals.get(lesson)?.file;
    if (locale === original || !source?.text || !file.text) return [];
    const accepted = record[locale]?.[lesson];
    const alike = pairsOf(source, file);
    return [
      ...alike.flatMap((pair, index) => compare(pair, placeFor(alike, index, file))),
      ...stale(alike, accepted, file),
    ];
  });
}

/** The lessons that a language of the course lacks. `offered` are its languages beside the original. */
export function missingTranslations(
  original: Locale,
  offered: readonly Locale[],
  read: readonly ReadLesson[],
): Fault[] {
  const has = new Set(read.map(({ lesson, locale }) => `${locale} ${lesson}`));
  return [...originalsOf(read, original).values()].flatMap(({ lesson, path }) =>
    offered
      .filter((locale) => !has.has(`${locale} ${lesson}`))
      .map((locale) =>
        fault({ file: path, line: 1, column: 1 }, 'no-translation', {
          locale,
          file: inLocale(path, original, locale),
        }),
      ),
  );
}

function pairsOf(source: LessonFile, file: LessonFile): Pair[] {
  // Which quizzes a translation places is an error of its own (course-check.ts).
  const rendered = ({ kind }: LessonBlock) => kind !== 'quiz';
  return alignBlocks(source.blocks.filter(rendered), file.blocks.filter(rendered));
}

function compare([source, translation]: Pair, place: Place): Fault[] {
  if (!source) return translation ? [fault(place, 'extra-block', { block: translation.name })] : [];
  if (!translation) return [fault(place, 'untranslated-block', { block: source.name })];
  const [expected, found] = [sourcesOf(source), sourcesOf(translation)];
  return expected.join() === found.join()
    ? []
    : [fault(place, 'sources-differ', { block: source.name, found, expected })];
}

function stale(pairs: readonly Pair[], accepted: readonly string[] | undefined, file: LessonFile): Fault[] {
  if (!accepted) return [];
  const known = new Set(accepted);
  const present = new Set(pairs.flatMap(([source]) => source?.id ?? []));
  const changed = pairs.flatMap(([source, translation], index) =>
    source && translation && !known.has(source.id)
      ? [fault(placeFor(pairs, index, file), 'stale-block', { block: source.name })]
      : [],
  );
  const isNew = pairs.filter(([source]) => source && !known.has(source.id)).length;
  const gone = accepted.filter((id) => !present.has(id) && !id.startsWith('quiz-')).length - isNew;
  const top = { file: changed[0]?.file ?? file.text?.file ?? '', line: 1, column: 1 };
  return gone > 0 ? [...changed, fault(top, 'stale-rest', { gone })] : changed;
}

/** Where a pair stands in the translation; for a block that is missing there, before the next one that is not. */
function placeFor(pairs: readonly Pair[], index: number, file: LessonFile): Place {
  const next = pairs.slice(index).find(([, translation]) => translation)?.[1];
  const last = file.blocks.at(-1)?.place;
  return next?.place ?? last ?? { file: file.text?.file ?? '', line: 1, column: 1 };
}

function sourcesOf({ uses }: LessonBlock): string[] {
  return [...new Set(uses.filter((use) => use.startsWith('source:')).map((use) => use.slice(7)))].sort();
}

function inLocale(path: string, from: Locale, to: Locale): string {
  return path.replace(/([/\\])([a-z]{2})([/\\][^/\\]+[/\\][^/\\]+)$/, (whole, before, locale, rest) =>
    locale === from ? `${before}${to}${rest}` : whole,
  );
}
