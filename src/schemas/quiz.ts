import * as z from 'zod';
import { Localized, LocalizedList, Slug } from './atoms.ts';

const base = {
  /** The item's own name in this quiz. Answers are kept under it, so it never changes. */
  id: Slug,
  /** What the item is worth. A whole number from 1 to 10; 1 when it is left out. */
  points: z.int().min(1).max(10).default(1),
  /** The question, one idea in at most three sentences. */
  text: Localized,
};

const Option = z.strictObject({
  /** The option's own name in this item. */
  id: Slug,
  /** What the trainee reads. */
  text: Localized,
  /** `true` for a right option; leave it out for a distractor. */
  right: z.boolean().default(false),
  /** What the trainee learns from having chosen it. */
  feedback: Localized,
});

const Named = z.strictObject({
  /** Its own name in this item. */
  id: Slug,
  /** What the trainee reads. */
  text: Localized,
});

const Remarked = Named.extend({
  /** What the trainee learns here when it is placed wrongly. */
  feedback: Localized,
});

/** One right option among several. */
export const Single = z.strictObject({
  ...base,
  /** Which kind of question it is. */
  kind: z.literal('single'),
  /** Two to eight options, exactly one of them right. */
  options: z.array(Option).min(2).max(8),
});

/** One or more right options; each has its own feedback. */
export const Multiple = z.strictObject({
  ...base,
  /** Which kind of question it is. */
  kind: z.literal('multiple'),
  /** Three to eight options, at least one of them right and one wrong. */
  options: z.array(Option).min(3).max(8),
});

/** A statement that holds or does not. */
export const TrueFalse = z.strictObject({
  ...base,
  /** Which kind of question it is. */
  kind: z.literal('true-false'),
  /** Whether the statement is true. */
  answer: z.boolean(),
  /** What the trainee learns from each choice. */
  feedback: z.strictObject({
    /** After "true". */
    true: Localized,
    /** After "false". */
    false: Localized,
  }),
});

/** Entries to be put in order. They are written in the right order and shown in another. */
export const Ordering = z.strictObject({
  ...base,
  /** Which kind of question it is. */
  kind: z.literal('ordering'),
  /** Three to eight entries in the right order. */
  entries: z.array(Remarked).min(3).max(8),
});

/** Entries, each to be matched with one choice; a choice may stay unused. */
export const Matching = z.strictObject({
  ...base,
  /** Which kind of question it is. */
  kind: z.literal('matching'),
  /** What can be chosen. */
  choices: z.array(Named).min(2).max(10),
  /** What is matched, each with the `id` of its choice. No choice is right twice. */
  entries: z
    .array(
      Remarked.extend({
        /** The `id` of the choice that is right for it. */
        choice: Slug,
      }),
    )
    .min(2)
    .max(8),
});

/** Entries to be sorted into a few categories. */
export const Sorting = z.strictObject({
  ...base,
  /** Which kind of question it is. */
  kind: z.literal('sorting'),
  /** Two to four categories. */
  categories: z.array(Named).min(2).max(4),
  /** What is sorted, each with the `id` of its category. */
  entries: z
    .array(
      Remarked.extend({
        /** The `id` of the category to which it belongs. */
        category: Slug,
      }),
    )
    .min(3)
    .max(10),
});

/** A sentence with one gap, written `___` in `sentence`. Spelling is compared by the rule of `rules/normal-form.ts`. */
export const FillIn = z.strictObject({
  ...base,
  /** Which kind of question it is. */
  kind: z.literal('fill-in'),
  /** The sentence, with `___` where the word is missing. */
  sentence: Localized,
  /** Every accepted answer. An answer in any language of the course is accepted in all of them. */
  accept: LocalizedList,
  /** Wrong answers to be expected, each with its own feedback. */
  expected: z
    .array(
      z.strictObject({
        /** The wrong answers that this feedback is for. */
        answers: LocalizedList,
        /** What the trainee learns from having written one of them. */
        feedback: Localized,
      }),
    )
    .default([]),
  /** What the trainee reads after a right answer, and after a wrong one that was not expected. */
  feedback: z.strictObject({
    /** After a right answer. */
    right: Localized,
    /** After a wrong answer that was not expected. */
    wrong: Localized,
  }),
});

/** A number, with a tolerance and, where it has one, a unit. */
export const Numeric = z.strictObject({
  ...base,
  /** Which kind of question it is. */
  kind: z.literal('numeric'),
  /** The right number, in the first unit. */
  answer: z.number(),
  /** How far an answer may be off, in the first unit; 0 when it is left out. */
  tolerance: z.number().min(0).default(0),
  /** The units that may be chosen; the answer times its `factor` is in the first unit, whose factor is 1. */
  units: z
    .array(
      z.strictObject({
        /** The unit's own name in this item. */
        id: Slug,
        /** What stands behind the number. */
        text: Localized,
        /** By how much an answer in this unit is multiplied to be in the first; 1 when it is left out. */
        factor: z.number().positive().default(1),
      }),
    )
    .max(5)
    .default([]),
  /** Wrong numbers to be expected, each with its own feedback. */
  expected: z
    .array(
      z.strictObject({
        /** The wrong number, in the first unit; the tolerance holds for it too. */
        answer: z.number(),
        /** What the trainee learns from having given it. */
        feedback: Localized,
      }),
    )
    .default([]),
  /** What the trainee reads after a right answer, and after a wrong one that was not expected. */
  feedback: z.strictObject({
    /** After a right answer. */
    right: Localized,
    /** After a wrong answer that was not expected. */
    wrong: Localized,
  }),
});

/** A figure with named regions; one of them is the answer. The same regions stand in a list for keyboard and screen reader. */
export const Hotspot = z.strictObject({
  ...base,
  /** Which kind of question it is. */
  kind: z.literal('hotspot'),
  /** The drawing: an SVG file of the course's `figures/` folder, without words in it; the regions bring the words. */
  figure: Slug,
  /** What the figure shows, for those who do not see it. */
  alt: Localized,
  /** Two to twelve regions, exactly one of them right. */
  regions: z
    .array(
      Option.extend({
        /** The upper left corner, width and height, in units of the drawing's `viewBox`. */
        box: z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]),
      }),
    )
    .min(2)
    .max(12),
});

/** A question of one of the nine kinds. */
export const Item = z.discriminatedUnion('kind', [
  Single,
  Multiple,
  TrueFalse,
  Ordering,
  Matching,
  Sorting,
  FillIn,
  Numeric,
  Hotspot,
]);
export type Item = z.infer<typeof Item>;
export type ItemKind = Item['kind'];

/** A quiz file, `quizzes/<name>.yaml`: the key once, the texts by language. */
export const Quiz = z.strictObject({
  /** `practice` answers at once and may be repeated; `graded` counts, and answers only when it is handed in. */
  mode: z.enum(['practice', 'graded']),
  /** The quiz's name on the page. */
  title: Localized,
  /** The share of points, in per cent, from which it is passed. */
  pass: z.int().min(1).max(100).default(70),
  /** How many attempts a graded quiz allows. */
  attempts: z.int().min(1).max(20).default(3),
  /** How many minutes a graded attempt may take; leave it out for no limit. A person's extra time is added. */
  minutes: z.int().min(1).max(480).optional(),
  /** How many items an attempt draws from the bank; leave it out for all. */
  draw: z.int().min(1).optional(),
  /** Whether items and options stand in an order of each attempt's own. */
  shuffle: z.boolean().default(true),
  /** The bank of items. */
  items: z.array(Item).min(1).max(200),
});
export type Quiz = z.infer<typeof Quiz>;
