import type { FaultTexts } from './fault-word.ts';
import { number } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

/** Faults of a lesson's markup, most of which keep it from being parsed, with their parameters. */
export interface MarkupFaults {
  /** Program code. `line`: where it stands, `text`: how it begins. */
  code: {
    what: 'import' | 'export' | 'expression' | 'comment' | 'spread' | 'handler';
    text: string;
    line: number;
  };
  'unclosed-tag': { tag: string };
  /** A closing tag with no opening one before it; `open` is the tag that is open there, if any. */
  'stray-tag': { tag: string; open: string };
  'open-brace': Record<string, never>;
  /** A `<` in a sentence. */
  'open-angle': { text: string };
  /** A tag that is not well formed; `text`: how it begins. */
  'broken-tag': { text: string };
  'angle-address': { address: string };
  'html-comment': Record<string, never>;
  /** What the parser says of anything else. */
  unreadable: { message: string };
}

/** How faults of markup are put in words. */
export const markupFaults: FaultTexts<MarkupFaults> = {
  en: {
    code: ({ what, text, line }) => ({
      found:
        what === 'import' || what === 'export'
          ? `Line ${line} begins with \`${what}\`, which is read as program code.`
          : `Program code (${what}): ${text}`,
      expected: 'text, Markdown and the components of the manual',
      mend: CODE.en[what],
    }),
    'unclosed-tag': ({ tag }) => ({
      found: `<${tag}> is opened here and not closed.`,
      expected: `</${tag}> after its words, or <${tag} ... /> where it has none`,
      mend: `Write </${tag}> where it ends; within a sentence, before the next empty line.`,
    }),
    'stray-tag': ({ tag, open }) => ({
      found: open ? `</${tag}> closes what <${open}> opened.` : `</${tag}> closes what was not opened.`,
      expected: open ? `</${open}>` : `<${tag} ...> before it`,
      mend: open ? `Write </${open}>, or open <${tag} ...> before.` : 'Remove it, or open the tag before it.',
    }),
    'open-brace': () => ({
      found: 'A brace { begins program code here, and it is not closed.',
      expected: 'no braces in a text',
      mend: 'To print a brace, write \\{.',
    }),
    'open-angle': ({ text }) => ({
      found: `The sign < begins a tag here: ${text}`,
      expected: 'a component of the manual after <, or no such sign',
      mend: 'Write "less than", or &lt; to print the sign.',
    }),
    'broken-tag': ({ text }) => ({
      found: `This tag cannot be read: ${text}`,
      expected: '<Name property="value" /> with straight quotation marks',
      mend: 'Put every value between two straight quotation marks, with none inside, and close the tag with > or />.',
    }),
    'angle-address': ({ address }) => ({
      found: `An address stands in angle brackets: <${address}>`,
      expected: '[words](https://...)',
      mend: `Write [words](${address}), with words that say where it leads.`,
    }),
    'html-comment': () => ({
      found: 'A comment <!-- stands in the lesson.',
      expected: 'nothing but what is printed',
      mend: 'Remove the comment.',
    }),
    unreadable: ({ message }) => ({
      found: `This cannot be read: ${message}.`,
      expected: 'text, Markdown and the components of the manual',
      mend: 'Look for an unclosed tag, bracket or quotation mark here or just above.',
    }),
  },
  ar: {
    code: ({ what, text, line }) => ({
      found:
        what === 'import' || what === 'export'
          ? `يبدأ السطر ${number('ar', line)} بكلمة \`${what}\`، فيُقرأ على أنه برنامج.`
          : `نص برمجي (${what}): ${text}`,
      expected: 'نص، وصيغ Markdown، ومكوّنات الدليل',
      mend: CODE.ar[what],
    }),
    'unclosed-tag': ({ tag }) => ({
      found: `فُتح هنا <${tag}> ولم يُغلق.`,
      expected: `</${tag}> بعد كلماته، أو <${tag} ... /> إن لم تكن له كلمات`,
      mend: `اكتب </${tag}> حيث ينتهي، وإن كان داخل جملة فقبل السطر الفارغ التالي.`,
    }),
    'stray-tag': ({ tag, open }) => ({
      found: open ? `يغلق </${tag}> ما فتحه <${open}>.` : `يغلق </${tag}> ما لم يُفتح.`,
      expected: open ? `</${open}>` : `<${tag} ...> قبله`,
      mend: open ? `اكتب </${open}>، أو افتح <${tag} ...> قبله.` : 'احذفه، أو افتح الوسم قبله.',
    }),
    'open-brace': () => ({
      found: 'القوس { يبدأ هنا نصًا برمجيًا لم يُغلق.',
      expected: 'نص بلا أقواس معقوفة',
      mend: 'إن أردت طباعة القوس فاكتب \\{.',
    }),
    'open-angle': ({ text }) => ({
      found: `العلامة < تبدأ هنا وسمًا: ${text}`,
      expected: 'أحد مكوّنات الدليل بعد <، أو ألا تُكتب العلامة',
      mend: 'اكتب «أقل من»، أو &lt; لطباعة العلامة.',
    }),
    'broken-tag': ({ text }) => ({
      found: `تعذّرت قراءة هذا الوسم: ${text}`,
      expected: '<Name property="value" /> بعلامتي تنصيص مستقيمتين',
      mend: 'ضع كل قيمة بين علامتي تنصيص مستقيمتين ليس بينهما مثلهما، وأغلق الوسم بـ > أو />.',
    }),
    'angle-address': ({ address }) => ({
      found: `عنوان بين قوسين زاويين: <${address}>`,
      expected: '[كلمات](https://...)',
      mend: `اكتب [كلمات](${address})، ولتكن الكلمات دالّة على وجهة الرابط.`,
    }),
    'html-comment': () => ({
      found: 'في الدرس تعليق يبدأ بـ <!--.',
      expected: 'ألا يُكتب إلا ما يُطبع',
      mend: 'احذف التعليق.',
    }),
    unreadable: ({ message }) => ({
      found: `تعذّرت قراءة هذا: ${message}.`,
      expected: 'نص، وصيغ Markdown، ومكوّنات الدليل',
      mend: 'ابحث هنا أو فوقه بقليل عن وسم أو قوس أو علامة تنصيص لم تُغلق.',
    }),
  },
  fr: {
    code: ({ what, text, line }) => ({
      found:
        what === 'import' || what === 'export'
          ? `La ligne ${line} commence par \`${what}\`, qui se lit comme du code.`
          : `Code de programme (${what}) : ${text}`,
      expected: 'du texte, du Markdown et les composants du manuel',
      mend: CODE.fr[what],
    }),
    'unclosed-tag': ({ tag }) => ({
      found: `<${tag}> est ouvert ici et n’est pas fermé.`,
      expected: `</${tag}> après ses mots, ou <${tag} ... /> s’il n’en a pas`,
      mend: `Écrivez </${tag}> là où il finit ; dans une phrase, avant la prochaine ligne vide.`,
    }),
    'stray-tag': ({ tag, open }) => ({
      found: open ? `</${tag}> ferme ce que <${open}> a ouvert.` : `</${tag}> ferme ce qui n’est pas ouvert.`,
      expected: open ? `</${open}>` : `<${tag} ...> avant lui`,
      mend: open
        ? `Écrivez </${open}>, ou ouvrez <${tag} ...> avant.`
        : 'Supprimez-le, ou ouvrez la balise avant lui.',
    }),
    'open-brace': () => ({
      found: 'Une accolade { ouvre ici du code, et elle n’est pas fermée.',
      expected: 'un texte sans accolades',
      mend: 'Pour imprimer une accolade, écrivez \\{.',
    }),
    'open-angle': ({ text }) => ({
      found: `Le signe < ouvre ici une balise : ${text}`,
      expected: 'un composant du manuel après <, ou pas de signe',
      mend: 'Écrivez « moins de », ou &lt; pour imprimer le signe.',
    }),
    'broken-tag': ({ text }) => ({
      found: `Cette balise ne peut être lue : ${text}`,
      expected: '<Name property="value" /> avec des guillemets droits',
      mend: 'Mettez chaque valeur entre deux guillemets droits, sans en mettre à l’intérieur, et fermez la balise par > ou />.',
    }),
    'angle-address': ({ address }) => ({
      found: `Une adresse figure entre chevrons : <${address}>`,
      expected: '[mots](https://...)',
      mend: `Écrivez [mots](${address}), avec des mots qui disent où mène le lien.`,
    }),
    'html-comment': () => ({
      found: 'La leçon contient un commentaire <!--.',
      expected: 'rien d’autre que ce qui s’imprime',
      mend: 'Supprimez le commentaire.',
    }),
    unreadable: ({ message }) => ({
      found: `Ceci ne peut être lu : ${message}.`,
      expected: 'du texte, du Markdown et les composants du manuel',
      mend: 'Cherchez une balise, une accolade ou un guillemet non fermés, ici ou juste au-dessus.',
    }),
  },
};

const CODE: Record<Locale, Record<MarkupFaults['code']['what'], string>> = {
  en: {
    import: 'Begin the sentence otherwise.',
    export: 'Begin the sentence otherwise.',
    expression: 'Remove it; to print a brace, write \\{.',
    comment: 'Remove it.',
    spread: 'Remove it.',
    handler: 'Remove it.',
  },
  ar: {
    import: 'ابدأ الجملة بغيرها.',
    export: 'ابدأ الجملة بغيرها.',
    expression: 'احذفه؛ وإن أردت طباعة القوس فاكتب \\{.',
    comment: 'احذفه.',
    spread: 'احذفه.',
    handler: 'احذفه.',
  },
  fr: {
    import: 'Commencez la phrase autrement.',
    export: 'Commencez la phrase autrement.',
    expression: 'Supprimez-le ; pour imprimer une accolade, écrivez \\{.',
    comment: 'Supprimez-le.',
    spread: 'Supprimez-le.',
    handler: 'Supprimez-le.',
  },
};
