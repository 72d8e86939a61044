import { number, plural } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';
import type { ItemKind } from '../schemas/quiz.ts';

/** What the elements say. They get it with the page, in its language; `{time}` is filled in by them. */
export type ElementTexts = {
  sending: string;
  saved: string;
  unsent: string;
  unkept: string;
  signedOut: string;
  signIn: string;
  refused: string;
  left: string;
};

const en = {
  question: (n: number, of: number) => `Question ${number('en', n)} of ${number('en', of)}`,
  kinds: {
    single: 'choose one',
    multiple: 'choose every right answer',
    'true-false': 'true or false',
    ordering: 'put in order',
    matching: 'match',
    sorting: 'sort',
    'fill-in': 'fill in',
    numeric: 'give a number',
    hotspot: 'point to one place',
  } satisfies Record<ItemKind, string> as Record<ItemKind, string>,
  worth: (n: number) => plural('en', n, { one: '{n} point', other: '{n} points' }),
  scored: (points: number, possible: number) =>
    `${number('en', points)} of ${plural('en', possible, { one: '{n} point', other: '{n} points' })}`,
  tries: (n: number) => plural('en', n, { one: '{n} attempt so far', other: '{n} attempts so far' }),
  right: 'Right.',
  wrong: 'Not right.',
  partly: 'Partly right.',
  parts: {
    right: 'Right.',
    chosen: 'Not this one.',
    place: 'Wrong place.',
    written: 'Not yet.',
    open: 'Not answered.',
  },
  true: 'True',
  false: 'False',
  noLine: 'Choose',
  up: (entry: string) => `Move up: ${entry}`,
  down: (entry: string) => `Move down: ${entry}`,
  moved: 'Now {place}',
  gap: 'Missing word',
  value: 'Your number',
  unit: 'Unit',
  hint: 'Write decimals with a point, as in 3.5.',
  check: 'Check',
  checkAgain: 'Check again',
  element: {
    sending: 'Sending…',
    saved: 'Saved',
    unsent: 'Not sent. Kept in this browser; it will be sent when the line is back.',
    unkept: 'Not sent. Keep this page open; it will be sent when the line is back.',
    signedOut:
      'Not sent: you are signed out. Your answer is kept in this browser and will be sent when you are back.',
    signIn: 'Sign in',
    refused:
      'Not saved: the academy did not accept it. Your answer is kept in this browser; load the page again.',
    left: 'Time left: {time}',
  } satisfies ElementTexts as ElementTexts,
};

type Texts = typeof en;

const ar: Texts = {
  question: (n, of) => `السؤال ${number('ar', n)} من ${number('ar', of)}`,
  kinds: {
    single: 'اختر إجابة واحدة',
    multiple: 'اختر كل إجابة صحيحة',
    'true-false': 'صواب أم خطأ',
    ordering: 'رتّب',
    matching: 'طابِق',
    sorting: 'صنّف',
    'fill-in': 'أكمِل',
    numeric: 'اكتب عددًا',
    hotspot: 'أشر إلى موضع واحد',
  },
  worth: (n) =>
    plural('ar', n, {
      one: 'نقطة واحدة',
      two: 'نقطتان',
      few: '{n} نقاط',
      many: '{n} نقطة',
      other: '{n} نقطة',
    }),
  scored: (points, possible) => `النقاط: ${number('ar', points)} من ${number('ar', possible)}`,
  tries: (n) =>
    plural('ar', n, {
      one: 'محاولة واحدة حتى الآن',
      two: 'محاولتان حتى الآن',
      few: '{n} محاولات حتى الآن',
      many: '{n} محاولة حتى الآن',
      other: '{n} محاولة حتى الآن',
    }),
  right: 'إجابة صحيحة.',
  wrong: 'إجابة غير صحيحة.',
  partly: 'إجابة صحيحة جزئيًا.',
  parts: {
    right: 'صحيح.',
    chosen: 'ليس هذا.',
    place: 'ليس هنا موضعه.',
    written: 'ليس بعد.',
    open: 'بلا إجابة.',
  },
  true: 'صواب',
  false: 'خطأ',
  noLine: 'اختر',
  up: (entry) => `ارفع: ${entry}`,
  down: (entry) => `أنزل: ${entry}`,
  moved: 'صار موضعه {place}',
  gap: 'الكلمة الناقصة',
  value: 'العدد',
  unit: 'الوحدة',
  hint: 'افصل الكسر العشري بفاصلة عشرية أو نقطة، مثل ٣٫٥ أو 3.5.',
  check: 'تحقّق',
  checkAgain: 'تحقّق مرة أخرى',
  element: {
    sending: 'يُرسَل…',
    saved: 'حُفظت الإجابة',
    unsent: 'لم تُرسَل. الإجابة محفوظة في هذا المتصفح، وستُرسَل عند عودة الاتصال.',
    unkept: 'لم تُرسَل. أبقِ هذه الصفحة مفتوحة، وستُرسَل الإجابة عند عودة الاتصال.',
    signedOut: 'لم تُرسَل لأن جلستك انتهت. الإجابة محفوظة في هذا المتصفح، وستُرسَل بعد عودتك.',
    signIn: 'تسجيل الدخول',
    refused: 'لم تُحفَظ: لم تقبلها الأكاديمية. الإجابة باقية في هذا المتصفح، فأعد تحميل الصفحة.',
    left: 'الوقت الباقي: {time}',
  },
};

const fr: Texts = {
  question: (n, of) => `Question ${number('fr', n)} sur ${number('fr', of)}`,
  kinds: {
    single: 'une seule réponse',
    multiple: 'choisissez toutes les bonnes réponses',
    'true-false': 'vrai ou faux',
    ordering: 'mettez dans l’ordre',
    matching: 'associez',
    sorting: 'classez',
    'fill-in': 'complétez',
    numeric: 'donnez un nombre',
    hotspot: 'montrez un endroit',
  },
  worth: (n) => plural('fr', n, { one: '{n} point', other: '{n} points' }),
  scored: (points, possible) =>
    `${number('fr', points)} sur ${plural('fr', possible, { one: '{n} point', other: '{n} points' })}`,
  tries: (n) => plural('fr', n, { one: '{n} tentative jusqu’ici', other: '{n} tentatives jusqu’ici' }),
  right: 'Juste.',
  wrong: 'Ce n’est pas juste.',
  partly: 'Juste en partie.',
  parts: {
    right: 'Juste.',
    chosen: 'Pas celle-ci.',
    place: 'Pas à cette place.',
    written: 'Pas encore.',
    open: 'Sans réponse.',
  },
  true: 'Vrai',
  false: 'Faux',
  noLine: 'Choisissez',
  up: (entry) => `Monter : ${entry}`,
  down: (entry) => `Descendre : ${entry}`,
  moved: 'Maintenant {place}',
  gap: 'Mot manquant',
  value: 'Votre nombre',
  unit: 'Unité',
  hint: 'Écrivez les décimales après une virgule, par exemple 3,5.',
  check: 'Vérifier',
  checkAgain: 'Vérifier encore',
  element: {
    sending: 'Envoi…',
    saved: 'Réponse enregistrée',
    unsent: 'Non envoyé. Conservé dans ce navigateur ; l’envoi se fera au retour de la connexion.',
    unkept: 'Non envoyé. Gardez cette page ouverte ; l’envoi se fera au retour de la connexion.',
    signedOut:
      'Non envoyé : vous êtes déconnecté. Votre réponse est conservée dans ce navigateur et partira à votre retour.',
    signIn: 'Se connecter',
    refused:
      'Non enregistré : l’académie n’a pas accepté l’envoi. Votre réponse reste dans ce navigateur ; rechargez la page.',
    left: 'Temps restant : {time}',
  },
};

/** Texts of questions, of their marking, and of the elements that send them. */
export const quiz: Record<Locale, Texts> = { en, ar, fr };
