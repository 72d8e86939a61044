import * as z from 'zod';
import { Email, Locale, Text } from './atoms.ts';

/** What a person may do here: learn, teach, know who is trained, run the academy. */
export const Role = z.enum(['trainee', 'instructor', 'officer', 'administrator']);
export type Role = z.infer<typeof Role>;

/** A name as the person writes it. */
export const PersonName = Text.pipe(z.string().trim().min(1).max(120));

/** An IANA time zone that this machine knows. */
export const TimeZone = Text.refine(isTimeZone, { error: 'not a time zone' });

/** A password as typed: its rule is `rules/password.ts`. */
const Password = Text.pipe(z.string().max(1024));

export const SignInForm = z.object({ email: Email, password: Password, next: Text.optional() });

export const ProfileForm = z.object({ name: PersonName, language: Locale, timeZone: TimeZone });
export type ProfileForm = z.infer<typeof ProfileForm>;

export const PasswordForm = z.object({ current: Password, password: Password });

/** A new account: the first administrator's, or where registration is open. */
export const AccountForm = z.object({ name: PersonName, email: Email, password: Password });
export type AccountForm = z.infer<typeof AccountForm>;

/** Whoever has this address is to set a new password. */
export const AddressForm = z.object({ email: Email });

/** A new password by a link. */
export const ResetForm = z.object({ token: Text.max(200), password: Password });

export const SetupForm = AccountForm.extend({ token: Text.max(200), sample: z.literal('yes').optional() });

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
