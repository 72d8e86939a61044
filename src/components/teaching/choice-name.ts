import { teaching as texts } from '../../locales/teaching.ts';
import { pick } from '../../rules/localized.ts';
import type { Locale, Localized } from '../../schemas/atoms.ts';
import type { Item } from '../../schemas/quiz.ts';

/** What a counted choice of `rules/item-analysis.ts` is called for a reader: an option, a pair, an entry and its place. */
export function choiceName(item: Item, id: string, original: Locale, locale: Locale): string {
  const t = texts[locale];
  const name = (list: readonly { id: string; text: Localized }[], wanted: string) => {
    const found = list.find((one) => one.id === wanted);
    return found ? pick(found.text, locale, original).text : wanted;
  };
  const [entry = '', choice = ''] = id.split('/');
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return name(item.options, id);
    case 'hotspot':
      return name(item.regions, id);
    case 'true-false':
      return id === 'true' ? t.true : t.false;
    case 'ordering':
      return t.place(name(item.entries, entry), Number(choice));
    case 'matching':
      return t.pair(name(item.entries, entry), name(item.choices, choice));
    case 'sorting':
      return t.pair(name(item.entries, entry), name(item.categories, choice));
    case 'fill-in':
    case 'numeric':
      return id;
  }
}
