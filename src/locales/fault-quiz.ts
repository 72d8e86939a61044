import type { FaultTexts } from './fault-word.ts';
import { number, plural } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

/** Faults of quizzes, with their parameters. */
export interface QuizFaults {
  'repeated-id': { id: string };
  'right-options': { found: number; expected: 'one' | 'some' };
  /** Two options of an item that a reader cannot tell apart. */
  'same-text': { text: string; other: string };
  /** A wrong answer that is expected and would be marked right. */
  'expected-right': { answer: string };
  'choice-twice': { choice: string };
  'draw-too-many': { draw: number; bank: number };
  gap: { found: number; locale: Locale };
  'no-answer': Record<string, never>;
  'first-unit': { factor: number };
  'box-outside': { viewBox: string };
  'box-overlap': { other: string };
  /** A quiz whose mode does not fit its place in the course. */
  'quiz-mode': { found: 'practice' | 'graded'; place: 'lesson' | 'module' | 'final' };
  /** A key that the block before the quiz gives away. */
  'key-in-text': { quiz: string; item: string; key: string };
}

/** How faults of quizzes are put in words. */
export const quizFaults: FaultTexts<QuizFaults> = {
  en: {
    'repeated-id': ({ id }) => ({
      found: `The id "${id}" stands in this list a second time.`,
      expected: 'each id once',
      mend: 'Rename one of the two.',
    }),
    'right-options': ({ found, expected }) => ({
      found: `${found} of these are marked right.`,
      expected: expected === 'one' ? 'exactly one' : 'at least one right and one wrong',
      mend: 'Set or remove "right: true".',
    }),
    'same-text': ({ text, other }) => ({
      found: `"${text}" reads the same as "${other}".`,
      expected: 'options that a reader can tell apart',
      mend: 'Write one of the two otherwise, or remove it.',
    }),
    'expected-right': ({ answer }) => ({
      found: `The answer "${answer}" is expected as wrong and accepted as right.`,
      expected: 'a wrong answer',
      mend: 'Remove it here, or from the accepted answers.',
    }),
    'choice-twice': ({ choice }) => ({
      found: `The choice "${choice}" is right for two entries.`,
      expected: 'each choice for one entry at most',
      mend: 'Give this entry another choice, or make the item a sorting.',
    }),
    'draw-too-many': ({ draw, bank }) => ({
      found: `${draw} items are to be drawn from ${bank}.`,
      expected: `at most ${bank}`,
      mend: 'Lower "draw", or add items.',
    }),
    gap: ({ found, locale }) => ({
      found: `The sentence in "${locale}" has ${plural('en', found, { one: '{n} gap', other: '{n} gaps' })}.`,
      expected: 'exactly one gap, ___',
      mend: 'Write three underscores where the word is missing.',
    }),
    'no-answer': () => ({
      found: 'No answer is accepted.',
      expected: 'at least one answer in one language',
      mend: 'Add the right word under "accept".',
    }),
    'first-unit': ({ factor }) => ({
      found: `The first unit has the factor ${factor}.`,
      expected: 'the factor 1: the answer is written in the first unit',
      mend: 'Put the unit of the answer first, without a factor.',
    }),
    'box-outside': ({ viewBox }) => ({
      found: 'This region reaches beyond the drawing.',
      expected: `a box within its viewBox, ${viewBox}`,
      mend: 'Correct x, y, width or height.',
    }),
    'box-overlap': ({ other }) => ({
      found: `This region lies over the region "${other}".`,
      expected: 'regions that do not overlap',
      mend: 'Move or shrink one of the two.',
    }),
    'quiz-mode': ({ found, place }) => ({
      found: `This quiz is ${MODES.en[found]}, and it stands ${QUIZ_PLACES.en[place]}.`,
      expected: place === 'lesson' ? 'mode: practice in a lesson' : 'mode: graded for a module and the final',
      mend: 'Change its mode, or its place.',
    }),
    'key-in-text': ({ quiz, item, key }) => ({
      found: `Just before the quiz "${quiz}" the text gives away the answer to "${item}": ${key}`,
      expected: 'a key that the reader must remember or work out',
      mend: 'Word the answer otherwise, or move the quiz away from this block.',
    }),
  },
  ar: {
    'repeated-id': ({ id }) => ({
      found: `تكرّر المعرّف «${id}» في هذه القائمة.`,
      expected: 'كل معرّف مرة واحدة',
      mend: 'غيّر اسم أحدهما.',
    }),
    'right-options': ({ found, expected }) => ({
      found: `عدد الخيارات الصحيحة هنا ${number('ar', found)}.`,
      expected: expected === 'one' ? 'خيار صحيح واحد لا غير' : 'خيار صحيح وآخر خاطئ على الأقل',
      mend: 'أضف السطر «right: true» أو احذفه.',
    }),
    'same-text': ({ text, other }) => ({
      found: `«${text}» و«${other}» سواء عند القارئ.`,
      expected: 'خيارات يميّز القارئ بعضها من بعض',
      mend: 'غيّر صياغة أحدهما، أو احذفه.',
    }),
    'expected-right': ({ answer }) => ({
      found: `الإجابة «${answer}» مذكورة بين الإجابات الخاطئة، وهي مقبولة.`,
      expected: 'إجابة خاطئة',
      mend: 'احذفها من هنا، أو من الإجابات المقبولة.',
    }),
    'choice-twice': ({ choice }) => ({
      found: `الخيار «${choice}» صحيح لعنصرين.`,
      expected: 'كل خيار لعنصر واحد على الأكثر',
      mend: 'اختر لهذا العنصر خيارًا آخر، أو اجعل السؤال تصنيفًا.',
    }),
    'draw-too-many': ({ draw, bank }) => ({
      found: `عدد الأسئلة المطلوب سحبها ${number('ar', draw)}، وليس في البنك إلا ${number('ar', bank)}.`,
      expected: `${number('ar', bank)} على الأكثر`,
      mend: 'اخفض «draw»، أو أضف أسئلة.',
    }),
    gap: ({ found, locale }) => ({
      found: `عدد الفراغات في الجملة (${locale}) ${number('ar', found)}.`,
      expected: 'فراغ واحد لا غير، ___',
      mend: 'اكتب ثلاث شرطات سفلية في موضع الكلمة الناقصة.',
    }),
    'no-answer': () => ({
      found: 'لا تُقبل هنا أي إجابة.',
      expected: 'إجابة واحدة على الأقل بلغة واحدة',
      mend: 'أضف الكلمة الصحيحة تحت «accept».',
    }),
    'first-unit': ({ factor }) => ({
      found: `معامل الوحدة الأولى ${factor}.`,
      expected: 'المعامل 1، فالإجابة مكتوبة بالوحدة الأولى',
      mend: 'ضع وحدة الإجابة أولًا بلا معامل.',
    }),
    'box-outside': ({ viewBox }) => ({
      found: 'تتجاوز هذه المنطقة حدود الرسم.',
      expected: `مستطيل داخل إطار الرسم ${viewBox}`,
      mend: 'صحّح x أو y أو العرض أو الارتفاع.',
    }),
    'box-overlap': ({ other }) => ({
      found: `تقع هذه المنطقة فوق المنطقة «${other}».`,
      expected: 'مناطق لا تتداخل',
      mend: 'حرّك إحداهما أو صغّرها.',
    }),
    'quiz-mode': ({ found, place }) => ({
      found: `هذا الاختبار ${MODES.ar[found]}، وموضعه ${QUIZ_PLACES.ar[place]}.`,
      expected: place === 'lesson' ? 'mode: practice في الدرس' : 'mode: graded للوحدة وللاختبار النهائي',
      mend: 'غيّر نوعه، أو موضعه.',
    }),
    'key-in-text': ({ quiz, item, key }) => ({
      found: `قبل الاختبار «${quiz}» مباشرة يكشف النص إجابة «${item}»: ${key}`,
      expected: 'إجابة يتذكرها القارئ أو يستنتجها',
      mend: 'غيّر صياغة الإجابة، أو أبعد الاختبار عن هذه الفقرة.',
    }),
  },
  fr: {
    'repeated-id': ({ id }) => ({
      found: `L’identifiant « ${id} » figure une seconde fois dans cette liste.`,
      expected: 'chaque identifiant une seule fois',
      mend: 'Renommez l’un des deux.',
    }),
    'right-options': ({ found, expected }) => ({
      found: plural('fr', found, {
        one: '{n} option est marquée juste.',
        other: '{n} options sont marquées justes.',
      }),
      expected: expected === 'one' ? 'une seule option juste' : 'au moins une option juste et une fausse',
      mend: 'Ajoutez ou retirez « right: true ».',
    }),
    'same-text': ({ text, other }) => ({
      found: `« ${text} » se lit comme « ${other} ».`,
      expected: 'des options que l’on peut distinguer',
      mend: 'Reformulez l’une des deux, ou supprimez-la.',
    }),
    'expected-right': ({ answer }) => ({
      found: `La réponse « ${answer} » est donnée comme fausse et acceptée comme juste.`,
      expected: 'une réponse fausse',
      mend: 'Retirez-la d’ici, ou des réponses acceptées.',
    }),
    'choice-twice': ({ choice }) => ({
      found: `Le choix « ${choice} » est juste pour deux éléments.`,
      expected: 'chaque choix pour un élément au plus',
      mend: 'Donnez un autre choix à cet élément, ou faites de la question un classement.',
    }),
    'draw-too-many': ({ draw, bank }) => ({
      found: `Il faudrait tirer ${draw} questions parmi ${bank}.`,
      expected: `${bank} au plus`,
      mend: 'Diminuez « draw », ou ajoutez des questions.',
    }),
    gap: ({ found, locale }) => ({
      found: `La phrase en « ${locale} » a ${plural('fr', found, { one: '{n} lacune', other: '{n} lacunes' })}.`,
      expected: 'une seule lacune, ___',
      mend: 'Écrivez trois tirets bas là où le mot manque.',
    }),
    'no-answer': () => ({
      found: 'Aucune réponse n’est acceptée.',
      expected: 'au moins une réponse dans une langue',
      mend: 'Ajoutez le mot juste sous « accept ».',
    }),
    'first-unit': ({ factor }) => ({
      found: `La première unité a le facteur ${factor}.`,
      expected: 'le facteur 1 : la réponse est écrite dans la première unité',
      mend: 'Mettez en premier l’unité de la réponse, sans facteur.',
    }),
    'box-outside': ({ viewBox }) => ({
      found: 'Cette zone déborde du dessin.',
      expected: `un rectangle à l’intérieur de son viewBox, ${viewBox}`,
      mend: 'Corrigez x, y, la largeur ou la hauteur.',
    }),
    'box-overlap': ({ other }) => ({
      found: `Cette zone recouvre la zone « ${other} ».`,
      expected: 'des zones qui ne se recouvrent pas',
      mend: 'Déplacez ou réduisez l’une des deux.',
    }),
    'quiz-mode': ({ found, place }) => ({
      found: `Ce quiz est ${MODES.fr[found]}, et il est placé ${QUIZ_PLACES.fr[place]}.`,
      expected:
        place === 'lesson'
          ? 'mode: practice dans une leçon'
          : 'mode: graded pour un module et pour l’épreuve finale',
      mend: 'Changez son mode, ou sa place.',
    }),
    'key-in-text': ({ quiz, item, key }) => ({
      found: `Juste avant le quiz « ${quiz} », le texte livre la réponse à « ${item} » : ${key}`,
      expected: 'une réponse que le lecteur doit retenir ou trouver',
      mend: 'Reformulez la réponse, ou éloignez le quiz de ce passage.',
    }),
  },
};

const MODES: Record<Locale, Record<'practice' | 'graded', string>> = {
  en: { practice: 'for practice', graded: 'graded' },
  ar: { practice: 'للتدريب', graded: 'محسوب الدرجة' },
  fr: { practice: 'un exercice', graded: 'noté' },
};

const QUIZ_PLACES: Record<Locale, Record<QuizFaults['quiz-mode']['place'], string>> = {
  en: { lesson: 'in a lesson', module: 'at the end of a module', final: 'at the end of the course' },
  ar: { lesson: 'داخل درس', module: 'في آخر وحدة', final: 'في آخر المقرر' },
  fr: { lesson: 'dans une leçon', module: 'à la fin d’un module', final: 'à la fin du cours' },
};
