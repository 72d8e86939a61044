import { asciiDigits } from '../rules/number-form.ts';

/**
 * The numbers of a text that read like claims, which wants a source: a percentage, a number of thousands or
 * more, or any of two or more digits. Years, dates, the numbers of articles, pages and lessons, and numbers that are
 * part of a name (G20, 9/11) are none.
 */
export function claimsIn(text: string): string[] {
  const digits = asciiDigits(text);
  if (!/\d/.test(digits)) return [];
  const bare = digits.replace(DATE, ' ').replace(NAMED, ' ');
  return [...bare.matchAll(CLAIM)].map(([claim]) => claim.trim());
}

/** The numbers of a text, claims or not, as plain digits: `48,000` and `٤٨٬٠٠٠` are `48000`. */
export function numbersIn(text: string): string[] {
  return (asciiDigits(text).match(NUMBER) ?? []).map((number) => number.replace(/[^\d.]/g, ''));
}

const NUMBER = /\d{1,3}(?:[,٬\u202f\u00a0]\d{3})+|\d+(?:[.٫]\d+)?/g;

const MONTH =
  'Jan(?:uary|vier)?|Feb(?:ruary)?|f\u00e9vrier|Mar(?:ch|s)?|Apr(?:il)?|avril|May|mai|June?|juin|July?|juillet|Aug(?:ust)?|ao\u00fbt|Sept(?:ember|embre)?|Oct(?:ober|obre)?|Nov(?:ember|embre)?|Dec(?:ember)?|d\u00e9cembre|يناير|كانون|فبراير|شباط|مارس|آذار|أبريل|إبريل|نيسان|مايو|أيار|يونيو|حزيران|يوليو|تموز|أغسطس|آب|سبتمبر|أيلول|أكتوبر|تشرين|نوفمبر|ديسمبر';

/** `22 May 2007`, `22 and 30 May`, `May 22, 2007`, and a year by itself. */
const DATE = new RegExp(
  [
    `(?:\\d{1,2}(?:st|nd|rd|th|er)?(?:,\\s*|\\s*[–-]\\s*|\\s+(?:and|to|et|au|أو|إلى)\\s+|\\s+و\\s?))*\\d{1,2}(?:st|nd|rd|th|er)?\\s+(?:of\\s+|من\\s+)?(?:${MONTH})(?![\\p{L}])`,
    `(?<![\\p{L}])(?:${MONTH})\\s+\\d{1,2}(?!\\d)`,
    `(?<![\\d.,])(?:1\\d{3}|20\\d{2})(?:s|\\s*[/–-]\\s*\\d{2,4})?(?![\\d%]|[.,]\\d|\\s*(?:%|per ?cent))`,
  ].join('|'),
  'giu',
);

/** Numbers that name something: `article 41`, `lesson 1.2.3`, `G20`, `9/11`, `24/7`, `COVID-19`. */
const NAMED =
  /(?<![\p{L}])(?:articles?|chapters?|chapitres?|pages?|pp?\.|sections?|modules?|lessons?|leçons?|resolutions?|résolutions?|numbers?|no\.|n°|paragraph(?:e)?s?|المادة|الفصل|الصفحة|صفحة|الوحدة|الدرس|القرار|الفقرة|رقم)\s*\d+(?:[.,–-]\d+)*|[\p{L}@#_-]\d+|\d+\/\d+|(?<![\d.])\d\.\d\.\d/giu;

/** A share, a number of thousands or more, or any other of two or more digits. */
const CLAIM = new RegExp(
  [
    '\\d+(?:[.,٫]\\d+)?\\s*(?:%|٪|per ?cent|pour ?cent|في المئة|في المائة|بالمئة|بالمائة)',
    '\\d+(?:[.,٫]\\d+)?\\s+(?:thousand|million|billion|mille|milliard|ألف|آلاف|مليون|ملايين|مليار)',
    '\\d{1,3}(?:[,.٬\\u202f\\u00a0]\\d{3})+',
    '(?<![\\d.,])\\d{2,}',
  ].join('|'),
  'giu',
);
