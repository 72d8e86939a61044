import type { Locale } from '../schemas/atoms.ts';

/**
 * The interface language that an `Accept-Language` header prefers (RFC 9110, 12.5.4); English when it names none of ours.
 */
export function bestLocale(header: string | null): Locale {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...params] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = params.find((param) => param.startsWith('q='))?.slice(2);
    return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) || 0 };
  });
  const ours = wishes.filter(({ language, quality }) => quality > 0 && OURS.has(language));
  const best = ours.reduce((a, b) => (b.quality > a.quality ? b : a), { language: 'en', quality: 0 });
  return best.language as Locale;
}

const OURS: ReadonlySet<string> = new Set<Locale>(['en', 'ar', 'fr']);
