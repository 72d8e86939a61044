import * as z from 'zod';
import { Email, Locale, Slug, Text } from './atoms.ts';
import { AccountForm, PersonName, Role, TimeZone } from './user.ts';

/** What is written down of somebody who is to be invited. */
export const Invitee = z.object({
  email: Email,
  name: z.union([z.literal(''), PersonName]),
  role: Role,
  locale: Locale,
  /** A ministry's id, or null for none. */
  ministryId: z.string().nullable(),
  courses: z.array(Slug),
});
export type Invitee = z.infer<typeof Invitee>;

/** What holds for everybody of whom the list says nothing else. */
export const InviteForm = z.object({
  email: Text.optional(),
  name: Text.optional(),
  list: Text.optional(),
  file: z.instanceof(File).optional(),
  role: Role,
  language: Locale,
  ministry: Text.max(64).optional(),
});
export type InviteForm = z.infer<typeof InviteForm>;

/** The rows that are to be invited, as CSV, and the key of their form. */
export const ConfirmForm = z.object({ rows: Text, key: z.uuid() });

/** One invitation. */
export const InvitationForm = z.object({ invitation: Text.max(64) });

/** What an invited person says of themselves. */
export const AcceptForm = AccountForm.omit({ email: true }).extend({
  token: Text.max(200),
  name: PersonName,
  language: Locale,
  timeZone: TimeZone,
});
export type AcceptForm = z.infer<typeof AcceptForm>;
