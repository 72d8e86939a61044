import type { Locale } from '../schemas/atoms.ts';
import { number, plural } from '../rules/plural.ts';

const en = {
  title: 'Passport of training',
  next: 'Next',
  nextLesson: (course: string, number: string, minutes: number) =>
    `${course}, ${number}. ${plural('en', minutes, { one: 'One minute.', other: 'About {n} minutes.' })}`,
  nextQuiz: (course: string) => `${course}. The lessons are done; this earns the stamp.`,
  nextFinal: (course: string) => `${course}. Every module is done; this completes the course.`,
  allDone: 'Everything is done',
  allDoneHow: 'You have completed every course of this academy. The texts stay open to you.',
  rosette: 'Your rosette, computed from your number',
  name: 'Name',
  ministry: 'Ministry',
  role: 'Role',
  roles: {
    trainee: 'Trainee',
    instructor: 'Instructor',
    officer: 'Ministry officer',
    administrator: 'Administrator',
  },
  hours: 'Hours done',
  hoursOf: (done: string, all: string) => `${done} of ${all}`,
  stamps: 'Stamps',
  completedCourses: 'Courses completed',
  scores: 'Scores',
  attempts: (n: number) => plural('en', n, { one: '{n} attempt', other: '{n} attempts' }),
  visas: 'Visas',
  asList: 'as a list',
  none: 'No stamps yet',
  noneHow: (minutes: number) =>
    `Each module that you finish leaves a stamp here: its place, its date, its shape. The first takes about ${number('en', minutes)} minutes.`,
  firstStamp: 'your first stamp',
  begun: 'begun',
  courses: 'Your courses',
  head: { course: 'Course', modules: 'Modules', hours: 'Hours', state: 'State' },
  completedOn: (date: string) => `Completed ${date}`,
  list: 'Every stamp, as a list',
  listHead: { number: 'No.', module: 'Module', place: 'Place', date: 'Date', score: 'Best score' },
  noPassportYet: 'Begin a course and it will stand here.',
};

type Texts = typeof en;

const ar: Texts = {
  title: 'جواز التدريب',
  next: 'التالي',
  nextLesson: (course, number, minutes) =>
    `${course}، ${number}. ${plural('ar', minutes, { one: 'دقيقة واحدة.', two: 'دقيقتان تقريبًا.', few: 'نحو {n} دقائق.', other: 'نحو {n} دقيقة.' })}`,
  nextQuiz: (course) => `${course}. أُنجزت الدروس، وبهذا الاختبار يُنال الختم.`,
  nextFinal: (course) => `${course}. أُنجزت الوحدات كلها، وبهذا يكتمل المقرر.`,
  allDone: 'أُنجز كل شيء',
  allDoneHow: 'أتممت مقررات الأكاديمية كلها، وتبقى نصوصها مفتوحة لك.',
  rosette: 'وردتك، محسوبة من رقمك',
  name: 'الاسم',
  ministry: 'الوزارة',
  role: 'الصفة',
  roles: { trainee: 'متدرب', instructor: 'مدرّس', officer: 'مسؤول في الوزارة', administrator: 'مدير' },
  hours: 'الساعات المنجزة',
  hoursOf: (done, all) => `${done} من ${all}`,
  stamps: 'الأختام',
  completedCourses: 'المقررات المنجزة',
  scores: 'الدرجات',
  attempts: (n) =>
    plural('ar', n, { one: 'محاولة واحدة', two: 'محاولتان', few: '{n} محاولات', other: '{n} محاولة' }),
  visas: 'التأشيرات',
  asList: 'في قائمة',
  none: 'لا أختام بعد',
  noneHow: (minutes) =>
    `كل وحدة تُتمّها تترك هنا ختمًا بمكانها وتاريخها وشكلها. ${plural('ar', minutes, { one: 'وأولها في نحو دقيقة.', two: 'وأولها في نحو دقيقتين.', few: 'وأولها في نحو {n} دقائق.', other: 'وأولها في نحو {n} دقيقة.' })}`,
  firstStamp: 'ختمك الأول',
  begun: 'بدأت',
  courses: 'مقرراتك',
  head: { course: 'المقرر', modules: 'الوحدات', hours: 'الساعات', state: 'الحال' },
  completedOn: (date) => `أُنجز في ${date}`,
  list: 'الأختام كلها في قائمة',
  listHead: { number: 'الرقم', module: 'الوحدة', place: 'المكان', date: 'التاريخ', score: 'أعلى درجة' },
  noPassportYet: 'ابدأ مقررًا يظهر هنا.',
};

const fr: Texts = {
  title: 'Passeport de formation',
  next: 'Suite',
  nextLesson: (course, number, minutes) =>
    `${course}, ${number}. ${plural('fr', minutes, { one: 'Une minute.', other: 'Environ {n} minutes.' })}`,
  nextQuiz: (course) => `${course}. Les leçons sont faites ; ceci vaut le tampon.`,
  nextFinal: (course) => `${course}. Tous les modules sont faits ; ceci achève le cours.`,
  allDone: 'Tout est fait',
  allDoneHow: 'Vous avez terminé tous les cours de cette académie. Les textes vous restent ouverts.',
  rosette: 'Votre rosace, calculée à partir de votre numéro',
  name: 'Nom',
  ministry: 'Ministère',
  role: 'Qualité',
  roles: {
    trainee: 'Stagiaire',
    instructor: 'Formateur',
    officer: 'Responsable au ministère',
    administrator: 'Administrateur',
  },
  hours: 'Heures faites',
  hoursOf: (done, all) => `${done} sur ${all}`,
  stamps: 'Tampons',
  completedCourses: 'Cours terminés',
  scores: 'Résultats',
  attempts: (n) => plural('fr', n, { one: '{n} tentative', other: '{n} tentatives' }),
  visas: 'Visas',
  asList: 'en liste',
  none: 'Pas encore de tampon',
  noneHow: (minutes) =>
    `Chaque module terminé laisse ici un tampon : son lieu, sa date, sa forme. Le premier demande environ ${number('fr', minutes)} minutes.`,
  firstStamp: 'votre premier tampon',
  begun: 'commencé',
  courses: 'Vos cours',
  head: { course: 'Cours', modules: 'Modules', hours: 'Heures', state: 'État' },
  completedOn: (date) => `Terminé le ${date}`,
  list: 'Tous les tampons, en liste',
  listHead: { number: 'Nº', module: 'Module', place: 'Lieu', date: 'Date', score: 'Meilleur résultat' },
  noPassportYet: 'Commencez un cours et il figurera ici.',
};

/** Texts of the passport. */
export const passport: Record<Locale, Texts> = { en, ar, fr };
