import { percent, plural } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';
import type { EventKind } from '../schemas/event.ts';

/** What the sentence of an entry may name. */
export interface EventWords {
  /** Whom it befell, or what stands for somebody who is not to be named. */
  whom: string;
  /** A detail in the reader's words; three dots where it was taken out. */
  said: (detail: string) => string;
  /** A detail that is a number. */
  count: (detail: string) => number;
  /** Whether a detail is there and says something. */
  has: (detail: string) => boolean;
}

type Texts = {
  /** What happened, in a sentence. */
  sentences: Record<EventKind, (words: EventWords) => string>;
  /** A second factor, as an entry names it. */
  factors: Record<'totp' | 'passkey' | 'codes' | 'code' | 'any', string>;
};

const en: Texts = {
  sentences: {
    record_begun: ({ count }) =>
      plural('en', count('rows'), {
        zero: 'The record begins.',
        one: 'The record begins. One row of training from before was sealed.',
        other: 'The record begins. {n} rows of training from before were sealed.',
      }),
    invitation_sent: ({ said }) => `An invitation went to ${said('email')}, as: ${said('role')}.`,
    invitation_accepted: ({ whom, said }) => `${whom} accepted an invitation, as: ${said('role')}.`,
    invitation_withdrawn: ({ said }) => `The invitation to ${said('email')} was withdrawn.`,
    account_made: ({ whom, said }) => `An account was made for ${whom}, as: ${said('role')}.`,
    role_changed: ({ whom, said }) => `The role of ${whom} changed: ${said('from')}, now ${said('to')}.`,
    courses_given: ({ whom, said, has }) =>
      has('courses') ? `${whom} teaches ${said('courses')}.` : `${whom} teaches no course any more.`,
    ministry_made: ({ said }) => `The ministry ${said('name')} was made.`,
    ministry_renamed: ({ said }) => `The ministry ${said('from')} is called ${said('to')} now.`,
    ministry_changed: ({ whom, said }) =>
      `The ministry of ${whom} changed: ${said('from')}, now ${said('to')}.`,
    disabled: ({ whom }) => `The account of ${whom} was disabled.`,
    enabled: ({ whom }) => `The account of ${whom} was enabled again.`,
    extra_time_changed: ({ whom, count }) =>
      `The extra time of ${whom} changed from ${percent('en', count('from') / 100)} to ${percent('en', count('to') / 100)}.`,
    exported: ({ said, count }) =>
      plural('en', count('rows'), {
        one: `One row was exported as ${said('format')}.`,
        other: `{n} rows were exported as ${said('format')}.`,
      }),
    sign_in_failed: ({ whom, said, has }) => {
      if (has('unknown')) return 'A passkey that nobody here has.';
      if (has('factor')) return `A passkey of ${whom} was refused.`;
      return has('email')
        ? `A wrong password for ${said('email')}, an address that nobody here has.`
        : `A wrong password for ${whom}.`;
    },
    sign_in_limited: ({ whom, said, has }) =>
      `Too many wrong passwords for ${has('email') ? said('email') : whom}: further tries had to wait.`,
    password_reset_asked: ({ whom }) => `A new password was asked for, for ${whom}.`,
    password_reset: ({ whom }) => `The password of ${whom} was set anew.`,
    password_changed: ({ whom }) => `The password of ${whom} was changed.`,
    factor_added: ({ whom, said }) => `A second factor of ${whom} was added: ${said('factor')}.`,
    factor_removed: ({ whom, said }) => `A second factor of ${whom} was removed: ${said('factor')}.`,
    factor_failed: ({ whom, said }) => `A second factor for ${whom} was refused: ${said('factor')}.`,
    factor_required: ({ said, has }) =>
      has('factor')
        ? `The role “${said('role')}” needs a second factor now: ${said('factor')}.`
        : `The role “${said('role')}” needs no second factor any more.`,
    sessions_ended: ({ whom, count }) =>
      plural('en', count('sessions'), {
        one: `One session of ${whom} was ended.`,
        other: `{n} sessions of ${whom} were ended.`,
      }),
    data_downloaded: ({ whom }) => `${whom} downloaded what is held about them.`,
    backup_made: () => 'A backup was made.',
    restored: () => 'The academy was put back from a backup.',
    moved: () => 'The academy was moved here from another database.',
  },
  factors: {
    totp: 'authenticator app',
    passkey: 'passkey',
    codes: 'recovery codes',
    code: 'code',
    any: 'app or passkey',
  },
};

const ar: Texts = {
  sentences: {
    record_begun: ({ count }) =>
      plural('ar', count('rows'), {
        zero: 'بداية السجل.',
        one: 'بداية السجل، وخُتم قيد تدريب واحد مما سبقها.',
        two: 'بداية السجل، وخُتم قيدا تدريب مما سبقها.',
        few: 'بداية السجل، وخُتمت {n} قيود تدريب مما سبقها.',
        other: 'بداية السجل، وخُتم {n} من قيود التدريب مما سبقها.',
      }),
    invitation_sent: ({ said }) => `أُرسلت دعوة إلى ${said('email')}، والدور: ${said('role')}.`,
    invitation_accepted: ({ whom, said }) => `قبول الدعوة من ${whom}، والدور: ${said('role')}.`,
    invitation_withdrawn: ({ said }) => `سُحبت الدعوة المرسلة إلى ${said('email')}.`,
    account_made: ({ whom, said }) => `أُنشئ حساب ${whom}، والدور: ${said('role')}.`,
    role_changed: ({ whom, said }) => `تغيّر دور ${whom} من «${said('from')}» إلى «${said('to')}».`,
    courses_given: ({ whom, said, has }) =>
      has('courses')
        ? `المقررات المسندة إلى ${whom}: ${said('courses')}.`
        : `لم يعد أي مقرر مسندًا إلى ${whom}.`,
    ministry_made: ({ said }) => `أُنشئت وزارة باسم ${said('name')}.`,
    ministry_renamed: ({ said }) => `تغيّر اسم الوزارة من ${said('from')} إلى ${said('to')}.`,
    ministry_changed: ({ whom, said }) => `تغيّرت وزارة ${whom} من «${said('from')}» إلى «${said('to')}».`,
    disabled: ({ whom }) => `أُوقف حساب ${whom}.`,
    enabled: ({ whom }) => `أُعيد تفعيل حساب ${whom}.`,
    extra_time_changed: ({ whom, count }) =>
      `تغيّر الوقت الإضافي لحساب ${whom} من ${percent('ar', count('from') / 100)} إلى ${percent('ar', count('to') / 100)}.`,
    exported: ({ said, count }) =>
      plural('ar', count('rows'), {
        zero: `صُدّر ملف ${said('format')} بلا صفوف.`,
        one: `صُدّر صف واحد بصيغة ${said('format')}.`,
        two: `صُدّر صفان بصيغة ${said('format')}.`,
        few: `صُدّرت {n} صفوف بصيغة ${said('format')}.`,
        other: `صُدّر {n} صفًا بصيغة ${said('format')}.`,
      }),
    sign_in_failed: ({ whom, said, has }) => {
      if (has('unknown')) return 'مفتاح مرور لا يعود إلى أي حساب هنا.';
      if (has('factor')) return `رُفض مفتاح مرور لحساب ${whom}.`;
      return has('email')
        ? `كلمة سر خاطئة للعنوان ${said('email')}، وليس هنا حساب به.`
        : `كلمة سر خاطئة لحساب ${whom}.`;
    },
    sign_in_limited: ({ whom, said, has }) =>
      `كلمات سر خاطئة كثيرة ${has('email') ? `للعنوان ${said('email')}` : `لحساب ${whom}`}، فأُجّلت المحاولات التالية.`,
    password_reset_asked: ({ whom }) => `طُلبت كلمة سر جديدة لحساب ${whom}.`,
    password_reset: ({ whom }) => `عُيّنت كلمة سر جديدة لحساب ${whom}.`,
    password_changed: ({ whom }) => `تغيّرت كلمة السر لحساب ${whom}.`,
    factor_added: ({ whom, said }) => `أُضيف عامل ثانٍ إلى حساب ${whom}: ${said('factor')}.`,
    factor_removed: ({ whom, said }) => `أُزيل عامل ثانٍ من حساب ${whom}: ${said('factor')}.`,
    factor_failed: ({ whom, said }) => `رُفض عامل ثانٍ لحساب ${whom}: ${said('factor')}.`,
    factor_required: ({ said, has }) =>
      has('factor')
        ? `صار العامل الثاني شرطًا للدور «${said('role')}»: ${said('factor')}.`
        : `لم يعد العامل الثاني شرطًا للدور «${said('role')}».`,
    sessions_ended: ({ whom, count }) =>
      plural('ar', count('sessions'), {
        zero: `لم تكن لحساب ${whom} جلسة تُنهى.`,
        one: `أُنهيت جلسة واحدة لحساب ${whom}.`,
        two: `أُنهيت جلستان لحساب ${whom}.`,
        few: `أُنهيت {n} جلسات لحساب ${whom}.`,
        other: `أُنهيت {n} جلسة لحساب ${whom}.`,
      }),
    data_downloaded: ({ whom }) => `نُزّلت البيانات المحفوظة عن ${whom} بطلب من صاحبها.`,
    backup_made: () => 'أُنشئت نسخة احتياطية.',
    restored: () => 'استُعيدت الأكاديمية من نسخة احتياطية.',
    moved: () => 'نُقلت الأكاديمية إلى هنا من قاعدة بيانات أخرى.',
  },
  factors: {
    totp: 'تطبيق المصادقة',
    passkey: 'مفتاح مرور',
    codes: 'رموز الاسترداد',
    code: 'رمز',
    any: 'تطبيق أو مفتاح مرور',
  },
};

const fr: Texts = {
  sentences: {
    record_begun: ({ count }) =>
      plural('fr', count('rows'), {
        zero: 'Le registre commence.',
        one: 'Le registre commence. Une ligne de formation antérieure a été scellée.',
        other: 'Le registre commence. {n} lignes de formation antérieures ont été scellées.',
      }),
    invitation_sent: ({ said }) => `Invitation envoyée à ${said('email')}, rôle : ${said('role')}.`,
    invitation_accepted: ({ whom, said }) => `Invitation acceptée par ${whom}, rôle : ${said('role')}.`,
    invitation_withdrawn: ({ said }) => `L’invitation à ${said('email')} a été retirée.`,
    account_made: ({ whom, said }) => `Compte créé pour ${whom}, rôle : ${said('role')}.`,
    role_changed: ({ whom, said }) => `Rôle de ${whom} : ${said('from')}, désormais ${said('to')}.`,
    courses_given: ({ whom, said, has }) =>
      has('courses')
        ? `Cours confiés à ${whom} : ${said('courses')}.`
        : `${whom} n’enseigne plus aucun cours.`,
    ministry_made: ({ said }) => `Le ministère ${said('name')} a été créé.`,
    ministry_renamed: ({ said }) => `Le ministère ${said('from')} s’appelle désormais ${said('to')}.`,
    ministry_changed: ({ whom, said }) => `Ministère de ${whom} : ${said('from')}, désormais ${said('to')}.`,
    disabled: ({ whom }) => `Le compte de ${whom} a été désactivé.`,
    enabled: ({ whom }) => `Le compte de ${whom} a été réactivé.`,
    extra_time_changed: ({ whom, count }) =>
      `Temps supplémentaire de ${whom} : ${percent('fr', count('from') / 100)}, désormais ${percent('fr', count('to') / 100)}.`,
    exported: ({ said, count }) =>
      plural('fr', count('rows'), {
        one: `{n} ligne exportée en ${said('format')}.`,
        other: `{n} lignes exportées en ${said('format')}.`,
      }),
    sign_in_failed: ({ whom, said, has }) => {
      if (has('unknown')) return 'Une clé d’accès que personne n’a ici.';
      if (has('factor')) return `Une clé d’accès de ${whom} a été refusée.`;
      return has('email')
        ? `Mot de passe erroné pour ${said('email')}, une adresse que personne n’a ici.`
        : `Mot de passe erroné pour ${whom}.`;
    },
    sign_in_limited: ({ whom, said, has }) =>
      `Trop de mots de passe erronés pour ${has('email') ? said('email') : whom} : les essais suivants ont dû attendre.`,
    password_reset_asked: ({ whom }) => `Nouveau mot de passe demandé pour ${whom}.`,
    password_reset: ({ whom }) => `Le mot de passe de ${whom} a été redéfini.`,
    password_changed: ({ whom }) => `Le mot de passe de ${whom} a été changé.`,
    factor_added: ({ whom, said }) => `Second facteur de ${whom} ajouté : ${said('factor')}.`,
    factor_removed: ({ whom, said }) => `Second facteur de ${whom} retiré : ${said('factor')}.`,
    factor_failed: ({ whom, said }) => `Second facteur refusé pour ${whom} : ${said('factor')}.`,
    factor_required: ({ said, has }) =>
      has('factor')
        ? `Le rôle « ${said('role')} » exige désormais un second facteur : ${said('factor')}.`
        : `Le rôle « ${said('role')} » n’exige plus de second facteur.`,
    sessions_ended: ({ whom, count }) =>
      plural('fr', count('sessions'), {
        one: `{n} session de ${whom} a été fermée.`,
        other: `{n} sessions de ${whom} ont été fermées.`,
      }),
    data_downloaded: ({ whom }) => `${whom} a téléchargé les données qui se rapportent à son compte.`,
    backup_made: () => 'Une sauvegarde a été faite.',
    restored: () => 'L’académie a été restaurée d’une sauvegarde.',
    moved: () => 'L’académie est venue ici d’une autre base de données.',
  },
  factors: {
    totp: 'application d’authentification',
    passkey: 'clé d’accès',
    codes: 'codes de secours',
    code: 'code',
    any: 'application ou clé d’accès',
  },
};

/** What the record tells of what happened. */
export const event: Record<Locale, Texts> = { en, ar, fr };
