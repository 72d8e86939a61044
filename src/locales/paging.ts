import { number } from '../rules/plural.ts';
import type { Locale } from '../schemas/atoms.ts';

const en = {
  pages: 'Pages',
  page: (page: number, pages: number) => `Page ${number('en', page)} of ${number('en', pages)}`,
  previous: 'Previous',
  next: 'Next',
};

type Texts = typeof en;

const ar: Texts = {
  pages: 'الصفحات',
  page: (page, pages) => `الصفحة ${number('ar', page)} من ${number('ar', pages)}`,
  previous: 'السابقة',
  next: 'التالية',
};

const fr: Texts = {
  pages: 'Pages',
  page: (page, pages) => `Page ${number('fr', page)} sur ${number('fr', pages)}`,
  previous: 'Précédente',
  next: 'Suivante',
};

/** The way through a long list. */
export const paging: Record<Locale, Texts> = { en, ar, fr };
