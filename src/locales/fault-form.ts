import { type FaultText, suggestion } from './fault-word.ts';
import type { Locale } from '../schemas/atoms.ts';

/** What can be named wrongly: the word that stands before the name in a fault's text. */
export type NameKind =
  | 'quiz'
  | 'term'
  | 'source'
  | 'figure'
  | 'choice'
  | 'category'
  | 'module'
  | 'folder'
  | 'component'
  | 'key'
  | 'property'
  | 'anchor'
  | 'page';

/** The form in which a value must be written. */
export type ValueForm = 'slug' | 'language' | 'date' | 'https' | 'svg' | 'plain' | 'other';

/** What makes YAML unreadable. */
export type SyntaxProblem = 'tab' | 'indent' | 'quote' | 'bracket' | 'colon' | 'other';

/** Something in a drawing that could run, load or be refused by the page's policy. */
export type DrawingPart = 'element' | 'style' | 'handler' | 'address' | 'declaration';

/** What YAML that cannot be parsed says, by what is wrong with it; `message` is the parser's own. */
export const SYNTAX: Record<Locale, (message: string) => Record<SyntaxProblem, FaultText>> = {
  en: (message) => ({
    tab: {
      found: 'This line is indented with a tab.',
      expected: 'spaces, two for each level',
      mend: 'Replace the tab by spaces.',
    },
    indent: {
      found: 'This line does not stand under the one that it belongs to.',
      expected: 'the same indentation for all keys of a group',
      mend: 'Move the line so that it begins where its neighbours do.',
    },
    quote: {
      found: 'A quotation mark is opened and not closed.',
      expected: 'a closing quotation mark of the same kind',
      mend: "Close it; an apostrophe within '...' is written twice.",
    },
    bracket: {
      found: 'A bracket is opened and not closed, or a comma is missing in it.',
      expected: '{ en: ..., ar: ... } or [..., ...]',
      mend: 'Close the bracket here or just above; a text with a comma in it needs quotation marks.',
    },
    colon: {
      found:
        'There is a colon with a space after it, or a special character, in a text without quotation marks.',
      expected: 'such a text in quotation marks',
      mend: 'Put the whole text between two straight quotation marks.',
    },
    other: {
      found: `This cannot be read: ${message.replace(/\.$/, '')}.`,
      expected: 'a file that can be parsed',
      mend: 'Look for an unclosed quotation mark, bracket or tag, or a wrong indentation here or just above.',
    },
  }),
  ar: (message) => ({
    tab: {
      found: 'أُزيح هذا السطر بعلامة جدولة (Tab).',
      expected: 'مسافات، اثنتان لكل مستوى',
      mend: 'ضع مسافات في موضعها.',
    },
    indent: {
      found: 'لا يقع هذا السطر تحت ما ينتمي إليه.',
      expected: 'إزاحة واحدة لمفاتيح المجموعة كلها',
      mend: 'حرّك السطر حتى يبدأ حيث تبدأ الأسطر المجاورة.',
    },
    quote: {
      found: 'فُتحت علامة تنصيص ولم تُغلق.',
      expected: 'علامة إغلاق من النوع نفسه',
      mend: "أغلقها؛ والفاصلة العليا بين '...' تُكتب مرتين.",
    },
    bracket: {
      found: 'فُتح قوس ولم يُغلق، أو نقصت فيه فاصلة.',
      expected: '{ en: ..., ar: ... } أو [..., ...]',
      mend: 'أغلق القوس هنا أو فوقه بقليل؛ والنص الذي فيه فاصلة لاتينية يحتاج إلى علامتي تنصيص.',
    },
    colon: {
      found: 'في نص بلا علامتي تنصيص نقطتان بعدهما مسافة، أو رمز خاص.',
      expected: 'نص كهذا بين علامتي تنصيص',
      mend: 'ضع النص كله بين علامتي تنصيص مستقيمتين.',
    },
    other: {
      found: `تعذّرت قراءة هذا: ${message.replace(/\.$/, '')}.`,
      expected: 'ملف سليم التركيب',
      mend: 'ابحث هنا أو فوقه بقليل عن علامة تنصيص أو قوس أو وسم لم يُغلق، أو عن إزاحة خاطئة.',
    },
  }),
  fr: (message) => ({
    tab: {
      found: 'Cette ligne est mise en retrait par une tabulation.',
      expected: 'des espaces, deux par niveau',
      mend: 'Remplacez la tabulation par des espaces.',
    },
    indent: {
      found: 'Cette ligne n’est pas placée sous celle dont elle dépend.',
      expected: 'le même retrait pour toutes les clés d’un groupe',
      mend: 'Déplacez la ligne pour qu’elle commence là où commencent ses voisines.',
    },
    quote: {
      found: 'Un guillemet est ouvert et n’est pas fermé.',
      expected: 'un guillemet fermant du même type',
      mend: "Fermez-le ; une apostrophe entre '...' s’écrit deux fois.",
    },
    bracket: {
      found: 'Un crochet ou une accolade n’est pas fermé, ou une virgule y manque.',
      expected: '{ en: ..., ar: ... } ou [..., ...]',
      mend: 'Fermez-le ici ou juste au-dessus ; un texte qui contient une virgule se met entre guillemets droits.',
    },
    colon: {
      found: 'Un texte sans guillemets contient deux-points suivis d’une espace, ou un caractère spécial.',
      expected: 'un tel texte entre guillemets droits',
      mend: 'Mettez tout le texte entre deux guillemets droits.',
    },
    other: {
      found: `Ceci ne peut être lu : ${message.replace(/\.$/, '')}.`,
      expected: 'un fichier bien formé',
      mend: 'Cherchez un guillemet, un crochet ou une balise non fermés, ou un mauvais retrait, ici ou juste au-dessus.',
    },
  }),
};

/** How a value's form is said; `other` has the schema's own words. */
export const FORMS: Record<Locale, Record<Exclude<ValueForm, 'other'>, string>> = {
  en: {
    slug: 'small Latin letters, digits and single hyphens',
    language: 'a language in two small letters, such as en',
    date: 'a date such as 2026-05-03',
    https: 'an address that begins with https://',
    svg: '<svg viewBox="...">',
    plain: 'a text without NUL bytes',
  },
  ar: {
    slug: 'أحرف لاتينية صغيرة وأرقام وشرطات مفردة',
    language: 'لغة بحرفين صغيرين مثل en',
    date: 'تاريخ مثل 2026-05-03',
    https: 'عنوان يبدأ بـ https://',
    svg: '<svg viewBox="...">',
    plain: 'نص بلا محارف صفرية (NUL)',
  },
  fr: {
    slug: 'minuscules latines, chiffres et traits d’union simples',
    language: 'une langue en deux minuscules, comme en',
    date: 'une date comme 2026-05-03',
    https: 'une adresse qui commence par https://',
    svg: '<svg viewBox="...">',
    plain: 'un texte sans octet NUL',
  },
};

/** What a drawing must not contain. */
export const DRAWING: Record<Locale, Record<DrawingPart, string>> = {
  en: {
    element: 'an element that is not a shape',
    style: 'a style attribute',
    handler: 'a handler',
    address: 'an address outside the drawing',
    declaration: 'a declaration',
  },
  ar: {
    element: 'عنصر ليس شكلًا',
    style: 'سمة نمط (style)',
    handler: 'معالج أحداث',
    address: 'عنوان خارج الرسم',
    declaration: 'تصريح',
  },
  fr: {
    element: 'un élément qui n’est pas une forme',
    style: 'un attribut style',
    handler: 'un gestionnaire d’événement',
    address: 'une adresse extérieure au dessin',
    declaration: 'une déclaration',
  },
};

/** That there is none of a kind: in Arabic with its preposition, in French as a subject; English has the codes. */
export const NAMES: Record<'ar' | 'fr', Record<NameKind, string>> = {
  ar: {
    quiz: 'لاختبار',
    term: 'لمصطلح',
    source: 'لمصدر',
    figure: 'لرسم',
    choice: 'لخيار',
    category: 'لفئة',
    module: 'لوحدة',
    folder: 'لمجلد',
    component: 'لمكوّن',
    key: 'لمفتاح',
    property: 'لخاصية',
    anchor: 'لموضع',
    page: 'لصفحة',
  },
  fr: {
    quiz: 'Aucun quiz',
    term: 'Aucun terme',
    source: 'Aucune source',
    figure: 'Aucune figure',
    choice: 'Aucun choix',
    category: 'Aucune catégorie',
    module: 'Aucun module',
    folder: 'Aucun dossier',
    component: 'Aucun composant',
    key: 'Aucune clé',
    property: 'Aucune propriété',
    anchor: 'Aucune ancre',
    page: 'Aucune page',
  },
};

/** How to mend a name: Markdown in place of an HTML element, or the name that is probably meant. */
export function mendName(
  locale: Locale,
  kind: NameKind,
  name: string,
  known: readonly string[],
): string | undefined {
  const markdown = kind === 'component' && Object.hasOwn(MARKDOWN, name) ? MARKDOWN[name] : undefined;
  if (markdown !== undefined) return INSTEAD[locale](markdown);
  // The one page that is known is what a file's path was meant for, however far the two look apart.
  const only = kind === 'page' && known.length === 1 ? known[0] : undefined;
  return suggestion(locale, only ?? name, known);
}

const INSTEAD: Record<Locale, (markdown: string) => string> = {
  en: (markdown) => `Write it in Markdown: ${markdown}`,
  ar: (markdown) => `اكتبه بصيغة Markdown: ${markdown}`,
  fr: (markdown) => `Écrivez-le en Markdown : ${markdown}`,
};

const MARKDOWN: Record<string, string> = {
  b: '**...**',
  strong: '**...**',
  i: '*...*',
  em: '*...*',
  a: '[...](https://...)',
  h2: '## ...',
  h3: '### ...',
  h4: '#### ...',
  ul: '- ...',
  ol: '1. ...',
  li: '- ...',
  blockquote: '> ...',
  code: '`...`',
  del: '~~...~~',
  table: '| ... | ... |',
};
