import * as z from 'zod';

/**
 * What the record can tell: a closed list, in the order in which the page offers it. What else an entry says stands in its
 * details, by the names given here; `subject` is the person whom it befell.
 */
export const EVENT_KINDS = [
  /** The first start: `rows`, how many rows that prove training were there before and got their seals. */
  'record_begun',
  /** `email`, `role`. */
  'invitation_sent',
  /** The subject is the new person; `role`. */
  'invitation_accepted',
  /** `email`. */
  'invitation_withdrawn',
  /** By command, or by the person who registers or is the first administrator: `role`. */
  'account_made',
  /** `from`, `to`. */
  'role_changed',
  /** `courses`: slugs, separated by a comma and a space. */
  'courses_given',
  /** `name`. */
  'ministry_made',
  /** `from`, `to`. */
  'ministry_renamed',
  /** `from`, `to`: the names of ministries, or null for none. */
  'ministry_changed',
  'disabled',
  'enabled',
  /** `from`, `to`, in per cent. */
  'extra_time_changed',
  /** `what`: what was taken out; `format`: csv, xlsx; `rows`. */
  'exported',
  /** `address`; without a subject, `email` as it was typed, in part; by a passkey `factor`, and `unknown` if nobody has it. */
  'sign_in_failed',
  /** As `sign_in_failed`: written once for each time that tries ran out. */
  'sign_in_limited',
  'password_reset_asked',
  'password_reset',
  'password_changed',
  /** `factor`: totp, passkey, codes. */
  'factor_added',
  /** `factor`. */
  'factor_removed',
  /** `factor`, `address`. */
  'factor_failed',
  /** `role`, `factor`: what the role needs now (any, passkey), or null for nothing. */
  'factor_required',
  /** `sessions`: how many. */
  'sessions_ended',
  /** A person took out what is held about them. */
  'data_downloaded',
  /** `rows`. */
  'backup_made',
  'restored',
  /** The academy came from another database. */
  'moved',
] as const;

/** A kind of entry in the record. */
export const EventKind = z.enum(EVENT_KINDS);
export type EventKind = z.infer<typeof EventKind>;

/** What an entry says beside who, whom and when: flat, so that it is read at a glance. */
export const EventDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type EventDetails = z.infer<typeof EventDetails>;
