import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { quiz as texts } from '../../src/locales/quiz.ts';
import { mark } from '../../src/rules/marking.ts';
import type { Answer } from '../../src/schemas/answer.ts';
import type { Locale, Localized } from '../../src/schemas/atoms.ts';
import type { Item } from '../../src/schemas/quiz.ts';

/** What a person does with one control, with a mouse or with the keyboard alone. */
export interface Hand {
  /** Ticks a radio button or a checkbox, or takes the tick away. `region` shows the same choice in a drawing. */
  tick(control: Locator, on: boolean, region?: Locator): Promise<void>;
  select(control: Locator, label: string): Promise<void>;
  write(control: Locator, text: string): Promise<void>;
  press(button: Locator): Promise<void>;
}

/** With a mouse; works without a script, too. */
export const mouse: Hand = {
  tick: (control, on, region) => (region && on ? region.click() : control.setChecked(on)),
  select: async (control, label) => void (await control.selectOption({ label })),
  write: (control, text) => control.fill(text),
  press: (button) => button.click(),
};

/** With the keyboard alone: every control is reached by the Tab key from where the focus is. */
export function keyboard(page: Page): Hand {
  const key = (name: string) => page.keyboard.press(name);
  return {
    async tick(control, on) {
      const radio = (await control.getAttribute('type')) === 'radio';
      await reach(page, control, radio);
      if ((await control.isChecked()) === on) return;
      if (!radio || (await isFocused(control))) return key('Space');
      while (!(await control.isChecked())) await key('ArrowDown');
    },
    async select(control, label) {
      await reach(page, control);
      await key('Home');
      while ((await shown(control)) !== label) await key('ArrowDown');
    },
    async write(control, text) {
      await reach(page, control);
      await key('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    async press(button) {
      await reach(page, button);
      await key('Enter');
    },
  };
}

/** The form of a question: what screen readers name as a group by the question's text. */
export function questionOf(page: Page, item: Item, locale: Locale): Locator {
  return page.getByRole('group', { name: say(item.text, locale) });
}

/** Gives an answer to a question, without sending it. */
export async function give(
  hand: Hand,
  group: Locator,
  item: Item,
  answer: Answer,
  locale: Locale,
): Promise<void> {
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
    case 'hotspot':
      return chooseOptions(hand, group, item, answer, locale);
    case 'ordering':
      return arrange(hand, group, item, answer, locale);
    case 'matching':
    case 'sorting':
      return place(hand, group, item, answer, locale);
    case 'fill-in':
      return hand.write(group.getByRole('textbox'), answer.shape === 'text' ? answer.text : '');
    case 'numeric':
      return measure(hand, group, item, answer, locale);
  }
}

/** Expects the verdict of an answer: its sentence, the feedback of what was answered, and no other. */
export async function expectMarked(
  group: Locator,
  item: Item,
  answer: Answer,
  locale: Locale,
): Promise<void> {
  const verdict = mark(item, answer);
  const t = texts[locale];
  const word = verdict.right ? t.right : verdict.points > 0 ? t.partly : t.wrong;
  await expect(group.getByRole('status')).toContainText(word);
  const told = [verdict.feedback, ...verdict.parts.map(({ feedback }) => feedback)]
    .filter((feedback) => feedback !== undefined)
    .map((feedback) => say(feedback, locale));
  for (const text of told) await expect(group.getByText(text).first()).toBeVisible();
  for (const text of feedbackTexts(item).filter((one) => !told.includes(one))) {
    await expect(group.getByText(text)).toHaveCount(0);
  }
}

/** Every text of an item that is told only after an answer, in every language. */
export function feedbackTexts(item: Item): string[] {
  return [...new Set(feedbacks(item).flatMap((feedback) => Object.values(feedback)))];
}

/** A text of the course in a language. */
export function say(text: Localized, locale: Locale): string {
  const said = text[locale];
  if (said === undefined) throw new Error(`no ${locale} text beside ${Object.values(text).join()}`);
  return said;
}

type Kind<K extends Item['kind']> = Extract<Item, { kind: K }>;

async function chooseOptions(
  hand: Hand,
  group: Locator,
  item: Kind<'single' | 'multiple' | 'true-false' | 'hotspot'>,
  answer: Answer,
  locale: Locale,
): Promise<void> {
  const chosen = answer.shape === 'choice' ? answer.chosen : [];
  for (const { id, text } of optionsOf(item, locale)) {
    const on = chosen.includes(id);
    if (item.kind === 'multiple') await hand.tick(group.getByRole('checkbox', { name: text }), on);
    else if (on) {
      const region =
        item.kind === 'hotspot' ? group.locator(`foreignObject label[for$="-${id}"]`) : undefined;
      await hand.tick(group.getByRole('radio', { name: text }), on, region);
    }
  }
}

function optionsOf(
  item: Kind<'single' | 'multiple' | 'true-false' | 'hotspot'>,
  locale: Locale,
): { id: string; text: string }[] {
  const t = texts[locale];
  if (item.kind === 'true-false')
    return [
      { id: 'true', text: t.true },
      { id: 'false', text: t.false },
    ];
  const options = item.kind === 'hotspot' ? item.regions : item.options;
  return options.map(({ id, text }) => ({ id, text: say(text, locale) }));
}

/** Moves entries up, one place at a time, each move seen before the next. */
async function arrange(
  hand: Hand,
  group: Locator,
  item: Kind<'ordering'>,
  answer: Answer,
  locale: Locale,
): Promise<void> {
  const order = answer.shape === 'order' ? answer.order : [];
  const wanted = order.map((id) => {
    const entry = item.entries.find((one) => one.id === id);
    return entry ? say(entry.text, locale) : id;
  });
  const lines = group.getByRole('listitem');
  await expect(lines).toHaveCount(item.entries.length);
  for (const [target, text] of wanted.entries()) {
    const now = (await lines.allTextContents()).findIndex((line) => line.includes(text));
    for (let at = now; at > target; at -= 1) {
      await hand.press(group.getByRole('button', { name: texts[locale].up(text) }));
      await expect(lines.nth(at - 1)).toContainText(text);
    }
  }
}

async function place(
  hand: Hand,
  group: Locator,
  item: Kind<'matching' | 'sorting'>,
  answer: Answer,
  locale: Locale,
): Promise<void> {
  const pairs = answer.shape === 'pairs' ? answer.pairs : {};
  const places = item.kind === 'matching' ? item.choices : item.categories;
  for (const entry of item.entries) {
    const found = places.find(({ id }) => id === pairs[entry.id]);
    if (!found) continue;
    const [name, label] = [say(entry.text, locale), say(found.text, locale)];
    if (item.kind === 'matching') await hand.select(group.getByRole('combobox', { name }), label);
    else await hand.tick(group.getByRole('radiogroup', { name }).getByRole('radio', { name: label }), true);
  }
}

async function measure(
  hand: Hand,
  group: Locator,
  item: Kind<'numeric'>,
  answer: Answer,
  locale: Locale,
): Promise<void> {
  if (answer.shape !== 'number') return;
  await hand.write(group.getByRole('textbox', { name: texts[locale].value }), answer.text);
  const unit = item.units.find(({ id }) => id === answer.unit);
  const control = group.getByRole('combobox', { name: texts[locale].unit });
  if (unit) await hand.select(control, say(unit.text, locale));
}

function feedbacks(item: Item): Localized[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.map(({ feedback }) => feedback);
    case 'hotspot':
      return item.regions.map(({ feedback }) => feedback);
    case 'true-false':
      return [item.feedback.true, item.feedback.false];
    case 'ordering':
    case 'matching':
    case 'sorting':
      return item.entries.map(({ feedback }) => feedback);
    case 'fill-in':
    case 'numeric':
      return [item.feedback.right, item.feedback.wrong, ...item.expected.map(({ feedback }) => feedback)];
  }
}

/** Presses Tab, or Shift and Tab when the control lies behind, until the focus is there. */
async function reach(page: Page, control: Locator, anyOfItsGroup = false): Promise<void> {
  const back = await control.evaluate((element) => {
    const active = document.activeElement;
    if (!active || active === document.body) return false;
    return (active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  });
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await isFocused(control, anyOfItsGroup)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`${control.toString()} is not reached by ${MOST_PRESSES} presses of Tab`);
}

/** More stops than any page of the fixtures has. */
const MOST_PRESSES = 150;

/** Whether a control has the focus; of radio buttons, one stop together, any of the group counts. */
function isFocused(control: Locator, anyOfItsGroup = false): Promise<boolean> {
  return control.evaluate((element, any) => {
    const active = document.activeElement;
    if (active === element) return true;
    if (!any || !(active instanceof HTMLInputElement) || !(element instanceof HTMLInputElement)) return false;
    return active.type === 'radio' && active.name === element.name && active.form === element.form;
  }, anyOfItsGroup);
}

function shown(select: Locator): Promise<string> {
  return select.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text ?? '');
}
