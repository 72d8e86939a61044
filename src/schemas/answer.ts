import * as z from 'zod';
import { Locale, Slug, Text } from './atoms.ts';

/** What a trainee answered to one item, in the shape that fits the item's kind. */
export const Answer = z.discriminatedUnion('shape', [
  /** single, multiple, true-false (`true` or `false`), hotspot: the ids chosen. */
  z.strictObject({ shape: z.literal('choice'), chosen: z.array(Slug).max(12) }),
  /** ordering: every entry's id, first to last. */
  z.strictObject({ shape: z.literal('order'), order: z.array(Slug).max(8) }),
  /** matching, sorting: from an entry's id to the id of its choice or category. */
  z.strictObject({ shape: z.literal('pairs'), pairs: z.record(Slug, Slug) }),
  /** fill-in: the word as it was typed. */
  z.strictObject({ shape: z.literal('text'), text: Text.max(200) }),
  /** numeric: the number as it was typed, the language whose decimal mark it uses, and the id of the unit chosen. */
  z.strictObject({ shape: z.literal('number'), text: Text.max(40), unit: Slug.optional(), locale: Locale }),
]);
export type Answer = z.infer<typeof Answer>;
