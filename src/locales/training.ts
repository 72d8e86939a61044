import { number } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

const en = {
  back: 'All people',
  noCourse: 'No course begun yet. As soon as the first lesson is opened, its course stands here.',
  modules: { module: 'Module', lessons: 'Lessons done', quiz: 'Quiz', completed: 'Completed' },
  lessonsOf: (done: number, all: number) => `${number('en', done)} of ${number('en', all)}`,
  passed: 'passed',
  attempts: {
    title: 'Attempts at graded quizzes',
    quiz: 'Quiz',
    number: 'Attempt',
    begun: 'Begun',
    closed: 'Closed',
    result: 'Result',
  },
  open: 'open',
  notPassed: 'not passed',
  byClock: 'closed by the clock',
};

type Texts = typeof en;

const ar: Texts = {
  back: 'كل الأشخاص',
  noCourse: 'لم يُبدأ بأي مقرر بعد. ومتى فُتح أول درس ظهر مقرره هنا.',
  modules: { module: 'الوحدة', lessons: 'الدروس المنجزة', quiz: 'الاختبار', completed: 'الإتمام' },
  lessonsOf: (done, all) => `${number('ar', done)} من ${number('ar', all)}`,
  passed: 'ناجح',
  attempts: {
    title: 'محاولات الاختبارات المحسوبة',
    quiz: 'الاختبار',
    number: 'المحاولة',
    begun: 'البدء',
    closed: 'الإغلاق',
    result: 'النتيجة',
  },
  open: 'مفتوحة',
  notPassed: 'غير ناجح',
  byClock: 'أغلقها انتهاء الوقت',
};

const fr: Texts = {
  back: 'Toutes les personnes',
  noCourse: 'Aucun cours commencé. Dès que la première leçon sera ouverte, son cours figurera ici.',
  modules: { module: 'Module', lessons: 'Leçons faites', quiz: 'Questionnaire', completed: 'Fin' },
  lessonsOf: (done, all) => `${number('fr', done)} sur ${number('fr', all)}`,
  passed: 'réussi',
  attempts: {
    title: 'Tentatives aux questionnaires notés',
    quiz: 'Questionnaire',
    number: 'Tentative',
    begun: 'Début',
    closed: 'Clôture',
    result: 'Issue',
  },
  open: 'en cours',
  notPassed: 'non réussi',
  byClock: 'close par le temps',
};

/** Texts of one person's page, as an officer reads it. */
export const training: Record<Locale, Texts> = { en, ar, fr };
