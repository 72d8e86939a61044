import type { Locale } from '../schemas/atoms.ts';
import type { Course, Module } from '../schemas/course.ts';
import type { LessonFrontmatter } from '../schemas/lesson.ts';
import type { Quiz } from '../schemas/quiz.ts';
import type { References } from '../schemas/reference.ts';

/** What a block of a lesson is: an HTML element's name, or a component's in small letters. */
export type BlockKind =
  'p' | 'li' | 'h2' | 'h3' | 'h4' | 'table' | 'blockquote' | 'document' | 'figure' | 'quiz';

/** One block of a lesson's text; `id` stays as long as its text does. */
export interface Block {
  /** What its element bears as `data-block`. */
  id: string;
  kind: BlockKind;
  /** Its words without markup, NFC, single spaces; nested lists are blocks of their own. Empty for a quiz. */
  text: string;
  /** The fragment (without `#`) that leads to it: its own, or that of the nearest block before it which has one. */
  anchor: string;
}

/** A source as one page cites it. */
export interface CitedSource {
  /** Its number on the page, from 1 in order of first use. The same source with another page has another number. */
  n: number;
  /** Its name in `references.yaml`. */
  source: string;
  page?: string;
}

/** A quiz where a lesson places it. */
export interface PlacedQuiz {
  name: string;
  /** Whether the lesson can be done without passing it. */
  optional: boolean;
}

/** A lesson in one language. */
export interface LessonText extends LessonFrontmatter {
  /** The MDX file, as the reader was given the courses directory. */
  file: string;
  /** How many words it has, quizzes and notes left out. */
  words: number;
  /** Its blocks in order of reading. */
  blocks: Block[];
  cites: CitedSource[];
  /** The glossary terms that it uses, in order of first use. */
  terms: string[];
}

/** A lesson: what the original language's file says of it, and its texts. */
export interface LessonContent {
  slug: string;
  /** `module/lesson`, its name within the course. */
  path: string;
  /** Course, module and lesson, as `1.2.3`. */
  number: string;
  /** The original language is always there. */
  texts: Partial<Record<Locale, LessonText>>;
  /** Its quizzes in order of reading. */
  quizzes: PlacedQuiz[];
}

/** A module with its lessons in order. */
export interface ModuleContent extends Module {
  /** Course and module, as `1.2`. */
  number: string;
  lessons: LessonContent[];
}

/** All that a course's directory holds. Plain data: it goes through JSON unharmed. */
export interface CourseContent extends Omit<Course, 'modules'> {
  slug: string;
  modules: ModuleContent[];
  references: References;
  /** By file name without `.yaml`. */
  quizzes: Record<string, Quiz>;
  /** The drawings of `figures/` as SVG text, by file name without `.svg`. */
  figures: Record<string, string>;
}
