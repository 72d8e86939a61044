import type { Locale } from '../schemas/atoms.ts';
import { number, plural } from '../rules/plural.ts';

const en = {
  outline: 'Outline',
  courseOutline: 'Course outline',
  close: 'Close',
  minutes: (n: number) => plural('en', n, { one: '{n} minute', other: '{n} minutes' }),
  exercises: (n: number) => plural('en', n, { one: '{n} exercise', other: '{n} exercises' }),
  checked: (date: string) => `Sources checked ${date}`,
  next: 'Next',
  previous: 'Previous',
  nextWith: (title: string, minutes: number) => `Next: ${title}, ${number('en', minutes)} min`,
  nextTitle: (title: string) => `Next: ${title}`,
  markRead: 'Mark as read',
  read: 'Read',
  done: 'This lesson is done.',
  rule: 'A lesson is done when it is marked as read and its required exercises are passed.',
  missing: (n: number) =>
    plural('en', n, {
      one: 'One required exercise is still to be passed:',
      other: '{n} required exercises are still to be passed:',
    }),
  signIn: 'Sign in to answer and to keep your progress.',
  moduleQuiz: 'The module’s quiz',
  practice: 'Practice',
  practiceNote: (pass: string) => `Not graded. Passed from ${pass}; try as often as you like.`,
  optional: 'Optional',
  passed: 'Passed',
  scoreSoFar: (percent: string) => `${percent} so far`,
  startOver: 'Start over',
};

type Texts = typeof en;

const ar: Texts = {
  outline: 'المحتوى',
  courseOutline: 'محتوى المقرر',
  close: 'أغلق',
  minutes: (n) =>
    plural('ar', n, { one: 'دقيقة واحدة', two: 'دقيقتان', few: '{n} دقائق', other: '{n} دقيقة' }),
  exercises: (n) =>
    plural('ar', n, { one: 'تمرين واحد', two: 'تمرينان', few: '{n} تمارين', other: '{n} تمرينًا' }),
  checked: (date) => `رُوجعت المصادر في ${date}`,
  next: 'التالي',
  previous: 'السابق',
  nextWith: (title, minutes) => `التالي: ${title}، ${number('ar', minutes)} د`,
  nextTitle: (title) => `التالي: ${title}`,
  markRead: 'أشِر إلى قراءته',
  read: 'قُرئ',
  done: 'أُنجز هذا الدرس.',
  rule: 'يُنجَز الدرس متى أشرتَ إلى قراءته واجتزتَ تمارينه المطلوبة.',
  missing: (n) =>
    plural('ar', n, {
      one: 'بقي تمرين مطلوب لم يُجتَز:',
      two: 'بقي تمرينان مطلوبان لم يُجتازا:',
      few: 'بقيت {n} تمارين مطلوبة لم تُجتَز:',
      other: 'بقي {n} تمرينًا مطلوبًا لم تُجتَز:',
    }),
  signIn: 'ادخل لتجيب ويُحفظ تقدمك.',
  moduleQuiz: 'اختبار الوحدة',
  practice: 'تدريب',
  practiceNote: (pass) => `لا درجة عليه. يُجتاز بـ${pass} فأكثر، وأعِده ما شئت.`,
  optional: 'اختياري',
  passed: 'اجتزته',
  scoreSoFar: (percent) => `${percent} حتى الآن`,
  startOver: 'ابدأ من جديد',
};

const fr: Texts = {
  outline: 'Plan',
  courseOutline: 'Plan du cours',
  close: 'Fermer',
  minutes: (n) => plural('fr', n, { one: '{n} minute', other: '{n} minutes' }),
  exercises: (n) => plural('fr', n, { one: '{n} exercice', other: '{n} exercices' }),
  checked: (date) => `Sources vérifiées le ${date}`,
  next: 'Suite',
  previous: 'Précédent',
  nextWith: (title, minutes) => `Suite : ${title}, ${number('fr', minutes)} min`,
  nextTitle: (title) => `Suite : ${title}`,
  markRead: 'Marquer comme lue',
  read: 'Lue',
  done: 'Cette leçon est terminée.',
  rule: 'Une leçon est terminée quand elle est marquée comme lue et que ses exercices obligatoires sont réussis.',
  missing: (n) =>
    plural('fr', n, {
      one: 'Il reste un exercice obligatoire à réussir :',
      other: 'Il reste {n} exercices obligatoires à réussir :',
    }),
  signIn: 'Connectez-vous pour répondre et garder votre progression.',
  moduleQuiz: 'Le questionnaire du module',
  practice: 'Exercice',
  practiceNote: (pass) => `Non noté. Réussi à partir de ${pass} ; recommencez autant que vous voulez.`,
  optional: 'Facultatif',
  passed: 'Réussi',
  scoreSoFar: (percent) => `${percent} jusqu’ici`,
  startOver: 'Recommencer',
};

/** Texts around a lesson. */
export const reading: Record<Locale, Texts> = { en, ar, fr };
