import { number, plural } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

const en = {
  title: 'Teaching',
  lede: 'What trainees answer, question by question. Nobody is named here.',
  none: 'No course is yours yet',
  noneHow:
    'An administrator gives you the courses that you teach. Their quizzes will stand here with what was answered.',
  lesson: 'in a lesson',
  graded: 'graded',
  questions: (n: number) => plural('en', n, { one: '{n} question', other: '{n} questions' }),
  summary: (attempts: number, people: number) =>
    `${plural('en', attempts, { one: '{n} attempt', other: '{n} attempts' })} by ${plural('en', people, { one: '{n} person', other: '{n} people' })}.`,
  empty:
    'Nobody has answered this quiz yet. As soon as somebody does, each question shows here how often it was right and what was chosen.',
  practice: 'Only the first answer of each attempt counts here: it was given before any feedback.',
  counted: 'The answers that counted in attempts that are closed.',
  outdated: (n: number) =>
    plural('en', n, {
      one: 'One answer to an earlier wording is left out.',
      other: '{n} answers to earlier wordings are left out.',
    }),
  facility: 'Points earned',
  right: 'Wholly right',
  behind: (answers: number, people: number) =>
    `${plural('en', answers, { one: '{n} answer', other: '{n} answers' })}, ${plural('en', people, { one: '{n} person', other: '{n} people' })}`,
  overview: 'At a glance',
  overviewNote: 'The share of the points that was earned, hardest question first.',
  head: {
    question: 'Question',
    facility: 'Points earned',
    right: 'Wholly right',
    answers: 'Answers',
    people: 'People',
  },
  choiceHead: { choice: 'Chosen', share: 'Share', answers: 'Answers', people: 'People' },
  key: 'the key',
  typed: 'What was typed is not listed: it may be personal.',
  chosenIn: (question: number) => `Chosen in question ${number('en', question)}`,
  place: (entry: string, place: number) => `Place ${number('en', place)}: ${entry}`,
  pair: (entry: string, choice: string) => `${choice}: ${entry}`,
  true: 'True',
  false: 'False',
  back: 'All quizzes',
};

type Texts = typeof en;

const ar: Texts = {
  title: 'التدريس',
  lede: 'ما يجيب به المتدربون سؤالًا سؤالًا. ولا يُذكر هنا اسم أحد.',
  none: 'لم يُسنَد إليك مقرر بعد',
  noneHow: 'يُسند إليك المدير المقررات التي تدرّسها، فتظهر اختباراتها هنا مع ما أُجيب به.',
  lesson: 'في درس',
  graded: 'محسوب',
  questions: (n) =>
    plural('ar', n, { one: 'سؤال واحد', two: 'سؤالان', few: '{n} أسئلة', other: '{n} سؤالًا' }),
  summary: (attempts, people) =>
    `${plural('ar', attempts, { one: 'محاولة واحدة', two: 'محاولتان', few: '{n} محاولات', other: '{n} محاولة' })} قام بها ${plural('ar', people, { one: 'شخص واحد', two: 'شخصان', few: '{n} أشخاص', other: '{n} شخصًا' })}.`,
  empty: 'لم يُجب أحد عن هذا الاختبار بعد. ومتى أجاب أحد ظهر هنا لكل سؤال كم مرة أُصيب فيه وما الذي اختير.',
  practice: 'لا تُحتسب هنا إلا أول إجابة في كل محاولة، وقد أُعطيت قبل أي تعقيب.',
  counted: 'الإجابات التي احتُسبت في المحاولات المغلقة.',
  outdated: (n) =>
    plural('ar', n, {
      one: 'أُغفلت إجابة واحدة عن صيغة سابقة.',
      two: 'أُغفلت إجابتان عن صيغة سابقة.',
      few: 'أُغفلت {n} إجابات عن صيغ سابقة.',
      other: 'أُغفلت {n} إجابة عن صيغ سابقة.',
    }),
  facility: 'النقاط المكتسبة',
  right: 'صحيحة تمامًا',
  behind: (answers, people) =>
    `${plural('ar', answers, { one: 'إجابة واحدة', two: 'إجابتان', few: '{n} إجابات', other: '{n} إجابة' })}، ${plural('ar', people, { one: 'شخص واحد', two: 'شخصان', few: '{n} أشخاص', other: '{n} شخصًا' })}`,
  overview: 'نظرة عامة',
  overviewNote: 'نصيب النقاط المكتسبة، والأصعب أولًا.',
  head: {
    question: 'السؤال',
    facility: 'النقاط المكتسبة',
    right: 'صحيحة تمامًا',
    answers: 'الإجابات',
    people: 'الأشخاص',
  },
  choiceHead: { choice: 'المختار', share: 'النسبة', answers: 'الإجابات', people: 'الأشخاص' },
  key: 'الصواب',
  typed: 'لا يُعرض ما كُتب، فقد يكون شخصيًّا.',
  chosenIn: (question) => `المختار في السؤال ${number('ar', question)}`,
  place: (entry, place) => `الموضع ${number('ar', place)}: ${entry}`,
  pair: (entry, choice) => `${choice}: ${entry}`,
  true: 'صواب',
  false: 'خطأ',
  back: 'كل الاختبارات',
};

const fr: Texts = {
  title: 'Enseignement',
  lede: 'Ce que répondent les stagiaires, question par question. Personne n’est nommé ici.',
  none: 'Aucun cours ne vous est confié',
  noneHow:
    'Un administrateur vous confie les cours que vous enseignez. Leurs questionnaires figureront ici avec les réponses données.',
  lesson: 'dans une leçon',
  graded: 'noté',
  questions: (n) => plural('fr', n, { one: '{n} question', other: '{n} questions' }),
  summary: (attempts, people) =>
    `${plural('fr', attempts, { one: '{n} tentative', other: '{n} tentatives' })}, ${plural('fr', people, { one: '{n} personne', other: '{n} personnes' })}.`,
  empty:
    'Personne n’a encore répondu à ce questionnaire. Dès que quelqu’un le fera, chaque question montrera ici combien de fois elle a été réussie et ce qui a été choisi.',
  practice: 'Seule compte ici la première réponse de chaque tentative : elle précède tout commentaire.',
  counted: 'Les réponses qui ont compté dans les tentatives closes.',
  outdated: (n) =>
    plural('fr', n, {
      one: 'Une réponse à une rédaction antérieure est laissée de côté.',
      other: '{n} réponses à des rédactions antérieures sont laissées de côté.',
    }),
  facility: 'Points obtenus',
  right: 'Entièrement juste',
  behind: (answers, people) =>
    `${plural('fr', answers, { one: '{n} réponse', other: '{n} réponses' })}, ${plural('fr', people, { one: '{n} personne', other: '{n} personnes' })}`,
  overview: 'Vue d’ensemble',
  overviewNote: 'La part des points obtenus, la question la plus difficile d’abord.',
  head: {
    question: 'Question',
    facility: 'Points obtenus',
    right: 'Entièrement juste',
    answers: 'Réponses',
    people: 'Personnes',
  },
  choiceHead: { choice: 'Choisi', share: 'Part', answers: 'Réponses', people: 'Personnes' },
  key: 'la clé',
  typed: 'Ce qui a été écrit n’est pas affiché : cela peut être personnel.',
  chosenIn: (question) => `Choisi à la question ${number('fr', question)}`,
  place: (entry, place) => `Place ${number('fr', place)} : ${entry}`,
  pair: (entry, choice) => `${choice} : ${entry}`,
  true: 'Vrai',
  false: 'Faux',
  back: 'Tous les questionnaires',
};

/** Texts of the instructor's pages. */
export const teaching: Record<Locale, Texts> = { en, ar, fr };
