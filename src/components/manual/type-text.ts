import { manual } from '../../locales/manual.ts';
import type { FieldType } from '../../manual/field.ts';
import type { Locale } from '../../schemas/atoms.ts';

/** What may stand as a field's value, in the reader's language. `bare`: a flag stands without a value. */
export function typeText(locale: Locale, type: FieldType, bare: boolean): string {
  const { types, atMost } = manual[locale];
  const comma = locale === 'ar' ? '، ' : ', ';
  switch (type.is) {
    case 'choice':
      // Latin words in an Arabic line keep their order only when each stands by itself.
      return type.of.length === 1
        ? String(type.of[0])
        : `${types.choice} ${type.of.map((word) => `\u2068${word}\u2069`).join(comma)}`;
    case 'text':
      return type.most === undefined ? types.text : types.text + comma + atMost(type.most);
    case 'whole':
    case 'number':
    case 'list':
    case 'texts':
      return [types[type.is], limits(locale, type)].filter(Boolean).join(comma);
    case 'flag':
      return bare ? types.bare : types.flag;
    default:
      return types[type.is];
  }
}

interface Limits {
  least: number | undefined;
  most: number | undefined;
  above?: boolean;
}

function limits(locale: Locale, { least, most, above = false }: Limits): string {
  const t = manual[locale];
  if (least === undefined) return '';
  if (above) return t.above(least, most);
  return most === undefined ? t.atLeast(least) : t.between(least, most);
}
