import { stringify } from 'yaml';
import { starter } from '../../locales/starter.ts';
import { exampleFile, inLanguages, retitled } from '../../manual/example-course.ts';
import type { Locale, Localized } from '../../schemas/atoms.ts';
import type { Module } from '../../schemas/course.ts';
import type { ItemKind } from '../../schemas/quiz.ts';
import { type Draft, inLanguagesOf } from './draft.ts';

/** Drafts a quiz with one item of a kind, the manual's own. */
export function draftQuiz(
  draft: Draft,
  course: string,
  name: string,
  { title, kind, mode }: { title: Localized; kind: ItemKind; mode: 'practice' | 'graded' },
): void {
  const locales = Object.keys(title) as Locale[];
  const text = retitled(inLanguages(exampleFile(`quizzes/${kind}.yaml`), locales), { mode, title });
  draft.addYaml(`${course}/quizzes/${name}.yaml`, text);
  const figure = /^\s*figure: (\S+)$/m.exec(text)?.[1];
  const drawing = `${course}/figures/${figure}.svg`;
  if (figure && !draft.has(drawing)) draft.add(drawing, exampleFile(`figures/${figure}.svg`));
}

/** Drafts a lesson's files, one for each language of its title. `folder` is `NN-<module>`, `name` `NN-<lesson>`. */
export function draftLesson(
  draft: Draft,
  course: string,
  { folder, name, title, today }: { folder: string; name: string; title: Localized; today: Date },
): void {
  for (const [locale, words] of Object.entries(title) as [Locale, string][]) {
    const { lessonSummary: summary, heading, body } = starter[locale];
    const front = stringify({ title: words, summary }, { lineWidth: 0 });
    const checked = today.toISOString().slice(0, 10);
    const text = `---\n${front}checked: ${checked}\n---\n\n## ${heading}\n\n${body}\n`;
    draft.add(`${course}/${locale}/${folder}/${name}.mdx`, text);
  }
}

/** Drafts a module's first lesson and its quiz, and returns its entry for `course.yaml`. `number` counts from 1. */
export function draftModule(
  draft: Draft,
  course: string,
  { number, slug, title, today }: { number: number; slug: string; title: Localized; today: Date },
): Module {
  const quiz = `${slug}-quiz`;
  const lesson = inLanguagesOf(title, (locale) => starter[locale].lesson);
  draftLesson(draft, course, { folder: numbered(number, slug), name: '01-begin-here', title: lesson, today });
  const quizTitle = inLanguagesOf(title, (locale, words) => starter[locale].moduleQuiz(words));
  draftQuiz(draft, course, quiz, { title: quizTitle, kind: 'single', mode: 'graded' });
  return {
    slug,
    title,
    summary: inLanguagesOf(title, (locale) => starter[locale].moduleSummary),
    place: inLanguagesOf(title, (locale) => starter[locale].place),
    quiz,
  };
}

/** `3`, `gifts` gives `03-gifts`. */
export function numbered(number: number, slug: string): string {
  return `${String(number).padStart(2, '0')}-${slug}`;
}
