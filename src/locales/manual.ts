import type { Locale } from '../schemas/atoms.ts';
import { number } from '../rules/plural.ts';

/** The chapters of the manual, in order. */
export const CHAPTERS = ['course', 'lesson', 'quiz', 'sources'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** What the copy button says. It gets it with the page. */
export type CopyTexts = { copy: string; copied: string; selected: string };

const en = {
  manual: 'Author’s manual',
  lede: 'Everything that a course may hold, each part live beside its source, in both directions.',
  chapters: 'Chapters',
  chapter: {
    course: { title: 'A course', about: 'The file course.yaml: title, outcomes, modules.' },
    lesson: { title: 'A lesson', about: 'Its frontmatter, its Markdown and the six components.' },
    quiz: { title: 'A quiz', about: 'Its settings and the nine kinds of question.' },
    sources: { title: 'Sources and terms', about: 'The files references.yaml and glossary.yaml.' },
  } satisfies Record<Chapter, { title: string; about: string }> as Record<
    Chapter,
    { title: string; about: string }
  >,
  tree: 'Where things stand',
  treeText:
    'A course is a folder of text files. Folders of modules and files of lessons begin with two digits, which give their order; the name after them stands in addresses.',
  begin: 'How to begin',
  beginText:
    'The first command asks a few questions and writes files that pass. The second tells your editor what each file may hold, so that it completes and explains while you write.',
  english: 'The explanations of fields come from the program itself and are in English.',
  fields: 'Fields',
  properties: 'Properties',
  noProperties: 'It has no properties.',
  example: 'Example',
  source: 'Source',
  live: 'Live',
  file: (name: string) => `The file ${name}`,
  liveIn: (language: string) => `As it is read in ${language}`,
  frontmatter: 'Frontmatter',
  markdown: 'Markdown',
  components: 'Components',
  settings: 'Settings',
  kinds: 'Kinds of question',
  try: 'Answer it: it is marked as it would be, and nothing is kept.',
  required: 'required',
  fallback: (value: string) => `otherwise ${value}`,
  types: {
    localized: 'a text in each language',
    'localized-list': 'a list of texts in each language',
    name: 'a name in small Latin letters, digits and hyphens',
    flag: 'yes or no: true, false',
    date: 'a day, as 2026-11-21',
    address: 'an address that begins with https',
    box: 'four numbers: x, y, width, height',
    group: 'a group of fields',
    text: 'a text',
    whole: 'a whole number',
    number: 'a number',
    choice: 'one of',
    list: 'a list',
    texts: 'a list of texts, each in each language',
    bare: 'stands without a value',
  },
  between: (least: number, most: number) => `${number('en', least)} to ${number('en', most)}`,
  above: (least: number, most: number | undefined) =>
    `more than ${number('en', least)}${most === undefined ? '' : `, at most ${number('en', most)}`}`,
  atLeast: (least: number) => `at least ${number('en', least)}`,
  atMost: (most: number) => `at most ${number('en', most)} characters`,
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    selected: 'Selected: copy it with the keyboard',
  } satisfies CopyTexts as CopyTexts,
};

type Texts = typeof en;

const ar: Texts = {
  manual: 'دليل المؤلف',
  lede: 'كل ما يمكن أن يضمّه المقرر، وكل جزء منه حيًّا إلى جانب مصدره، بالاتجاهين.',
  chapters: 'الفصول',
  chapter: {
    course: { title: 'المقرر', about: 'الملف course.yaml: العنوان والمخرجات والوحدات.' },
    lesson: { title: 'الدرس', about: 'ترويسته ونصه بصيغة Markdown والمكوّنات الستة.' },
    quiz: { title: 'الاختبار', about: 'إعداداته وأنواع الأسئلة التسعة.' },
    sources: { title: 'المصادر والمصطلحات', about: 'الملفان references.yaml وglossary.yaml.' },
  },
  tree: 'مواضع الملفات',
  treeText:
    'المقرر مجلد من الملفات النصية. وتبدأ أسماء مجلدات الوحدات وملفات الدروس برقمين يحددان ترتيبها، أما الاسم الذي بعدهما فيظهر في العناوين.',
  begin: 'كيف تبدأ',
  beginText:
    'يطرح الأمر الأول بضعة أسئلة ويكتب ملفات سليمة. ويُعرّف الثاني محررك بما يجوز في كل ملف، فيُكمل ويشرح وأنت تكتب.',
  english: 'شروح الحقول مأخوذة من البرنامج نفسه، وهي بالإنجليزية.',
  fields: 'الحقول',
  properties: 'الخصائص',
  noProperties: 'ليست له خصائص.',
  example: 'مثال',
  source: 'المصدر',
  live: 'حيًّا',
  file: (name) => `الملف ${name}`,
  liveIn: (language) => `كما يُقرأ ${language}`,
  frontmatter: 'الترويسة',
  markdown: 'Markdown',
  components: 'المكوّنات',
  settings: 'الإعدادات',
  kinds: 'أنواع الأسئلة',
  try: 'أجب عنه: يُصحَّح كما يُصحَّح في الدرس، ولا يُحفظ منه شيء.',
  required: 'مطلوب',
  fallback: (value) => `وإلا ${value}`,
  types: {
    localized: 'نص بكل لغة',
    'localized-list': 'قائمة نصوص بكل لغة',
    name: 'اسم بحروف لاتينية صغيرة وأرقام وشرطات',
    flag: 'نعم أو لا: true أو false',
    date: 'يوم، مثل \u20662026-11-21\u2069',
    address: 'عنوان يبدأ بـ https',
    box: 'أربعة أعداد: x ثم y ثم العرض ثم الارتفاع',
    group: 'مجموعة حقول',
    text: 'نص',
    whole: 'عدد صحيح',
    number: 'عدد',
    choice: 'واحد من',
    list: 'قائمة',
    texts: 'قائمة نصوص، كل منها بكل لغة',
    bare: 'تُكتب بلا قيمة',
  },
  between: (least, most) => `من ${number('ar', least)} إلى ${number('ar', most)}`,
  above: (least, most) =>
    `أكثر من ${number('ar', least)}${most === undefined ? '' : `، و${number('ar', most)} على الأكثر`}`,
  atLeast: (least) => `${number('ar', least)} على الأقل`,
  atMost: (most) => `${number('ar', most)} حرفًا على الأكثر`,
  copy: { copy: 'انسخ', copied: 'نُسخ', selected: 'حُدِّد النص: انسخه بلوحة المفاتيح' },
};

const fr: Texts = {
  manual: 'Manuel de l’auteur',
  lede: 'Tout ce qu’un cours peut contenir, chaque partie vivante à côté de sa source, dans les deux sens de lecture.',
  chapters: 'Chapitres',
  chapter: {
    course: { title: 'Un cours', about: 'Le fichier course.yaml : titre, objectifs, modules.' },
    lesson: { title: 'Une leçon', about: 'Son en-tête, son Markdown et les six composants.' },
    quiz: { title: 'Un questionnaire', about: 'Ses réglages et les neuf types de question.' },
    sources: { title: 'Sources et termes', about: 'Les fichiers references.yaml et glossary.yaml.' },
  },
  tree: 'Où se trouve quoi',
  treeText:
    'Un cours est un dossier de fichiers de texte. Les dossiers des modules et les fichiers des leçons commencent par deux chiffres, qui donnent leur ordre ; le nom qui suit figure dans les adresses.',
  begin: 'Pour commencer',
  beginText:
    'La première commande pose quelques questions et écrit des fichiers valides. La seconde dit à votre éditeur ce que chaque fichier peut contenir : il complète et explique pendant que vous écrivez.',
  english: 'Les explications des champs viennent du programme lui-même et sont en anglais.',
  fields: 'Champs',
  properties: 'Propriétés',
  noProperties: 'Il n’a pas de propriétés.',
  example: 'Exemple',
  source: 'Source',
  live: 'En vrai',
  file: (name) => `Le fichier ${name}`,
  liveIn: (language) => `Comme on le lit en ${language}`,
  frontmatter: 'En-tête',
  markdown: 'Markdown',
  components: 'Composants',
  settings: 'Réglages',
  kinds: 'Types de question',
  try: 'Répondez : la réponse est notée comme dans une leçon, et rien n’est gardé.',
  required: 'obligatoire',
  fallback: (value) => `sinon ${value}`,
  types: {
    localized: 'un texte dans chaque langue',
    'localized-list': 'une liste de textes dans chaque langue',
    name: 'un nom en minuscules latines, chiffres et traits d’union',
    flag: 'oui ou non : true, false',
    date: 'un jour, comme 2026-11-21',
    address: 'une adresse qui commence par https',
    box: 'quatre nombres : x, y, largeur, hauteur',
    group: 'un groupe de champs',
    text: 'un texte',
    whole: 'un nombre entier',
    number: 'un nombre',
    choice: 'au choix',
    list: 'une liste',
    texts: 'une liste de textes, chacun dans chaque langue',
    bare: 's’écrit sans valeur',
  },
  between: (least, most) => `de ${number('fr', least)} à ${number('fr', most)}`,
  above: (least, most) =>
    `plus de ${number('fr', least)}${most === undefined ? '' : `, au plus ${number('fr', most)}`}`,
  atLeast: (least) => `au moins ${number('fr', least)}`,
  atMost: (most) => `au plus ${number('fr', most)} caractères`,
  copy: { copy: 'Copier', copied: 'Copié', selected: 'Sélectionné : copiez au clavier' },
};

/** Texts of the frame round the author's manual; what fields mean, their docstrings say. */
export const manual = { en, ar, fr } as const satisfies Record<Locale, Texts>;
