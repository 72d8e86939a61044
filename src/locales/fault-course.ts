import { type BlockName, type FaultTexts, blockName } from './fault-word.ts';
import { number, plural } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

/** Faults of how a course's files fit together, its translations among them, with their parameters. */
export interface CourseFaults {
  'no-original': { original: Locale };
  'placed-twice': { quiz: string; before: string };
  'unplaced-quiz': { quiz: string };
  'no-lessons': { module: string; folder: string };
  'no-original-lesson': { file: string };
  'quizzes-differ': { found: string[]; expected: string[] };
  'folder-number': { found: string; expected: string };
  'course-number': { number: number; other: string };
  /** A lesson that does not exist in a language of the course; `file`: where it would stand. */
  'no-translation': { locale: Locale; file: string };
  /** A text of YAML that does not exist in a language of the course. */
  'no-translated-text': { locale: Locale };
  /** A block of the original without a counterpart; the fault stands where the translation lacks it. */
  'untranslated-block': { block: BlockName };
  /** A block of the translation without a counterpart. */
  'extra-block': { block: BlockName };
  /** A block that cites other sources than its counterpart. */
  'sources-differ': { block: BlockName; found: string[]; expected: string[] };
  /** A block whose original was written anew after the translation was accepted. */
  'stale-block': { block: BlockName };
  /** How many blocks of the original are gone since the translation was accepted. */
  'stale-rest': { gone: number };
}

/** How such faults are put in words. */
export const courseFaults: FaultTexts<CourseFaults> = {
  en: {
    'no-original': ({ original }) => ({
      found: `This text is missing in "${original}".`,
      expected: `"${original}", the language in which the course was written`,
      mend: `Add a line "${original}: ...".`,
    }),
    'placed-twice': ({ quiz, before }) => ({
      found: `The quiz "${quiz}" is already placed: ${before}.`,
      expected: 'each quiz in one place of the course',
      mend: 'Remove one of the two, or copy the quiz under another name.',
    }),
    'unplaced-quiz': ({ quiz }) => ({
      found: `The quiz "${quiz}" stands nowhere in the course.`,
      expected: `<Quiz name="${quiz}" /> in a lesson, or "quiz: ${quiz}" for a module in course.yaml`,
      mend: 'Place it, or remove the file.',
    }),
    'no-lessons': ({ module, folder }) => ({
      found: `The module "${module}" has no lessons.`,
      expected: `lessons in ${folder}`,
      mend: 'Create the folder with at least one lesson.',
    }),
    'no-original-lesson': ({ file }) => ({
      found: 'This translation has no original.',
      expected: file,
      mend: 'Give it the name of its original, or write that first.',
    }),
    'quizzes-differ': ({ found, expected }) => ({
      found: `This translation places ${list('en', found)}.`,
      expected: `the quizzes of the original in the same order: ${list('en', expected)}`,
      mend: 'Place the same ones.',
    }),
    'folder-number': ({ found, expected }) => ({
      found: `The folder is called "${found}".`,
      expected: `"${expected}", by the order in course.yaml`,
      mend: 'Rename the folder.',
    }),
    'course-number': ({ number, other }) => ({
      found: `The course "${other}" has the number ${number} already.`,
      expected: 'a number of its own',
      mend: 'Choose one that is free.',
    }),
    'no-translation': ({ locale, file }) => ({
      found: `This lesson is not translated into ${LANGUAGE.en[locale]}.`,
      expected: file,
      mend: 'Translate it; until then readers get the original.',
    }),
    'no-translated-text': ({ locale }) => ({
      found: `This text is missing in ${LANGUAGE.en[locale]}, in which the course is offered.`,
      expected: `a line "${locale}: ..."`,
      mend: 'Translate it; until then readers get the original.',
    }),
    'untranslated-block': ({ block }) => ({
      found: `Nothing here stands for ${blockName('en', block)} of the original.`,
      expected: 'a block of the translation for each of the original',
      mend: 'Translate it at this place.',
    }),
    'extra-block': ({ block }) => ({
      found: `The original has nothing for ${blockName('en', block)}.`,
      expected: 'the blocks of the original, in their order',
      mend: 'Remove it, join it to its neighbour, or add it to the original.',
    }),
    'sources-differ': ({ block, found, expected }) => ({
      found: `It cites ${list('en', found)} where ${blockName('en', block)} of the original cites ${list('en', expected)}.`,
      expected: 'the same sources as in the original',
      mend: 'Correct <Cite>, or see whether the two say the same.',
    }),
    'stale-block': ({ block }) => ({
      found: `In the original ${blockName('en', block)} was written or changed after this translation was accepted.`,
      expected: 'a translation of the present text',
      mend: 'Revise it, then run: npx attache check --accept <this file>',
    }),
    'stale-rest': ({ gone }) => ({
      found: plural('en', gone, {
        one: 'A block of the original was removed after this translation was accepted.',
        other: '{n} blocks of the original were removed after this translation was accepted.',
      }),
      expected: 'a translation of the present text',
      mend: 'Remove what is left of it, then run: npx attache check --accept <this file>',
    }),
  },
  ar: {
    'no-original': ({ original }) => ({
      found: `هذا النص ناقص في «${original}».`,
      expected: `«${original}»، وهي اللغة التي كُتب بها المقرر`,
      mend: `أضف سطرًا «${original}: ...».`,
    }),
    'placed-twice': ({ quiz, before }) => ({
      found: `للاختبار «${quiz}» موضع من قبل: ${before}.`,
      expected: 'موضع واحد في المقرر لكل اختبار',
      mend: 'احذف أحدهما، أو انسخ الاختبار باسم آخر.',
    }),
    'unplaced-quiz': ({ quiz }) => ({
      found: `لا موضع للاختبار «${quiz}» في المقرر.`,
      expected: `<Quiz name="${quiz}" /> في درس، أو «quiz: ${quiz}» لوحدة في course.yaml`,
      mend: 'ضعه في موضع، أو احذف الملف.',
    }),
    'no-lessons': ({ module, folder }) => ({
      found: `ليس في الوحدة «${module}» دروس.`,
      expected: `دروس في ${folder}`,
      mend: 'أنشئ المجلد وفيه درس واحد على الأقل.',
    }),
    'no-original-lesson': ({ file }) => ({
      found: 'لا أصل لهذه الترجمة.',
      expected: file,
      mend: 'سمّها باسم أصلها، أو اكتب الأصل أولًا.',
    }),
    'quizzes-differ': ({ found, expected }) => ({
      found: `اختبارات هذه الترجمة: ${list('ar', found)}.`,
      expected: `اختبارات الأصل بترتيبها: ${list('ar', expected)}`,
      mend: 'ضع الاختبارات نفسها.',
    }),
    'folder-number': ({ found, expected }) => ({
      found: `اسم المجلد «${found}».`,
      expected: `«${expected}» بحسب الترتيب في course.yaml`,
      mend: 'أعد تسمية المجلد.',
    }),
    'course-number': ({ number: n, other }) => ({
      found: `رقم المقرر «${other}» هو ${number('ar', n)} أيضًا.`,
      expected: 'رقم خاص بهذا المقرر',
      mend: 'اختر رقمًا لم يُستعمل.',
    }),
    'no-translation': ({ locale, file }) => ({
      found: `لم يُترجم هذا الدرس إلى ${LANGUAGE.ar[locale]}.`,
      expected: file,
      mend: 'ترجمه، وإلى ذلك الحين يقرأ الناس الأصل.',
    }),
    'no-translated-text': ({ locale }) => ({
      found: `هذا النص ناقص في ${LANGUAGE.ar[locale]}، وهي من لغات المقرر.`,
      expected: `سطر «${locale}: ...»`,
      mend: 'ترجمه، وإلى ذلك الحين يقرأ الناس الأصل.',
    }),
    'untranslated-block': ({ block }) => ({
      found: `ليس هنا ما يقابل ${blockName('ar', block)} في الأصل.`,
      expected: 'موضع في الترجمة لكل موضع في الأصل',
      mend: 'ترجمه في هذا الموضع.',
    }),
    'extra-block': ({ block }) => ({
      found: `ليس في الأصل ما يقابل ${blockName('ar', block)}.`,
      expected: 'مواضع الأصل على ترتيبها',
      mend: 'احذفه، أو صِله بجاره، أو أضفه إلى الأصل.',
    }),
    'sources-differ': ({ block, found, expected }) => ({
      found: `المصادر هنا: ${list('ar', found)}، وفي ${blockName('ar', block)} من الأصل: ${list('ar', expected)}.`,
      expected: 'مصادر الأصل نفسها',
      mend: 'صحّح <Cite>، أو انظر هل يقول النصان الشيء نفسه.',
    }),
    'stale-block': ({ block }) => ({
      found: `تغيّر الأصل بعد اعتماد هذه الترجمة، وذلك في ${blockName('ar', block)}.`,
      expected: 'ترجمة النص كما هو الآن',
      mend: 'راجعها ثم نفّذ: npx attache check --accept <هذا الملف>',
    }),
    'stale-rest': ({ gone }) => ({
      found: plural('ar', gone, {
        one: 'حُذف من الأصل موضع واحد بعد اعتماد هذه الترجمة.',
        two: 'حُذف من الأصل موضعان بعد اعتماد هذه الترجمة.',
        few: 'حُذفت من الأصل {n} مواضع بعد اعتماد هذه الترجمة.',
        other: 'حُذف من الأصل {n} موضعًا بعد اعتماد هذه الترجمة.',
      }),
      expected: 'ترجمة النص كما هو الآن',
      mend: 'احذف ما بقي منه ثم نفّذ: npx attache check --accept <هذا الملف>',
    }),
  },
  fr: {
    'no-original': ({ original }) => ({
      found: `Ce texte manque en « ${original} ».`,
      expected: `« ${original} », la langue dans laquelle le cours a été écrit`,
      mend: `Ajoutez une ligne « ${original}: ... ».`,
    }),
    'placed-twice': ({ quiz, before }) => ({
      found: `Le quiz « ${quiz} » est déjà placé : ${before}.`,
      expected: 'chaque quiz à une seule place du cours',
      mend: 'Supprimez l’un des deux, ou copiez le quiz sous un autre nom.',
    }),
    'unplaced-quiz': ({ quiz }) => ({
      found: `Le quiz « ${quiz} » n’a pas de place dans le cours.`,
      expected: `<Quiz name="${quiz}" /> dans une leçon, ou « quiz: ${quiz} » pour un module dans course.yaml`,
      mend: 'Placez-le, ou supprimez le fichier.',
    }),
    'no-lessons': ({ module, folder }) => ({
      found: `Le module « ${module} » n’a pas de leçons.`,
      expected: `des leçons dans ${folder}`,
      mend: 'Créez le dossier avec au moins une leçon.',
    }),
    'no-original-lesson': ({ file }) => ({
      found: 'Cette traduction n’a pas d’original.',
      expected: file,
      mend: 'Donnez-lui le nom de son original, ou écrivez d’abord celui-ci.',
    }),
    'quizzes-differ': ({ found, expected }) => ({
      found: `Cette traduction place : ${list('fr', found)}.`,
      expected: `les quiz de l’original, dans le même ordre : ${list('fr', expected)}`,
      mend: 'Placez les mêmes.',
    }),
    'folder-number': ({ found, expected }) => ({
      found: `Le dossier s’appelle « ${found} ».`,
      expected: `« ${expected} », selon l’ordre de course.yaml`,
      mend: 'Renommez le dossier.',
    }),
    'course-number': ({ number, other }) => ({
      found: `Le cours « ${other} » porte déjà le numéro ${number}.`,
      expected: 'un numéro qui lui soit propre',
      mend: 'Choisissez-en un qui soit libre.',
    }),
    'no-translation': ({ locale, file }) => ({
      found: `Cette leçon n’est pas traduite en ${LANGUAGE.fr[locale]}.`,
      expected: file,
      mend: 'Traduisez-la ; d’ici là on lit l’original.',
    }),
    'no-translated-text': ({ locale }) => ({
      found: `Ce texte manque en ${LANGUAGE.fr[locale]}, langue dans laquelle le cours est proposé.`,
      expected: `une ligne « ${locale}: ... »`,
      mend: 'Traduisez-le ; d’ici là on lit l’original.',
    }),
    'untranslated-block': ({ block }) => ({
      found: `Sans équivalent ici, dans l’original : ${blockName('fr', block)}.`,
      expected: 'un passage de la traduction pour chacun de l’original',
      mend: 'Traduisez-le à cet endroit.',
    }),
    'extra-block': ({ block }) => ({
      found: `Sans équivalent dans l’original : ${blockName('fr', block)}.`,
      expected: 'les passages de l’original, dans leur ordre',
      mend: 'Supprimez-le, joignez-le à son voisin, ou ajoutez-le à l’original.',
    }),
    'sources-differ': ({ block, found, expected }) => ({
      found: `Sources citées ici : ${list('fr', found)} ; dans l’original (${blockName('fr', block)}) : ${list('fr', expected)}.`,
      expected: 'les mêmes sources que dans l’original',
      mend: 'Corrigez <Cite>, ou voyez si les deux disent la même chose.',
    }),
    'stale-block': ({ block }) => ({
      found: `Écrit ou modifié dans l’original depuis l’acceptation de cette traduction : ${blockName('fr', block)}.`,
      expected: 'une traduction du texte actuel',
      mend: 'Révisez-la, puis lancez : npx attache check --accept <ce fichier>',
    }),
    'stale-rest': ({ gone }) => ({
      found: plural('fr', gone, {
        one: 'Un passage de l’original a été supprimé après l’acceptation de cette traduction.',
        other: '{n} passages de l’original ont été supprimés après l’acceptation de cette traduction.',
      }),
      expected: 'une traduction du texte actuel',
      mend: 'Retirez ce qu’il en reste, puis lancez : npx attache check --accept <ce fichier>',
    }),
  },
};

const NOTHING: Record<Locale, string> = { en: 'nothing', ar: 'لا شيء', fr: 'rien' };

const LANGUAGE: Record<Locale, Record<Locale, string>> = {
  en: { en: 'English', ar: 'Arabic', fr: 'French' },
  ar: { en: 'الإنجليزية', ar: 'العربية', fr: 'الفرنسية' },
  fr: { en: 'anglais', ar: 'arabe', fr: 'français' },
};

function list(locale: Locale, names: readonly string[]): string {
  return names.length > 0 ? names.join(locale === 'ar' ? '، ' : ', ') : NOTHING[locale];
}
