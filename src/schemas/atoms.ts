import * as z from 'zod';

/** The interface languages, in the order in which the switch shows them. */
export const LOCALES = ['en', 'ar', 'fr'] as const;

/** A language of the interface and of course texts. */
export const Locale = z.enum(LOCALES);
export type Locale = z.infer<typeof Locale>;

/** A text without NUL bytes: neither engine stores one faithfully. */
export const Text = z.string().refine((text) => !text.includes('\0'), { error: 'contains a NUL byte' });

/** A name in addresses and file names: small Latin letters, digits and hyphens, at most 64. */
export const Slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'use small letters, digits and single hyphens' });

/** A UUID of version 7: it sorts by time. */
export const Id = z.uuid({ version: 'v7' });

/** A moment: ISO 8601 in UTC with milliseconds, as `2026-11-21T09:40:00.000Z`. It sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** An e-mail address, kept in small letters. */
export const Email = Text.pipe(z.email().max(254)).transform((email) => email.toLowerCase());

/** One text in each language in which it exists; the original language of the course must be among them. */
export const Localized = z.strictObject({
  /** In English. */
  en: Text.min(1).optional(),
  /** In Arabic. */
  ar: Text.min(1).optional(),
  /** In French. */
  fr: Text.min(1).optional(),
});
export type Localized = z.infer<typeof Localized>;

/** A list of texts for each language. */
export const LocalizedList = z.strictObject({
  /** In English. */
  en: z.array(Text.min(1)).min(1).optional(),
  /** In Arabic. */
  ar: z.array(Text.min(1)).min(1).optional(),
  /** In French. */
  fr: z.array(Text.min(1)).min(1).optional(),
});
export type LocalizedList = z.infer<typeof LocalizedList>;
