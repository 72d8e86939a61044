import { LANGUAGES } from '../locales/common.ts';
import { mail } from '../locales/mail.ts';
import { paths } from '../paths.ts';
import { dateTime } from '../rules/dates.ts';
import { compose, isolated, oneLine } from '../rules/letter.ts';
import type { Invitation } from '../store/invitation.ts';
import type { NewMessage } from '../store/message.ts';
import type { User } from '../store/user.ts';

/** Whose time the link's end is told in: an invited person's zone is not known yet. */
interface Inviter {
  name: string;
  timeZone: string;
}

/** The message that carries an invitation's link, in the language of the invited person. */
export function invitationLetter(
  publicUrl: string,
  {
    email,
    name,
    locale,
    role,
    expiresAt,
  }: Pick<Invitation, 'email' | 'name' | 'locale' | 'role' | 'expiresAt'>,
  { inviter, ministry, token }: { inviter: Inviter; ministry: string | undefined; token: string },
): NewMessage {
  const lang = locale ?? 'en';
  const t = mail[lang];
  const given = {
    name: name ? isolated(name) : '',
    inviter: isolated(inviter.name),
    ministry: ministry ? isolated(ministry) : '',
    role: t.roles[role],
    until: untilOf(lang, expiresAt, inviter.timeZone),
  };
  const letter = {
    lang,
    dir: LANGUAGES[lang].dir,
    subject: t.invitation.subject(oneLine(inviter.name)),
    before: t.invitation.before(given),
    link: { words: t.invitation.link, url: publicUrl + paths.invitation(lang, token) },
    after: t.invitation.after(given),
  };
  return { to: email ?? '', locale: lang, ...compose(letter) };
}

/** The message with which a person sets a new password, in their language. */
export function resetLetter(
  publicUrl: string,
  { email, name, locale, timeZone }: User,
  { token, expiresAt }: { token: string; expiresAt: string },
): NewMessage {
  const t = mail[locale].reset;
  const letter = {
    lang: locale,
    dir: LANGUAGES[locale].dir,
    subject: t.subject,
    before: t.before(isolated(name)),
    link: { words: t.link, url: publicUrl + paths.reset(locale, token) },
    after: t.after(untilOf(locale, expiresAt, timeZone)),
  };
  return { to: email, locale, ...compose(letter) };
}

/** With the name of the zone: whoever reads it may be in another. */
function untilOf(locale: User['locale'], instant: string, timeZone: string): string {
  return `${dateTime(locale, instant, timeZone)} (${isolated(timeZone)})`;
}
