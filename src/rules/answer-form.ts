import type { Answer } from '../schemas/answer.ts';
import type { Locale } from '../schemas/atoms.ts';
import type { Item } from '../schemas/quiz.ts';

/**
 * The answer in a question's form. Fields by kind: `choice` (repeated for multiple); `order` (repeated, first to last),
 * changed by `move` = `up:<id>` or `down:<id>`; `pair:<entry>` = choice; `text`; `text` and `unit`.
 * What it returns is as the browser sent it: its shape is checked by the schema, its fit to the item by `fits`.
 */
export function readAnswer(item: Item, form: FormData, locale: Locale): Answer {
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
    case 'hotspot':
      return { shape: 'choice', chosen: texts(form, 'choice') };
    case 'ordering':
      return { shape: 'order', order: moved(texts(form, 'order'), text(form, 'move')) };
    case 'matching':
    case 'sorting':
      return { shape: 'pairs', pairs: pairs(form) };
    case 'fill-in':
      return { shape: 'text', text: text(form, 'text') };
    case 'numeric':
      return { shape: 'number', text: text(form, 'text'), unit: text(form, 'unit') || undefined, locale };
  }
}

function moved(order: string[], move: string): string[] {
  const [direction, id = ''] = move.split(':');
  const from = order.indexOf(id);
  const to = direction === 'up' ? from - 1 : from + 1;
  if (!move || from < 0 || to < 0 || to >= order.length) return order;
  const rest = order.filter((_, index) => index !== from);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

function pairs(form: FormData): Record<string, string> {
  const entries = [...form].flatMap(([name, value]) =>
    name.startsWith('pair:') && typeof value === 'string' && value ? [[name.slice(5), value] as const] : [],
  );
  return Object.fromEntries(entries);
}

function texts(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value): value is string => typeof value === 'string');
}

function text(form: FormData, name: string): string {
  return texts(form, name)[0] ?? '';
}
