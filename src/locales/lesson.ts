import { number } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

const en = {
  close: 'Close',
  definition: 'Definition',
  definitionOf: (term: string) => `Definition: ${term}`,
  sourceNumber: (n: string, page?: string) => (page ? `Source ${n}, p. ${page}` : `Source ${n}`),
  /** What the reliability marks of sources mean, in a word or two. */
  reliability: {
    confirmed: 'Confirmed elsewhere',
    single: 'One source only',
    weak: 'Read with care',
  },
  remarked: (mark: string, remark: string) => `${mark}: ${remark}`,
  invented: 'Invented for this exercise',
  /** Names the part of the page in which a table scrolls. */
  table: 'Table',
};

type Texts = typeof en;

const ar: Texts = {
  close: 'أغلق',
  definition: 'تعريف',
  definitionOf: (term) => `تعريف: ${term}`,
  sourceNumber: (n, page) =>
    page ? `المصدر ${n}، ص ${page.replace(/\d/g, (digit) => number('ar', Number(digit)))}` : `المصدر ${n}`,
  reliability: {
    confirmed: 'يؤكده مصدر آخر',
    single: 'مصدر وحيد',
    weak: 'يُقرأ بحذر',
  },
  remarked: (mark, remark) => `${mark}: ${remark}`,
  invented: 'نص متخيَّل لغرض التمرين',
  table: 'جدول',
};

const fr: Texts = {
  close: 'Fermer',
  definition: 'Définition',
  definitionOf: (term) => `Définition : ${term}`,
  sourceNumber: (n, page) => (page ? `Source ${n}, p. ${page}` : `Source ${n}`),
  reliability: {
    confirmed: 'Confirmé par ailleurs',
    single: 'Une seule source',
    weak: 'À lire avec prudence',
  },
  remarked: (mark, remark) => `${mark} : ${remark}`,
  invented: 'Inventé pour cet exercice',
  table: 'Tableau',
};

/** What stands around a lesson's text: notes, sources, documents. */
export const lesson = { en, ar, fr } as const satisfies Record<Locale, Texts>;
