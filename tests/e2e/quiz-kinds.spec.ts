import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page, Request } from '@playwright/test';
import { common, LANGUAGES } from '../../src/locales/common.ts';
import { quiz as texts } from '../../src/locales/quiz.ts';
import { paths } from '../../src/paths.ts';
import type { Item } from '../../src/schemas/quiz.ts';
import { getItem } from '../../src/domain/quiz.ts';
import { expectMarked, feedbackTexts, give, keyboard, mouse, questionOf } from '../support/answering.ts';
import { FIXTURE_BUILD } from '../support/build-plan.ts';
import { KINDS } from '../support/kinds.ts';
import { quizOf } from '../support/study.ts';
import { countAnswers, practiseAll } from '../support/studies.ts';
import { expect, test } from '../support/test.ts';

const LESSON = paths.lesson('en', 'protocol', 'precedence/who-comes-first');

test('the contract is run for every kind', () => {
  const known = ['first-steps', 'extra-practice', 'seats'].flatMap((name) => quizOf(name).quiz.items);
  expect(KINDS.map(({ kind }) => kind).sort()).toEqual(Object.keys(texts.en.kinds).sort());
  expect(known.map(({ id }) => id).sort()).toEqual(KINDS.map(({ item }) => item).sort());
});

for (const { kind, lesson, quiz, item: id, ...answers } of KINDS) {
  for (const locale of ['en', 'ar'] as const) {
    const item = getItem(quizOf(quiz).quiz, id);
    const [wrong, right] = [answers.wrong(locale), answers.right(locale)];
    const address = paths.lesson(locale, 'protocol', lesson);
    const t = texts[locale];
    const checkIn = (group: Locator) => group.getByRole('button', { name: t.check, exact: true });
    const checkAgainIn = (group: Locator) => group.getByRole('button', { name: t.checkAgain, exact: true });

    test(`${kind}, ${locale}: by mouse, where an answer that is sent seven times is one`, async ({
      page,
      signIn,
      academy,
    }) => {
      const { id: userId } = await signIn(page, 'trainee', locale);
      await page.goto(address);
      await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[locale].dir);
      const group = questionOf(page, item, locale);
      await give(mouse, group, item, wrong, locale);
      const sending = page.waitForRequest((request) => request.method() === 'POST');
      await checkIn(group).dblclick();
      await expect(group.getByRole('status')).toBeFocused();
      await expectMarked(group, item, wrong, locale);
      for (const response of await replay(page, await sending, academy.url)) expect(response).toBe(200);
      expect(await countAnswers(academy.app, userId)).toBe(1);
      await give(mouse, group, item, right, locale);
      await checkAgainIn(group).click();
      await expectMarked(group, item, right, locale);
      await expect(group.getByText(t.tries(2))).toBeVisible();
      expect(await countAnswers(academy.app, userId)).toBe(2);
    });

    test(`${kind}, ${locale}: by keyboard alone`, async ({ page, signIn }) => {
      await signIn(page, 'trainee', locale);
      await page.goto(address);
      const group = questionOf(page, item, locale);
      const hand = keyboard(page);
      for (const [button, answer] of [
        [checkIn(group), wrong],
        [checkAgainIn(group), right],
      ] as const) {
        await give(hand, group, item, answer, locale);
        await hand.press(button);
        await expect(group.getByRole('status')).toBeFocused();
        await expectMarked(group, item, answer, locale);
      }
    });

    test.describe(() => {
      test.use({ javaScriptEnabled: false });

      test(`${kind}, ${locale}: without JavaScript, where a double click is one answer`, async ({
        page,
        signIn,
        academy,
      }) => {
        const { id: userId } = await signIn(page, 'trainee', locale);
        await page.goto(address);
        const group = questionOf(page, item, locale);
        await give(mouse, group, item, wrong, locale);
        await checkIn(group).dblclick();
        await expectMarked(group, item, wrong, locale);
        await expect(group.getByText(t.tries(1))).toBeVisible();
        expect(await countAnswers(academy.app, userId)).toBe(1);
        await give(mouse, group, item, right, locale);
        await checkAgainIn(group).click();
        await expectMarked(group, item, right, locale);
        // The page comes back to the question.
        await expect(page).toHaveURL(new RegExp(`#q-${quiz}-${id}$`));
        await expect(group.getByRole('status')).toBeInViewport();
        expect(await countAnswers(academy.app, userId)).toBe(2);
      });
    });
  }
}

for (const locale of ['en', 'ar'] as const) {
  test(`${locale}: nothing of a key is in a page or a script before its answer`, async ({
    page,
    signIn,
    academy,
  }) => {
    const user = await signIn(page, 'trainee', locale);
    const lessons = [...new Set(KINDS.map(({ lesson }) => paths.lesson(locale, 'protocol', lesson)))];
    const read = async () => {
      const answers = await Promise.all(lessons.map((lesson) => page.request.get(lesson)));
      const pages = await Promise.all(answers.map((answer) => answer.text()));
      // A style sheet in the page is the same for everybody.
      return pages.map((text) => text.replaceAll(/<style>.*?<\/style>/gs, '')).join('\n');
    };
    const scripts = globSync('client/**/*.js', { cwd: FIXTURE_BUILD.dist });
    expect(scripts.length).toBeGreaterThan(0);
    const sources = [
      await read(),
      ...scripts.map((name) => readFileSync(join(FIXTURE_BUILD.dist, name), 'utf8')),
    ].join('\n');
    const items = KINDS.map(({ quiz, item }) => getItem(quizOf(quiz).quiz, item));
    for (const item of items) {
      const found = [...feedbackTexts(item), ...markers(item)].filter((secret) => sources.includes(secret));
      expect(found, item.kind).toEqual([]);
    }
    // The same search finds them once they may be told.
    await practiseAll({ app: academy.app, user }, 'wrong');
    const after = await read();
    for (const item of items) {
      expect(
        feedbackTexts(item).filter((secret) => after.includes(secret)),
        item.kind,
      ).not.toEqual([]);
    }
  });
}

test('an entry is dragged to its place', async ({ page, signIn }) => {
  await signIn(page, 'trainee');
  await page.goto(LESSON);
  const item = getItem(quizOf('extra-practice').quiz, 'steps');
  const lines = questionOf(page, item, 'en').getByRole('listitem');
  const numbered = await lines.nth(2).locator('span').nth(1).innerText();
  await lines.nth(2).scrollIntoViewIfNeeded();
  await lines.nth(2).hover({ position: { x: 60, y: 12 } });
  await page.mouse.down();
  await lines.nth(1).hover({ position: { x: 60, y: 4 } });
  await lines.nth(0).hover({ position: { x: 60, y: 4 } });
  await page.mouse.up();
  await expect(lines.nth(0)).toContainText(numbered);
  expect(numbered.length).toBeGreaterThan(3);
});

test('nothing chosen is said, and counts as nothing', async ({ page, signIn, academy }) => {
  const { id: userId } = await signIn(page, 'trainee');
  await page.goto(LESSON);
  const group = questionOf(page, getItem(quizOf('first-steps').quiz, 'rank'), 'en');
  await group.getByRole('button', { name: texts.en.check }).click();
  await expect(group.getByRole('alert')).toBeFocused();
  expect(await countAnswers(academy.app, userId)).toBe(0);
});

test('a visitor sees the questions and the way in, and cannot answer', async ({ page }) => {
  await page.goto(LESSON);
  const group = questionOf(page, getItem(quizOf('first-steps').quiz, 'rank'), 'en');
  await expect(group.getByRole('radio').first()).toBeDisabled();
  await expect(group.getByRole('button')).toHaveCount(0);
  const way = page.getByRole('main').getByRole('link', { name: common.en.signIn });
  await expect(way.first()).toHaveAttribute('href', paths.signIn('en', LESSON));
});

/** Posts the same once more, five times at the same moment; returns the statuses. */
async function replay(page: Page, sent: Request, origin: string): Promise<number[]> {
  const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' };
  const again = () => page.request.post(sent.url(), { headers, data: sent.postData() ?? '' });
  const answers = await Promise.all([again(), again(), again(), again(), again()]);
  return answers.map((answer) => answer.status());
}

/** What would give an answer away beside its feedback. */
function markers(item: Item): string[] {
  const accepted = item.kind === 'fill-in' ? (item.accept['en'] ?? []) : [];
  return ['right:', '"right"', '&quot;right', ...accepted.slice(1)];
}
