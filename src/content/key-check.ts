import { normalForm } from '../rules/normal-form.ts';
import type { Locale } from '../schemas/atoms.ts';
import { LOCALES } from '../schemas/atoms.ts';
import type { Item, Quiz } from '../schemas/quiz.ts';
import { type Fault, fault } from './fault.ts';
import type { LessonBlock } from './lesson-file.ts';
import type { ReadLesson } from './lesson-list.ts';

/** A key so short says nothing: the word would stand anywhere. */
const LEAST_OPTION = 12;
const LEAST_ANSWER = 4;

/**
 * Keys that a reader can copy: the whole text of a right option (of at least 12 characters), or an accepted answer to
 * a gap (of at least 4), that stands word for word in the block just before the quiz. Words are compared in their
 * normal form. Further up a key may stand: there the lesson teaches it.
 */
export function checkKeys(read: readonly ReadLesson[], quizzes: Record<string, Quiz>): Fault[] {
  return read.flatMap(({ locale, file }) =>
    file.blocks.flatMap((block, index) => {
      const name = block.kind === 'quiz' ? block.id.slice('quiz-'.length) : '';
      const quiz = Object.hasOwn(quizzes, name) ? quizzes[name] : undefined;
      const before = quiz && file.blocks.slice(0, index).findLast(({ kind }) => kind !== 'quiz');
      return before ? keysIn(before, name, quiz, locale) : [];
    }),
  );
}

function keysIn(block: LessonBlock, quiz: string, { items }: Quiz, locale: Locale): Fault[] {
  const words = wordsOf(block.text);
  return items.flatMap((item) => {
    const { keys, least } = keysOf(item, locale);
    const key = keys.find((each) => {
      const sought = wordsOf(each);
      return sought.length - 2 >= least && words.includes(sought);
    });
    return key === undefined ? [] : [fault(block.place, 'key-in-text', { quiz, item: item.id, key })];
  });
}

function keysOf(item: Item, locale: Locale): { keys: string[]; least: number } {
  if (item.kind === 'fill-in') {
    return { keys: LOCALES.flatMap((each) => item.accept[each] ?? []), least: LEAST_ANSWER };
  }
  const options = item.kind === 'single' || item.kind === 'multiple' ? item.options : [];
  const right = options.filter((option) => option.right);
  return { keys: right.flatMap(({ text }) => text[locale] ?? []), least: LEAST_OPTION };
}

/** The words with one space on each side, so that no key is found within a longer word. */
function wordsOf(text: string): string {
  return ` ${normalForm(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
