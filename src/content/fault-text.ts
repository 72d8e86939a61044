import { check } from '../locales/check.ts';
import { courseFaults } from '../locales/fault-course.ts';
import { fileFaults } from '../locales/fault-file.ts';
import { lessonFaults } from '../locales/fault-lesson.ts';
import { markupFaults } from '../locales/fault-markup.ts';
import { quizFaults } from '../locales/fault-quiz.ts';
import type { FaultText, FaultTexts } from '../locales/fault-word.ts';
import type { Locale } from '../schemas/atoms.ts';
import type { Fault, FaultParams } from './fault.ts';

/** Every fault in every language: a code that lacks one does not compile. */
export const FAULT_TEXTS: FaultTexts<FaultParams> = {
  en: textsIn('en'),
  ar: textsIn('ar'),
  fr: textsIn('fr'),
};

/** Puts a fault into plain words. */
export function describe(fault: Fault, locale: Locale = 'en'): FaultText {
  const write = FAULT_TEXTS[locale][fault.code] as (params: Fault['params']) => FaultText;
  return write(fault.params);
}

/** A fault as one line for a terminal, which editors make a link of: its place, then what to know. */
export function formatFault(fault: Fault, locale: Locale = 'en'): string {
  return `${formatPlace(fault)}  ${formatWords(fault, locale)}`;
}

/** `file:line:column`. */
export function formatPlace({ file, line, column }: Fault): string {
  return `${file}:${line}:${column}`;
}

/** What was found, what was expected and how to mend it, in one line. */
export function formatWords(fault: Fault, locale: Locale): string {
  const { found, expected, mend } = describe(fault, locale);
  const { expected: label, warning } = check[locale];
  return `${fault.severity === 'warning' ? `${warning} ` : ''}${found} ${label} ${expected}. ${mend}`;
}

function textsIn(locale: Locale) {
  return {
    ...fileFaults[locale],
    ...markupFaults[locale],
    ...lessonFaults[locale],
    ...quizFaults[locale],
    ...courseFaults[locale],
  };
}
