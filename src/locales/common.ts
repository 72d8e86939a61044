import type { Locale } from '../schemas/atoms.ts';
import { number, plural } from '../rules/plural.ts';

/** How each language names itself, and which way it runs. */
export const LANGUAGES: Record<Locale, { name: string; dir: 'ltr' | 'rtl' }> = {
  en: { name: 'English', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
  fr: { name: 'Français', dir: 'ltr' },
};

const en = {
  academy: 'Attaché',
  skip: 'Skip to the text',
  main: 'Main',
  languages: 'Languages',
  passport: 'Passport',
  courses: 'Courses',
  account: 'Your account',
  signIn: 'Sign in',
  continue: 'Continue',
  continueWith: (what: string, minutes: number) =>
    `Continue: ${what}, ${plural('en', minutes, { one: '{n} min', other: '{n} min' })}`,
  continueQuiz: (what: string) => `Continue: ${what}`,
  minutes: (n: number) => plural('en', n, { one: '{n} minute', other: '{n} minutes' }),
  hours: (n: number) => plural('en', n, { one: '{n} hour', other: '{n} hours' }),
  done: 'done',
  stepsDone: (done: number, all: number) => `${number('en', done)} of ${number('en', all)} done`,
  original: (language: string) =>
    `This text is not translated into English yet. You are reading the original in ${language}.`,
  languageNames: { en: 'English', ar: 'Arabic', fr: 'French' } as Record<Locale, string>,
  /** Follows `original`: the language in which something is written. */
  inLanguage: { en: 'English', ar: 'Arabic', fr: 'French' } as Record<Locale, string>,
  and: (list: readonly string[]) => new Intl.ListFormat('en').format(list),
  mend: (n: number) =>
    plural('en', n, { one: 'One thing to mend', two: 'Two things to mend', other: '{n} things to mend' }),
};

type Texts = typeof en;

const ar: Texts = {
  academy: 'أتاشيه',
  skip: 'انتقل إلى النص',
  main: 'الأقسام',
  languages: 'اللغات',
  passport: 'الجواز',
  courses: 'المقررات',
  account: 'حسابك',
  signIn: 'الدخول',
  continue: 'تابِع',
  continueWith: (what, minutes) => `تابِع: ${what}، ${number('ar', minutes)} د`,
  continueQuiz: (what) => `تابِع: ${what}`,
  minutes: (n) =>
    plural('ar', n, {
      zero: 'أقل من دقيقة',
      one: 'دقيقة واحدة',
      two: 'دقيقتان',
      few: '{n} دقائق',
      many: '{n} دقيقة',
      other: '{n} دقيقة',
    }),
  hours: (n) =>
    plural('ar', n, {
      zero: 'أقل من ساعة',
      one: 'ساعة واحدة',
      two: 'ساعتان',
      few: '{n} ساعات',
      many: '{n} ساعة',
      other: '{n} ساعة',
    }),
  done: 'أُنجز',
  stepsDone: (done, all) => `أُنجز ${number('ar', done)} من ${number('ar', all)}`,
  original: (language) => `لم يُترجم هذا النص إلى العربية بعد، وأنت تقرأ أصله ${language}.`,
  languageNames: { en: 'الإنجليزية', ar: 'العربية', fr: 'الفرنسية' },
  inLanguage: { en: 'بالإنجليزية', ar: 'بالعربية', fr: 'بالفرنسية' },
  and: (list) => new Intl.ListFormat('ar').format(list),
  mend: (n) =>
    plural('ar', n, {
      one: 'أمر واحد يحتاج إلى تصحيح',
      two: 'أمران يحتاجان إلى تصحيح',
      few: '{n} أمور تحتاج إلى تصحيح',
      other: '{n} أمرًا يحتاج إلى تصحيح',
    }),
};

const fr: Texts = {
  academy: 'Attaché',
  skip: 'Aller au texte',
  main: 'Navigation principale',
  languages: 'Langues',
  passport: 'Passeport',
  courses: 'Cours',
  account: 'Votre compte',
  signIn: 'Se connecter',
  continue: 'Continuer',
  continueWith: (what, minutes) => `Continuer : ${what}, ${number('fr', minutes)} min`,
  continueQuiz: (what) => `Continuer : ${what}`,
  minutes: (n) => plural('fr', n, { one: '{n} minute', other: '{n} minutes' }),
  hours: (n) => plural('fr', n, { one: '{n} heure', other: '{n} heures' }),
  done: 'terminé',
  stepsDone: (done, all) => `${number('fr', done)} sur ${number('fr', all)}`,
  original: (language) =>
    `Ce texte n’est pas encore traduit en français. Vous lisez l’original en ${language}.`,
  languageNames: { en: 'anglais', ar: 'arabe', fr: 'français' },
  inLanguage: { en: 'anglais', ar: 'arabe', fr: 'français' },
  and: (list) => new Intl.ListFormat('fr').format(list),
  mend: (n) => plural('fr', n, { one: 'Un point à corriger', other: '{n} points à corriger' }),
};

/** Texts that every page shares. */
export const common: Record<Locale, Texts> = { en, ar, fr };
