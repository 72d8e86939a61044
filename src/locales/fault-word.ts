import { nearest } from '../rules/nearest.ts';
import { number, plural } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

/** A fault of a course's files in words: what stands there, what should, and how to mend it. */
export interface FaultText {
  /** A sentence. */
  found: string;
  /** What follows "Expected:", without a full stop. */
  expected: string;
  /** One sentence or two that say what to do. */
  mend: string;
}

/** The texts of an area of faults, by their codes; `P` holds their parameters. */
export type FaultTexts<P> = Record<Locale, { [C in keyof P]: (params: P[C]) => FaultText }>;

/** A block of a lesson as its author finds it: the `n`th of its kind, from 1, and how it begins. */
export interface BlockName {
  kind: 'p' | 'li' | 'h2' | 'h3' | 'h4' | 'table' | 'blockquote' | 'document' | 'figure' | 'quiz';
  n: number;
  text: string;
}

/** The names of a list for a sentence: the first twelve, and how many there are beyond. */
export function someOf(locale: Locale, names: readonly string[]): string {
  const shown = names.slice(0, 12).join(locale === 'ar' ? '، ' : ', ');
  const more = names.length - 12;
  return more > 0 ? `${shown} ${MORE[locale](more)}` : shown;
}

/** The question whether a near name is meant, or undefined when none is near. */
export function suggestion(locale: Locale, name: string, known: readonly string[]): string | undefined {
  const near = nearest(name, known);
  return near && MEANT[locale](near);
}

/** A block's name in a sentence: `paragraph 3 (“Ask four colleagues…”)`. */
export function blockName(locale: Locale, { kind, n, text }: BlockName): string {
  const word = `${BLOCKS[locale][kind]} ${number(locale, n)}`;
  return text ? `${word} (${QUOTED[locale](text)})` : word;
}

/** A count of something that a file must hold more or fewer of. */
export function counted(locale: Locale, n: number | string, unit: 'items' | 'characters' | ''): string {
  return unit === '' ? String(n) : UNITS[locale][unit](Number(n));
}

/** What kind of value stands somewhere, by the name that the schema gives it; an unknown name stays. */
export function typeName(locale: Locale, type: string): string {
  return type
    .split(' | ')
    .map((name) => TYPES[locale][name] ?? name)
    .join(' | ');
}

const MORE: Record<Locale, (n: number) => string> = {
  en: (n) => `and ${number('en', n)} more`,
  ar: (n) => `وغيرها (${number('ar', n)})`,
  fr: (n) => `et ${plural('fr', n, { one: '{n} autre', other: '{n} autres' })}`,
};

const MEANT: Record<Locale, (near: string) => string> = {
  en: (near) => `Did you mean "${near}"?`,
  ar: (near) => `هل أردتَ «${near}»؟`,
  fr: (near) => `Vouliez-vous dire « ${near} » ?`,
};

const QUOTED: Record<Locale, (text: string) => string> = {
  en: (text) => `“${text}”`,
  ar: (text) => `«${text}»`,
  fr: (text) => `« ${text} »`,
};

const BLOCKS: Record<Locale, Record<BlockName['kind'], string>> = {
  en: {
    p: 'paragraph',
    li: 'list item',
    h2: 'heading',
    h3: 'third-level heading',
    h4: 'fourth-level heading',
    table: 'table',
    blockquote: 'quotation',
    document: 'document',
    figure: 'figure',
    quiz: 'quiz',
  },
  ar: {
    p: 'الفقرة',
    li: 'بند القائمة',
    h2: 'العنوان',
    h3: 'عنوان المستوى الثالث',
    h4: 'عنوان المستوى الرابع',
    table: 'الجدول',
    blockquote: 'الاقتباس',
    document: 'الوثيقة',
    figure: 'الرسم',
    quiz: 'الاختبار',
  },
  fr: {
    p: 'paragraphe',
    li: 'élément de liste',
    h2: 'titre',
    h3: 'titre de niveau 3',
    h4: 'titre de niveau 4',
    table: 'tableau',
    blockquote: 'citation',
    document: 'document',
    figure: 'figure',
    quiz: 'quiz',
  },
};

const UNITS: Record<Locale, Record<'items' | 'characters', (n: number) => string>> = {
  en: {
    items: (n) => plural('en', n, { one: '{n} item', other: '{n} items' }),
    characters: (n) => plural('en', n, { one: '{n} character', other: '{n} characters' }),
  },
  ar: {
    items: (n) =>
      plural('ar', n, {
        one: 'عنصر واحد',
        two: 'عنصران',
        few: '{n} عناصر',
        many: '{n} عنصرًا',
        other: '{n} عنصر',
      }),
    characters: (n) =>
      plural('ar', n, { one: 'حرف واحد', two: 'حرفان', few: '{n} أحرف', many: '{n} حرفًا', other: '{n} حرف' }),
  },
  fr: {
    items: (n) => plural('fr', n, { one: '{n} élément', other: '{n} éléments' }),
    characters: (n) => plural('fr', n, { one: '{n} caractère', other: '{n} caractères' }),
  },
};

const TYPES: Record<Locale, Record<string, string>> = {
  en: {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of keys',
    record: 'a group of keys',
    tuple: 'a list of four numbers',
  },
  ar: {
    string: 'نص',
    number: 'عدد',
    int: 'عدد صحيح',
    boolean: 'true أو false',
    array: 'قائمة',
    object: 'مجموعة مفاتيح',
    record: 'مجموعة مفاتيح',
    tuple: 'قائمة من أربعة أعداد',
  },
  fr: {
    string: 'un texte',
    number: 'un nombre',
    int: 'un nombre entier',
    boolean: 'true ou false',
    array: 'une liste',
    object: 'un groupe de clés',
    record: 'un groupe de clés',
    tuple: 'une liste de quatre nombres',
  },
};
