import * as z from 'zod';
import { Localized, Slug } from './atoms.ts';

/** One term of the glossary, `courses/glossary.yaml`, under the name by which `<Term name="...">` calls it. */
export const Term = z.strictObject({
  /** The term as a dictionary lists it. */
  term: Localized,
  /** Its meaning in at most twenty words. */
  definition: Localized,
});
export type Term = z.infer<typeof Term>;

/** `glossary.yaml`: from a term's name to the term. */
export const Glossary = z.record(Slug, Term);
export type Glossary = z.infer<typeof Glossary>;
