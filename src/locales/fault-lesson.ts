import { type BlockName, type FaultTexts, blockName } from './fault-word.ts';
import { number } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

/** Faults that a lesson's text can have by itself, with their parameters. */
export interface LessonFaults {
  'missing-prop': { component: string; prop: string };
  'bad-prop': { component: string; prop: string; expected: 'text' | 'flag' };
  /** An inline component on a line of its own, or the other way round. */
  misplaced: { component: string; place: 'inline' | 'block' | 'document' };
  'bad-address': { address: string; image: boolean };
  'no-alt': Record<string, never>;
  'heading-level': { level: number };
  'heading-jump': { from: number; to: number };
  /** A number that reads like a claim, in a block that cites nothing. */
  'uncited-number': { number: string; block: BlockName };
  /** A page heavier than its budget; sizes in kB after gzip. */
  'page-weight': { kb: number; limit: number; heaviest: string; heaviestKb: number };
}

/** How faults of lessons are put in words. */
export const lessonFaults: FaultTexts<LessonFaults> = {
  en: {
    'missing-prop': ({ component, prop }) => ({
      found: `<${component}> has no ${prop}.`,
      expected: `${prop}="..."`,
      mend:
        prop === 'alt'
          ? 'Say in alt="..." what it shows, for those who do not see it.'
          : `Add ${prop}="..." to <${component}>.`,
    }),
    'bad-prop': ({ component, prop, expected }) => ({
      found: `${prop} of <${component}> is not right.`,
      expected: expected === 'flag' ? `${prop} without a value` : `${prop}="..." with a text`,
      mend: expected === 'flag' ? `Write just ${prop}.` : 'Put a text between the quotation marks.',
    }),
    misplaced: ({ component, place }) => ({
      found: `<${component}> stands in the wrong place.`,
      expected: PLACES.en[place],
      mend: place === 'block' ? 'Put empty lines around it, outside lists and quotations.' : 'Move it there.',
    }),
    'bad-address': ({ address, image }) => ({
      found: `The address "${address}" is not allowed.`,
      expected: image ? 'a file beside the lesson' : 'https://, mailto:, #... or a path within the site',
      mend: image ? 'Save the picture beside the lesson.' : 'Use https://, or leave the link out.',
    }),
    'no-alt': () => ({
      found: 'This picture has no description.',
      expected: '![what it shows](file.png)',
      mend: 'Say in a few words what it shows, for those who do not see it.',
    }),
    'heading-level': ({ level }) => ({
      found: `A heading of level ${level}.`,
      expected: 'levels 2 to 4 (##, ###, ####); the title stands in the frontmatter',
      mend: 'Add or remove number signs.',
    }),
    'heading-jump': ({ from, to }) => ({
      found:
        from === 1
          ? `The first heading is of level ${to}.`
          : `A heading of level ${to} follows one of level ${from}.`,
      expected: `level ${from + 1} at most: ${'#'.repeat(from + 1)}`,
      mend: 'Remove number signs, or put the heading in between.',
    }),
    'uncited-number': ({ number, block }) => ({
      found: `The number ${number} has no source in ${blockName('en', block)}.`,
      expected: '<Cite source="..." /> in the same paragraph',
      mend: 'Cite the source, or leave the number out.',
    }),
    'page-weight': ({ kb, limit, heaviest, heaviestKb }) => ({
      found: `The page weighs ${number('en', kb)} kB; the most of it is ${heaviest} (${number('en', heaviestKb)} kB).`,
      expected: `at most ${limit} kB of text and drawings, compressed`,
      mend: 'Simplify the drawing, or divide the lesson.',
    }),
  },
  ar: {
    'missing-prop': ({ component, prop }) => ({
      found: `ليس في <${component}> خاصية ${prop}.`,
      expected: `${prop}="..."`,
      mend:
        prop === 'alt' ? 'صف في alt="..." ما يظهر، لمن لا يراه.' : `أضف ${prop}="..." إلى <${component}>.`,
    }),
    'bad-prop': ({ component, prop, expected }) => ({
      found: `الخاصية ${prop} في <${component}> غير صحيحة.`,
      expected: expected === 'flag' ? `${prop} بلا قيمة` : `${prop}="..." وفيها نص`,
      mend: expected === 'flag' ? `اكتب ${prop} وحدها.` : 'ضع نصًا بين علامتي التنصيص.',
    }),
    misplaced: ({ component, place }) => ({
      found: `<${component}> في غير موضعه.`,
      expected: PLACES.ar[place],
      mend: place === 'block' ? 'أحطه بأسطر فارغة خارج القوائم والاقتباسات.' : 'انقله إلى هناك.',
    }),
    'bad-address': ({ address, image }) => ({
      found: `العنوان «${address}» غير مسموح به.`,
      expected: image ? 'ملف بجوار الدرس' : 'https:// أو mailto: أو #... أو مسار داخل الموقع',
      mend: image ? 'احفظ الصورة بجوار الدرس.' : 'استعمل https://، أو احذف الرابط.',
    }),
    'no-alt': () => ({
      found: 'هذه الصورة بلا وصف.',
      expected: '![ما يظهر فيها](file.png)',
      mend: 'صف ما يظهر فيها بكلمات قليلة، لمن لا يراها.',
    }),
    'heading-level': ({ level }) => ({
      found: `عنوان من المستوى ${number('ar', level)}.`,
      expected: 'المستويات من ٢ إلى ٤ (## و### و####)، أما عنوان الدرس فموضعه رأس الملف',
      mend: 'أضف علامات # أو احذف منها.',
    }),
    'heading-jump': ({ from, to }) => ({
      found:
        from === 1
          ? `العنوان الأول من المستوى ${number('ar', to)}.`
          : `عنوان من المستوى ${number('ar', to)} بعد عنوان من المستوى ${number('ar', from)}.`,
      expected: `المستوى ${number('ar', from + 1)} على الأكثر: ${'#'.repeat(from + 1)}`,
      mend: 'احذف من علامات #، أو أضف العنوان الناقص بينهما.',
    }),
    'uncited-number': ({ number, block }) => ({
      found: `الرقم ${number} بلا مصدر في ${blockName('ar', block)}.`,
      expected: '<Cite source="..." /> في الفقرة نفسها',
      mend: 'اذكر المصدر، أو احذف الرقم.',
    }),
    'page-weight': ({ kb, limit, heaviest, heaviestKb }) => ({
      found: `حجم الصفحة ${number('ar', kb)} كيلوبايت، وأثقل ما فيها ${heaviest} (${number('ar', heaviestKb)} كيلوبايت).`,
      expected: `ألا يتجاوز النص والرسوم ${number('ar', limit)} كيلوبايت بعد الضغط`,
      mend: 'بسّط الرسم، أو قسّم الدرس.',
    }),
  },
  fr: {
    'missing-prop': ({ component, prop }) => ({
      found: `<${component}> n’a pas de propriété ${prop}.`,
      expected: `${prop}="..."`,
      mend:
        prop === 'alt'
          ? 'Dites dans alt="..." ce qui est montré, pour qui ne le voit pas.'
          : `Ajoutez ${prop}="..." à <${component}>.`,
    }),
    'bad-prop': ({ component, prop, expected }) => ({
      found: `${prop} de <${component}> n’est pas correct.`,
      expected: expected === 'flag' ? `${prop} sans valeur` : `${prop}="..." avec un texte`,
      mend: expected === 'flag' ? `Écrivez simplement ${prop}.` : 'Mettez un texte entre les guillemets.',
    }),
    misplaced: ({ component, place }) => ({
      found: `<${component}> n’est pas à sa place.`,
      expected: PLACES.fr[place],
      mend:
        place === 'block'
          ? 'Entourez-le de lignes vides, hors des listes et des citations.'
          : 'Déplacez-le à cet endroit.',
    }),
    'bad-address': ({ address, image }) => ({
      found: `L’adresse « ${address} » n’est pas permise.`,
      expected: image
        ? 'un fichier placé à côté de la leçon'
        : 'https://, mailto:, #... ou un chemin du site',
      mend: image ? 'Enregistrez l’image à côté de la leçon.' : 'Employez https://, ou retirez le lien.',
    }),
    'no-alt': () => ({
      found: 'Cette image n’a pas de description.',
      expected: '![ce qu’elle montre](file.png)',
      mend: 'Dites en quelques mots ce qu’elle montre, pour qui ne la voit pas.',
    }),
    'heading-level': ({ level }) => ({
      found: `Un titre de niveau ${level}.`,
      expected: 'les niveaux 2 à 4 (##, ###, ####) ; le titre de la leçon est en tête du fichier',
      mend: 'Ajoutez ou retirez des dièses.',
    }),
    'heading-jump': ({ from, to }) => ({
      found:
        from === 1
          ? `Le premier titre est de niveau ${to}.`
          : `Un titre de niveau ${to} suit un titre de niveau ${from}.`,
      expected: `le niveau ${from + 1} au plus : ${'#'.repeat(from + 1)}`,
      mend: 'Retirez des dièses, ou ajoutez le titre intermédiaire.',
    }),
    'uncited-number': ({ number, block }) => ({
      found: `Le nombre ${number} n’a pas de source : ${blockName('fr', block)}.`,
      expected: '<Cite source="..." /> dans le même paragraphe',
      mend: 'Citez la source, ou retirez le nombre.',
    }),
    'page-weight': ({ kb, limit, heaviest, heaviestKb }) => ({
      found: `La page pèse ${number('fr', kb)} ko ; le plus lourd est ${heaviest} (${number('fr', heaviestKb)} ko).`,
      expected: `${limit} ko au plus de texte et de dessins, après compression`,
      mend: 'Simplifiez le dessin, ou divisez la leçon.',
    }),
  },
};

const PLACES: Record<Locale, Record<LessonFaults['misplaced']['place'], string>> = {
  en: {
    inline: 'in a sentence, on a line with other words',
    block: 'on lines of its own',
    document: 'at the end of a line of a <Document>',
  },
  ar: {
    inline: 'داخل جملة، في سطر فيه كلمات أخرى',
    block: 'على أسطر مستقلة',
    document: 'في آخر سطر من أسطر <Document>',
  },
  fr: {
    inline: 'dans une phrase, sur une ligne avec d’autres mots',
    block: 'sur des lignes à lui',
    document: 'à la fin d’une ligne d’un <Document>',
  },
};
