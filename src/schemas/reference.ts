import * as z from 'zod';
import { Slug, Text } from './atoms.ts';

/** One source of a course, in `references.yaml`, under the name by which `<Cite source="..." />` calls it. */
export const Reference = z.strictObject({
  /** The authors as a bibliography prints them; leave it out where a work names none. */
  authors: Text.optional(),
  /** The title in its own language. */
  title: Text,
  /** The language of the title, as `en`, `ar`, `fr`. */
  language: z.string().regex(/^[a-z]{2}$/),
  /** The journal, publisher or site, with volume and pages. */
  published: Text.optional(),
  /** The year, or the full date, of publication. */
  year: Text.optional(),
  /** The address, where it is stable. Nothing on a page is loaded from it. */
  url: z.url({ protocol: /^https$/ }).optional(),
  /** `confirmed` by a second source; `single` where this source stands alone; `weak` where it must be read with care. */
  reliability: z.enum(['confirmed', 'single', 'weak']),
  /** Why the mark is what it is, in the languages of the course. */
  remark: z
    .strictObject({
      /** In English. */
      en: Text.optional(),
      /** In Arabic. */
      ar: Text.optional(),
      /** In French. */
      fr: Text.optional(),
    })
    .optional(),
});
export type Reference = z.infer<typeof Reference>;

/** `references.yaml`: from a source's name to the source. */
export const References = z.record(Slug, Reference);
export type References = z.infer<typeof References>;
