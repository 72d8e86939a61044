import type { Answer } from '../../src/schemas/answer.ts';
import type { ItemKind } from '../../src/schemas/quiz.ts';
import { choose } from './study.ts';

/** A question of one kind in a lesson of the course `protocol`, with answers as a reader of the language gives them. */
export interface Kind {
  kind: ItemKind;
  lesson: string;
  quiz: string;
  item: string;
  wrong: (locale: 'en' | 'ar') => Answer;
  right: (locale: 'en' | 'ar') => Answer;
}

const FIRST = { lesson: 'precedence/who-comes-first', quiz: 'first-steps' };
const MORE = { lesson: 'precedence/who-comes-first', quiz: 'extra-practice' };
const SEATS = { lesson: 'precedence/the-table', quiz: 'seats' };

/** Every question of the fixtures' practice quizzes: one of each kind. */
export const KINDS: Kind[] = [
  { ...FIRST, kind: 'single', item: 'rank', wrong: () => choose('size'), right: () => choose('date') },
  {
    ...FIRST,
    kind: 'multiple',
    item: 'credentials',
    wrong: () => choose('parade'),
    right: () => choose('agrement', 'letters'),
  },
  {
    ...FIRST,
    kind: 'true-false',
    item: 'silence',
    wrong: () => choose('true'),
    right: () => choose('false'),
  },
  {
    ...MORE,
    kind: 'ordering',
    item: 'steps',
    wrong: () => ({ shape: 'order', order: ['letters', 'consent', 'request'] }),
    right: () => ({ shape: 'order', order: ['request', 'consent', 'letters'] }),
  },
  {
    ...MORE,
    kind: 'matching',
    item: 'words',
    wrong: () => ({ shape: 'pairs', pairs: { agrement: 'order', doyen: 'consent' } }),
    right: () => ({ shape: 'pairs', pairs: { agrement: 'consent', doyen: 'eldest' } }),
  },
  {
    ...SEATS,
    kind: 'sorting',
    item: 'sort',
    wrong: () => ({ shape: 'pairs', pairs: { ambassador: 'staff', charge: 'staff', attache: 'mission' } }),
    right: () => ({ shape: 'pairs', pairs: { ambassador: 'mission', charge: 'mission', attache: 'staff' } }),
  },
  {
    ...SEATS,
    kind: 'fill-in',
    item: 'word',
    wrong: (locale) => ({ shape: 'text', text: { en: 'host', ar: 'مضيف' }[locale] }),
    right: (locale) => ({ shape: 'text', text: { en: 'Doyén', ar: 'عَميد' }[locale] }),
  },
  {
    ...SEATS,
    kind: 'numeric',
    item: 'width',
    wrong: (locale) => ({ shape: 'number', text: { en: '40', ar: '٤٠' }[locale], unit: 'cm', locale }),
    right: (locale) => ({ shape: 'number', text: { en: '0.6', ar: '٠٫٦' }[locale], unit: 'm', locale }),
  },
  {
    ...SEATS,
    kind: 'hotspot',
    item: 'honour',
    wrong: () => choose('opposite'),
    right: () => choose('right-hand'),
  },
];
