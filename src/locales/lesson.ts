import type { Locale } from '../schemas/atoms.ts';

const en = {
  close: 'Close',
  definition: 'Definition',
  definitionOf: (term: string) => `Definition: ${term}`,
  source: 'Source',
  sourceNumber: (n: string) => `Source ${n}`,
  page: (page: string) => `p. ${page}`,
  /** Between the parts of a bibliographic line. */
  comma: ', ',
  colon: ': ',
  /** What the reliability marks of sources mean, in a word or two. */
  reliability: {
    confirmed: 'Confirmed elsewhere',
    single: 'One source only',
    weak: 'Read with care',
  },
  invented: 'Invented for this exercise',
};

type Texts = typeof en;

const ar: Texts = {
  close: 'أغلق',
  definition: 'تعريف',
  definitionOf: (term) => `تعريف: ${term}`,
  source: 'مصدر',
  sourceNumber: (n) => `المصدر ${n}`,
  page: (page) => `ص ${page}`,
  comma: '، ',
  colon: ': ',
  reliability: {
    confirmed: 'يؤكده مصدر آخر',
    single: 'مصدر وحيد',
    weak: 'يُقرأ بحذر',
  },
  invented: 'نص متخيَّل لغرض التمرين',
};

const fr: Texts = {
  close: 'Fermer',
  definition: 'Définition',
  definitionOf: (term) => `Définition : ${term}`,
  source: 'Source',
  sourceNumber: (n) => `Source ${n}`,
  page: (page) => `p. ${page}`,
  comma: ', ',
  colon: ' : ',
  reliability: {
    confirmed: 'Confirmé par ailleurs',
    single: 'Une seule source',
    weak: 'À lire avec prudence',
  },
  invented: 'Inventé pour cet exercice',
};

/** What stands around a lesson's text: notes, sources, documents. */
export const lesson = { en, ar, fr } as const satisfies Record<Locale, Texts>;
