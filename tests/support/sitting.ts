import type { Page } from '@playwright/test';
import { attempt as texts } from '../../src/locales/attempt.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import type { Item, Quiz } from '../../src/schemas/quiz.ts';
import { give, type Hand, say } from './answering.ts';
import { choose } from './study.ts';
import { expect } from './test.ts';

/** How a person sits a graded quiz of the fixtures, each of whose questions has the options `right` and `wrong`. */
export interface Sitting {
  quiz: Quiz;
  locale: Locale;
  hand: Hand;
}

/** The question that is on the page. */
export async function itemOn(page: Page, { quiz, locale }: Sitting): Promise<Item> {
  const said = await page.getByRole('group').innerText();
  const item = quiz.items.find(({ text }) => said.includes(say(text, locale)));
  if (!item) throw new Error(`not a question of the quiz: ${said}`);
  return item;
}

/** Answers the question on the page and goes on. */
export async function answerOn(page: Page, sitting: Sitting, which: 'right' | 'wrong'): Promise<void> {
  const { hand, locale } = sitting;
  const item = await itemOn(page, sitting);
  await give(hand, page.getByRole('group'), item, choose(which), locale);
  await hand.press(page.getByRole('button', { name: texts[locale].saveContinue }));
}

/** Answers each question from the first to the last, each on its page, up to the review. */
export async function answerAll(page: Page, sitting: Sitting, which: 'right' | 'wrong'): Promise<void> {
  const count = sitting.quiz.draw ?? sitting.quiz.items.length;
  for (let position = 1; position <= count; position += 1) {
    await expect(page).toHaveURL(new RegExp(`/attempts/[^/]+/${position}$`));
    await answerOn(page, sitting, which);
  }
  await expect(page.getByRole('heading', { name: texts[sitting.locale].review })).toBeVisible();
}
