import type { Locale } from '../schemas/atoms.ts';
import type { Role } from '../schemas/user.ts';

/** What a list of people may say of each. */
export type Column = 'email' | 'name' | 'role' | 'language' | 'ministry' | 'courses';

/** The column that a word at the head of a list means, in any of the three languages. */
export function columnOf(word: string): Column | undefined {
  return find(COLUMNS, word);
}

/** The role that a word means. */
export function roleOf(word: string): Role | undefined {
  return find(ROLES, word);
}

/** The language that a word means. */
export function languageOf(word: string): Locale | undefined {
  return find(LANGUAGES, word);
}

/** A word without case, accents, vowel signs and whatever is no letter, so that `Rôle:` is `role`. */
export function bare(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function find<Key extends string>(words: Record<Key, readonly string[]>, word: string): Key | undefined {
  const wanted = bare(word);
  return (Object.keys(words) as Key[]).find(
    (key) => bare(key) === wanted || words[key].some((one) => bare(one) === wanted),
  );
}

const COLUMNS: Record<Column, readonly string[]> = {
  email: [
    'e-mail address',
    'mail',
    'address',
    'courriel',
    'adresse',
    'adresse électronique',
    'البريد',
    'البريد الإلكتروني',
    'العنوان',
  ],
  name: ['full name', 'nom', 'prénom et nom', 'الاسم', 'الاسم الكامل'],
  role: ['rôle', 'fonction', 'الدور', 'الصفة'],
  language: ['lang', 'locale', 'langue', 'اللغة'],
  ministry: ['ministère', 'الوزارة'],
  courses: ['course', 'cours', 'المقرر', 'المقررات'],
};

const ROLES: Record<Role, readonly string[]> = {
  trainee: ['stagiaire', 'متدرب', 'متدربة'],
  instructor: ['formateur', 'formatrice', 'teacher', 'tutor', 'مدرس', 'مدرسة', 'مدرب', 'مدربة'],
  officer: [
    'ministry officer',
    'responsable',
    'responsable au ministère',
    'مسؤول',
    'مسؤولة',
    'مسؤول في الوزارة',
  ],
  administrator: ['admin', 'administrateur', 'administratrice', 'مدير', 'مديرة'],
};

const LANGUAGES: Record<Locale, readonly string[]> = {
  en: ['english', 'anglais', 'الإنجليزية', 'إنجليزي'],
  ar: ['arabic', 'arabe', 'العربية', 'عربي'],
  fr: ['french', 'français', 'francais', 'الفرنسية', 'فرنسي'],
};
