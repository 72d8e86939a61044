import { asciiDigits } from './number-form.ts';

/** By what beside the password somebody has shown who they are. */
export type Factor = 'totp' | 'recovery' | 'passkey';

/** What a role may need: any second factor, or a passkey. */
export type Demand = 'any' | 'passkey';

/** What a person has, what their role needs, and what was given in this session. */
export interface Standing {
  totp: boolean;
  passkey: boolean;
  demand: Demand | null;
  given: Factor | null;
}

/** What somebody still owes: to give their second factor, or to set one up. */
export type Owed = 'give' | 'set-up';

/**
 * What is owed before anything else, or undefined. Whoever has a second factor gives it; whose role needs one that they
 * do not have sets it up. Where a passkey is needed a recovery code stands in for a lost one, a code of the app does not.
 */
export function owedFactor(standing: Standing): Owed | undefined {
  const { totp, passkey, demand, given } = standing;
  if ((totp || passkey) && !given) return 'give';
  if (demand && !suffices(standing, demand)) return 'set-up';
  return demand === 'passkey' && given === 'totp' ? 'give' : undefined;
}

/** Whether what a person has is what a role needs. */
export function suffices({ totp, passkey }: Pick<Standing, 'totp' | 'passkey'>, demand: Demand): boolean {
  return passkey || (demand === 'any' && totp);
}

/** Whether a code of the app opens: not for a person with a passkey whose role needs it. */
export function takesTotp({ totp, passkey, demand }: Standing): boolean {
  return totp && !(demand === 'passkey' && passkey);
}

/** The digits of a code of the app, however they were written, or undefined when it is none. */
export function totpDigits(typed: string): string | undefined {
  const digits = bare(typed);
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

/** The signs of recovery codes: those that nobody confuses (Crockford's base 32). */
export const RECOVERY_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The form in which recovery codes are compared: without hyphens and spaces, in capitals, mistaken signs mended. */
export function recoveryForm(typed: string): string {
  return bare(typed).toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** A text in groups of four, to be read aloud or typed off. */
export function inGroups(text: string, between: string): string {
  return (text.match(/.{1,4}/g) ?? []).join(between);
}

function bare(typed: string): string {
  return asciiDigits(typed.normalize('NFKC')).replace(/[\s\p{Pd}\p{Cf}]/gu, '');
}
