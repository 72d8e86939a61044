/** The shortest password, in characters: NIST SP 800-63B-4 asks for 15 where it stands alone. */
export const PASSWORD_MIN = 15;
/** The longest password, in characters. Longer ones would only cost hashing time. */
export const PASSWORD_MAX = 128;

/**
 * Why a password is refused, or undefined. No rules of composition: length, and not one that attackers try first.
 * A password counts as common when it is in `common`, or is such a one repeated or padded with digits and signs;
 * as personal when hardly more than the person's own name or address is in it.
 * @param common passwords in small letters
 * @param own words of the person: name, e-mail address
 */
export function passwordFault(
  password: string,
  common: ReadonlySet<string>,
  own: readonly string[] = [],
): 'short' | 'long' | 'common' | 'personal' | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'short';
  if (length > PASSWORD_MAX) return 'long';
  const word = password.normalize('NFKC').toLowerCase();
  if (isCommon(word, common)) return 'common';
  return isPersonal(word, own) ? 'personal' : undefined;
}

function isCommon(word: string, common: ReadonlySet<string>): boolean {
  const bare = word.replace(/[\s\d\p{P}\p{S}]+$/u, '').replace(/^[\s\d\p{P}\p{S}]+/u, '');
  return [word, bare].some((form) => common.has(form) || common.has(unit(form)) || new Set(form).size < 4);
}

/** The shortest piece of which `word` is a whole number of repeats. */
function unit(word: string): string {
  const period = (word + word).indexOf(word, 1);
  return word.slice(0, period);
}

function isPersonal(word: string, own: readonly string[]): boolean {
  const words = own.flatMap((text) => text.toLowerCase().split(/[\s@.]+/u)).filter((part) => part.length > 2);
  const rest = words.reduce((left, part) => left.replaceAll(part, ''), word);
  return rest.length < 6;
}
