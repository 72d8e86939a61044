import * as z from 'zod';
import { Text } from './atoms.ts';

/** The frontmatter of a lesson, `<locale>/NN-<module>/NN-<lesson>.mdx`. */
export const LessonFrontmatter = z.strictObject({
  /** The lesson's title: a name, not a sentence. */
  title: Text.min(1).max(120),
  /** The lede: one or two sentences under the title. */
  summary: Text.min(1).max(400),
  /** The day on which its sources were last checked. */
  checked: z.iso.date(),
});
export type LessonFrontmatter = z.infer<typeof LessonFrontmatter>;
