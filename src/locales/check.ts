import { number, plural } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

const en = {
  expected: 'Expected:',
  warning: 'Warning:',
  sound: (lessons: string) => `${lessons}: nothing to mend.`,
  count: (lessons: string, errors: string, warnings: string) => `${lessons}: ${errors}, ${warnings}.`,
  lessons: (n: number) => plural('en', n, { one: '{n} lesson file', other: '{n} lesson files' }),
  errors: (n: number) => plural('en', n, { zero: 'no errors', one: '{n} error', other: '{n} errors' }),
  warnings: (n: number) =>
    plural('en', n, { zero: 'no warnings', one: '{n} warning', other: '{n} warnings' }),
  accepted: (n: number) =>
    plural('en', n, {
      zero: 'No translation to accept here.',
      one: '{n} translation accepted as it stands.',
      other: '{n} translations accepted as they stand.',
    }),
  watching: 'Watching the courses. Ctrl+C ends it.',
  took: (milliseconds: number) => `(${number('en', milliseconds)} ms)`,
};

type Texts = typeof en;

const ar: Texts = {
  expected: 'المتوقع:',
  warning: 'تنبيه:',
  sound: (lessons) => `${lessons}: لا شيء يحتاج إلى تصحيح.`,
  count: (lessons, errors, warnings) => `${lessons}: ${errors}، ${warnings}.`,
  lessons: (n) =>
    plural('ar', n, {
      zero: 'لا ملفات دروس',
      one: 'ملف درس واحد',
      two: 'ملفا درسين',
      few: '{n} ملفات دروس',
      other: '{n} ملف درس',
    }),
  errors: (n) =>
    plural('ar', n, {
      zero: 'لا أخطاء',
      one: 'خطأ واحد',
      two: 'خطآن',
      few: '{n} أخطاء',
      many: '{n} خطأً',
      other: '{n} خطأ',
    }),
  warnings: (n) =>
    plural('ar', n, {
      zero: 'لا تنبيهات',
      one: 'تنبيه واحد',
      two: 'تنبيهان',
      few: '{n} تنبيهات',
      many: '{n} تنبيهًا',
      other: '{n} تنبيه',
    }),
  accepted: (n) =>
    plural('ar', n, {
      zero: 'لا ترجمة هنا تُعتمد.',
      one: 'اعتُمدت ترجمة واحدة على حالها.',
      two: 'اعتُمدت ترجمتان على حالهما.',
      few: 'اعتُمدت {n} ترجمات على حالها.',
      other: 'اعتُمدت {n} ترجمة على حالها.',
    }),
  watching: 'المقررات تحت المراقبة. للإنهاء: Ctrl+C.',
  took: (milliseconds) => `(${number('ar', milliseconds)} م.ث)`,
};

const fr: Texts = {
  expected: 'Attendu :',
  warning: 'Avertissement :',
  sound: (lessons) => `${lessons} : rien à corriger.`,
  count: (lessons, errors, warnings) => `${lessons} : ${errors}, ${warnings}.`,
  lessons: (n) =>
    plural('fr', n, {
      zero: 'aucun fichier de leçon',
      one: '{n} fichier de leçon',
      other: '{n} fichiers de leçon',
    }),
  errors: (n) => plural('fr', n, { zero: 'aucune erreur', one: '{n} erreur', other: '{n} erreurs' }),
  warnings: (n) =>
    plural('fr', n, { zero: 'aucun avertissement', one: '{n} avertissement', other: '{n} avertissements' }),
  accepted: (n) =>
    plural('fr', n, {
      zero: 'Aucune traduction à accepter ici.',
      one: '{n} traduction acceptée telle quelle.',
      other: '{n} traductions acceptées telles quelles.',
    }),
  watching: 'Les cours sont surveillés. Ctrl+C pour terminer.',
  took: (milliseconds) => `(${number('fr', milliseconds)} ms)`,
};

/** What `attache check` says beside the faults themselves. */
export const check: Record<Locale, Texts> = { en, ar, fr };
