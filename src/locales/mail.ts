import type { Locale } from '../schemas/atoms.ts';

/** Names come already set apart for the direction of the sentence. */
interface Invited {
  /** Whom the message is for, or an empty text. */
  name: string;
  inviter: string;
  /** The ministry's name, or an empty text. */
  ministry: string;
  role: string;
  until: string;
}

const en = {
  /** As it follows “you will be”. */
  roles: {
    trainee: 'a trainee',
    instructor: 'an instructor',
    officer: 'a ministry officer',
    administrator: 'an administrator',
  },
  invitation: {
    subject: (inviter: string) => `Attaché: an invitation from ${inviter}`,
    before: ({ name, inviter, ministry, role }: Invited) => [
      name ? `Dear ${name},` : 'Good day,',
      `${inviter} invites you to Attaché, the academy in which ${ministry || 'your ministry'} trains its people in digital diplomacy. You will be ${role} there.`,
      'Open the link below, choose a password, and you are in.',
    ],
    link: 'Accept the invitation',
    after: ({ until }: Invited) => [
      `The link is for you alone. It works once, until ${until}. If it has run out, ask for a new one.`,
      'If you did not expect this message, you need do nothing.',
    ],
  },
  reset: {
    subject: 'A new password for Attaché',
    before: (name: string) => [
      `Dear ${name},`,
      'Somebody, you we hope, has asked for a new password for your account. Open the link below to set one.',
    ],
    link: 'Set a new password',
    after: (until: string) => [
      `The link works once, until ${until}. Every session of your account then ends.`,
      'If it was not you who asked, you need do nothing: your password stays as it is.',
    ],
  },
};

type Texts = typeof en;

const ar: Texts = {
  roles: { trainee: 'متدربًا', instructor: 'مدرّسًا', officer: 'مسؤولًا في الوزارة', administrator: 'مديرًا' },
  invitation: {
    subject: (inviter) => `أتاشيه: دعوة من ${inviter}`,
    before: ({ name, inviter, ministry, role }) => [
      name ? `تحية طيبة إلى ${name}،` : 'تحية طيبة،',
      `يدعوك ${inviter} إلى أتاشيه، الأكاديمية التي تدرّب فيها ${ministry || 'وزارتك'} منسوبيها على الدبلوماسية الرقمية، وستكون فيها ${role}.`,
      'افتح الرابط أدناه واختر كلمة سر، فتدخل.',
    ],
    link: 'اقبل الدعوة',
    after: ({ until }) => [
      `هذا الرابط لك وحدك، ويصلح مرة واحدة حتى ${until}. فإن انتهت مدته فاطلب غيره.`,
      'وإن لم تكن تنتظر هذه الرسالة فليس عليك شيء.',
    ],
  },
  reset: {
    subject: 'كلمة سر جديدة لأتاشيه',
    before: (name) => [
      `تحية طيبة إلى ${name}،`,
      'طلب أحد، ونرجو أن تكون أنت، كلمة سر جديدة لحسابك. افتح الرابط أدناه لتضعها.',
    ],
    link: 'ضع كلمة سر جديدة',
    after: (until) => [
      `يصلح الرابط مرة واحدة حتى ${until}، ثم تُنهى كل جلسات حسابك.`,
      'وإن لم تكن أنت الطالب فليس عليك شيء: كلمة سرك باقية كما هي.',
    ],
  },
};

const fr: Texts = {
  roles: {
    trainee: 'stagiaire',
    instructor: 'formateur',
    officer: 'responsable au ministère',
    administrator: 'administrateur',
  },
  invitation: {
    subject: (inviter) => `Attaché : une invitation de ${inviter}`,
    before: ({ name, inviter, ministry, role }) => [
      name ? `${name}, bonjour,` : 'Bonjour,',
      `${inviter} vous invite à Attaché, l’académie où ${ministry || 'votre ministère'} forme son personnel à la diplomatie numérique. Vous y serez ${role}.`,
      'Ouvrez le lien ci-dessous, choisissez un mot de passe, et vous y êtes.',
    ],
    link: 'Accepter l’invitation',
    after: ({ until }) => [
      `Ce lien est pour vous seul. Il sert une fois, jusqu’au ${until}. S’il a expiré, demandez-en un autre.`,
      'Si vous n’attendiez pas ce message, vous n’avez rien à faire.',
    ],
  },
  reset: {
    subject: 'Un nouveau mot de passe pour Attaché',
    before: (name) => [
      `${name}, bonjour,`,
      'Quelqu’un, vous sans doute, a demandé un nouveau mot de passe pour votre compte. Ouvrez le lien ci-dessous pour le choisir.',
    ],
    link: 'Choisir un nouveau mot de passe',
    after: (until) => [
      `Le lien sert une fois, jusqu’au ${until}. Toutes les sessions de votre compte seront alors fermées.`,
      'Si ce n’était pas vous, vous n’avez rien à faire : votre mot de passe reste le même.',
    ],
  },
};

/** Texts of the messages that the academy sends. */
export const mail: Record<Locale, Texts> = { en, ar, fr };
