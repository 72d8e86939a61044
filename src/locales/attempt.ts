import type { Locale } from '../schemas/atoms.ts';
import { plural } from '../rules/plural.ts';

const en = {
  graded: 'Graded quiz',
  terms: 'The terms',
  questions: (n: number) => plural('en', n, { one: '{n} question', other: '{n} questions' }),
  passMark: (percent: string) => `Passed from ${percent}`,
  attemptsAllowed: (n: number) => plural('en', n, { one: 'One attempt', other: '{n} attempts' }),
  attemptsLeft: (n: number) =>
    plural('en', n, {
      zero: 'No attempt is left',
      one: 'One attempt is left',
      other: '{n} attempts are left',
    }),
  timeLimit: (n: number) =>
    plural('en', n, { one: 'One minute from the start', other: '{n} minutes from the start' }),
  extraTime: (percent: string) => `with your extra time of ${percent}`,
  noLimit: 'No time limit',
  saved: 'Each answer is saved as you give it. You may close the page and come back; the clock goes on.',
  savedNoLimit: 'Each answer is saved as you give it. You may close the page and come back.',
  lessonsFirst: 'Best taken after the module’s lessons.',
  begin: 'Begin the attempt',
  resume: 'Go on with your attempt',
  yourAttempts: 'Your attempts',
  head: { number: 'Attempt', date: 'Date', score: 'Score', result: 'Result' },
  open: 'open',
  passed: 'Passed',
  notPassed: 'Not passed',
  attempt: (n: string) => `Attempt ${n}`,
  question: (n: string, of: string) => `Question ${n} of ${of}`,
  closesAt: (time: string) => `Closes at ${time} with the answers given until then.`,
  saveContinue: 'Save and continue',
  back: 'Back',
  review: 'Review and hand in',
  reviewLede: 'Go back to any question, or hand in. After that the answers are marked and cannot be changed.',
  answered: 'answered',
  unanswered: 'not answered',
  unansweredCount: (n: number) =>
    plural('en', n, {
      one: 'One question has no answer. It counts as wrong.',
      other: '{n} questions have no answer. They count as wrong.',
    }),
  submit: 'Hand in',
  result: 'Result',
  points: (points: string, possible: string) => `${points} of ${possible} points`,
  byClock: 'The time ended and the attempt was closed with the answers given until then.',
  handedIn: (date: string) => `Handed in ${date}`,
  answers: 'Your answers',
  noAnswer: 'You gave no answer.',
  toQuiz: 'To the quiz',
  versionNote: 'The quiz has been edited since. This attempt keeps the questions that you were asked.',
  stamped: (module: string) => `Module done: ${module}. Its stamp is in your passport.`,
  toPassport: 'See the passport',
};

type Texts = typeof en;

const ar: Texts = {
  graded: 'اختبار محسوب',
  terms: 'الشروط',
  questions: (n) =>
    plural('ar', n, { one: 'سؤال واحد', two: 'سؤالان', few: '{n} أسئلة', other: '{n} سؤالًا' }),
  passMark: (percent) => `يُجتاز بـ${percent} فأكثر`,
  attemptsAllowed: (n) =>
    plural('ar', n, { one: 'محاولة واحدة', two: 'محاولتان', few: '{n} محاولات', other: '{n} محاولة' }),
  attemptsLeft: (n) =>
    plural('ar', n, {
      zero: 'لم تبق محاولة',
      one: 'بقيت محاولة واحدة',
      two: 'بقيت محاولتان',
      few: 'بقيت {n} محاولات',
      other: 'بقيت {n} محاولة',
    }),
  timeLimit: (n) =>
    plural('ar', n, {
      one: 'دقيقة واحدة من البداية',
      two: 'دقيقتان من البداية',
      few: '{n} دقائق من البداية',
      other: '{n} دقيقة من البداية',
    }),
  extraTime: (percent) => `مع وقتك الإضافي، وهو ${percent}`,
  noLimit: 'بلا حد للوقت',
  saved: 'تُحفظ كل إجابة حال إعطائها. فلك أن تغلق الصفحة ثم تعود، غير أن الوقت يمضي.',
  savedNoLimit: 'تُحفظ كل إجابة حال إعطائها. فلك أن تغلق الصفحة ثم تعود.',
  lessonsFirst: 'يحسن أن يُجرى بعد دروس الوحدة.',
  begin: 'ابدأ المحاولة',
  resume: 'أكمل محاولتك',
  yourAttempts: 'محاولاتك',
  head: { number: 'المحاولة', date: 'التاريخ', score: 'الدرجة', result: 'النتيجة' },
  open: 'مفتوحة',
  passed: 'اجتزت',
  notPassed: 'لم تجتز',
  attempt: (n) => `المحاولة ${n}`,
  question: (n, of) => `السؤال ${n} من ${of}`,
  closesAt: (time) => `تُغلق في ${time} بما أُعطي من إجابات حتى ذلك الحين.`,
  saveContinue: 'احفظ وتابِع',
  back: 'ارجع',
  review: 'راجِع وسلّم',
  reviewLede: 'ارجع إلى أي سؤال، أو سلّم. وبعد التسليم تُصحَّح الإجابات ولا يمكن تغييرها.',
  answered: 'أُجيب عنه',
  unanswered: 'بلا إجابة',
  unansweredCount: (n) =>
    plural('ar', n, {
      one: 'سؤال واحد بلا إجابة، ويُحسب خطأ.',
      two: 'سؤالان بلا إجابة، ويُحسبان خطأ.',
      few: '{n} أسئلة بلا إجابة، وتُحسب خطأ.',
      other: '{n} سؤالًا بلا إجابة، وتُحسب خطأ.',
    }),
  submit: 'سلّم',
  result: 'النتيجة',
  points: (points, possible) => `النقاط: ${points} من ${possible}`,
  byClock: 'انتهى الوقت فأُغلقت المحاولة بما أُعطي من إجابات حتى ذلك الحين.',
  handedIn: (date) => `سُلّمت في ${date}`,
  answers: 'إجاباتك',
  noAnswer: 'لم تُجب.',
  toQuiz: 'إلى الاختبار',
  versionNote: 'عُدّل الاختبار بعد ذلك، وتبقى لهذه المحاولة الأسئلة التي طُرحت عليك.',
  stamped: (module) => `أُنجزت الوحدة: ${module}. وختمها في جوازك.`,
  toPassport: 'انظر إلى الجواز',
};

const fr: Texts = {
  graded: 'Questionnaire noté',
  terms: 'Les conditions',
  questions: (n) => plural('fr', n, { one: '{n} question', other: '{n} questions' }),
  passMark: (percent) => `Réussi à partir de ${percent}`,
  attemptsAllowed: (n) => plural('fr', n, { one: 'Une tentative', other: '{n} tentatives' }),
  attemptsLeft: (n) =>
    n === 0
      ? 'Il ne reste aucune tentative'
      : plural('fr', n, { one: 'Il reste une tentative', other: 'Il reste {n} tentatives' }),
  timeLimit: (n) =>
    plural('fr', n, { one: 'Une minute à partir du début', other: '{n} minutes à partir du début' }),
  extraTime: (percent) => `avec votre temps supplémentaire de ${percent}`,
  noLimit: 'Sans limite de temps',
  saved:
    'Chaque réponse est enregistrée dès que vous la donnez. Vous pouvez fermer la page et revenir ; le temps continue de courir.',
  savedNoLimit:
    'Chaque réponse est enregistrée dès que vous la donnez. Vous pouvez fermer la page et revenir.',
  lessonsFirst: 'À faire de préférence après les leçons du module.',
  begin: 'Commencer la tentative',
  resume: 'Reprendre votre tentative',
  yourAttempts: 'Vos tentatives',
  head: { number: 'Tentative', date: 'Date', score: 'Résultat', result: 'Issue' },
  open: 'en cours',
  passed: 'Réussi',
  notPassed: 'Non réussi',
  attempt: (n) => `Tentative ${n}`,
  question: (n, of) => `Question ${n} sur ${of}`,
  closesAt: (time) => `Se termine à ${time} avec les réponses données jusque-là.`,
  saveContinue: 'Enregistrer et continuer',
  back: 'Retour',
  review: 'Relire et remettre',
  reviewLede:
    'Revenez à une question, ou remettez. Les réponses sont alors corrigées et ne peuvent plus changer.',
  answered: 'répondue',
  unanswered: 'sans réponse',
  unansweredCount: (n) =>
    plural('fr', n, {
      one: 'Une question est sans réponse. Elle compte comme fausse.',
      other: '{n} questions sont sans réponse. Elles comptent comme fausses.',
    }),
  submit: 'Remettre',
  result: 'Résultat',
  points: (points, possible) => `${points} points sur ${possible}`,
  byClock: 'Le temps est écoulé et la tentative a été close avec les réponses données jusque-là.',
  handedIn: (date) => `Remis le ${date}`,
  answers: 'Vos réponses',
  noAnswer: 'Vous n’avez pas répondu.',
  toQuiz: 'Vers le questionnaire',
  versionNote:
    'Le questionnaire a été modifié depuis. Cette tentative garde les questions qui vous ont été posées.',
  stamped: (module) => `Module terminé : ${module}. Son tampon est dans votre passeport.`,
  toPassport: 'Voir le passeport',
};

/** Texts of a graded quiz: its terms, an attempt, the result. */
export const attempt: Record<Locale, Texts> = { en, ar, fr };
