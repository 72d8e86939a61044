import * as z from 'zod';
import { Locale } from './atoms.ts';

/** A lesson's name within its course, `module/lesson`. */
const LessonPath = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, { error: 'module/lesson' });

/** A block's name: its kind and text as nine hexadecimal digits, or a component's own name. */
const BlockId = z.string().regex(/^[a-z0-9-]+$/);

/**
 * `translations.json` of a course: for each language and lesson, the ids of the original's blocks when somebody last
 * said that the translation renders them. `attache check --accept` writes it; a lesson that is not in it was never
 * compared in this way.
 */
export const Translations = z.partialRecord(Locale, z.record(LessonPath, z.array(BlockId)));
export type Translations = z.infer<typeof Translations>;
