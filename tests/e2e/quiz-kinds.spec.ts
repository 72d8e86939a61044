import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { common } from '../../src/locales/common.ts';
import { quiz as texts } from '../../src/locales/quiz.ts';
import { paths } from '../../src/paths.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import type { Item } from '../../src/schemas/quiz.ts';
import { getItem } from '../../src/domain/quiz.ts';
import { expectMarked, feedbackTexts, give, keyboard, mouse, questionOf } from '../support/answering.ts';
import { FIXTURE_BUILD } from '../support/build-plan.ts';
import { KINDS } from '../support/kinds.ts';
import { quizOf } from '../support/study.ts';
import { countAnswers } from '../support/studies.ts';
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

    test.describe(`${kind}, ${locale}`, () => {
      for (const way of ['mouse', 'keyboard'] as const) {
        test(`is answered by ${way}, wrong and then right`, async ({ page, signIn }) => {
          await signIn(page, 'trainee', locale);
          await page.goto(address);
          await expectDirection(page, locale);
          const group = questionOf(page, item, locale);
          const hand = way === 'mouse' ? mouse : keyboard(page);
          for (const [label, answer] of [
            [t.check, wrong],
            [t.checkAgain, right],
          ] as const) {
            await give(hand, group, item, answer, locale);
            await hand.press(group.getByRole('button', { name: label, exact: true }));
            await expect(group.getByRole('status')).toBeFocused();
            await expectMarked(group, item, answer, locale);
          }
          await expect(group.getByText(t.tries(2))).toBeVisible();
        });
      }

      test('an answer that is chosen twice is counted once', async ({ page, signIn, academy }) => {
        const { id: userId } = await signIn(page, 'trainee', locale);
        await page.goto(address);
        const group = questionOf(page, item, locale);
        await give(mouse, group, item, wrong, locale);
        const sending = page.waitForRequest((request) => request.method() === 'POST');
        await group.getByRole('button', { name: t.check, exact: true }).dblclick();
        const sent = await sending;
        await expectMarked(group, item, wrong, locale);
        const again = () =>
          page.request.post(sent.url(), {
            headers: { origin: academy.url, 'content-type': 'application/x-www-form-urlencoded' },
            data: sent.postData() ?? '',
          });
        for (const answer of await Promise.all([again(), again(), again(), again(), again()])) {
          expect(answer.status()).toBe(200);
        }
        expect(await countAnswers(academy.app, userId)).toBe(1);
        await page.reload();
        await expect(group.getByText(t.tries(1))).toBeVisible();
      });

      test('nothing of its key is told before its answer', async ({ page, signIn, academy }) => {
        await signIn(page, 'trainee', locale);
        const read = async () => (await page.request.get(address)).text();
        const before = await read();
        const scripts = globSync('client/**/*.js', { cwd: FIXTURE_BUILD.dist });
        expect(scripts.length).toBeGreaterThan(0);
        const sources = [
          before,
          ...scripts.map((name) => readFileSync(join(FIXTURE_BUILD.dist, name), 'utf8')),
        ];
        for (const secret of [...feedbackTexts(item), ...markers(item)]) {
          for (const source of sources) expect(source).not.toContain(secret);
        }
        await page.goto(address);
        const group = questionOf(page, item, locale);
        await give(mouse, group, item, wrong, locale);
        await group.getByRole('button', { name: t.check, exact: true }).click();
        await expectMarked(group, item, wrong, locale);
        const after = await read();
        expect(feedbackTexts(item).filter((secret) => after.includes(secret))).not.toEqual([]);
        expect(academy.errors).toEqual([]);
      });
    });

    test.describe(`${kind}, ${locale}, without JavaScript`, () => {
      test.use({ javaScriptEnabled: false });

      test('is answered by form posts, wrong and then right', async ({ page, signIn, academy }) => {
        const { id: userId } = await signIn(page, 'trainee', locale);
        await page.goto(address);
        const group = questionOf(page, item, locale);
        for (const [label, answer] of [
          [t.check, wrong],
          [t.checkAgain, right],
        ] as const) {
          await give(mouse, group, item, answer, locale);
          await group.getByRole('button', { name: label, exact: true }).click();
          await expectMarked(group, item, answer, locale);
          // The page comes back to the question.
          await expect(page).toHaveURL(new RegExp(`#q-${quiz}-${id}$`));
          await expect(group.getByRole('status')).toBeInViewport();
        }
        expect(await countAnswers(academy.app, userId)).toBe(2);
      });

      test('an answer that is sent twice is counted once', async ({ page, signIn, academy }) => {
        const { id: userId } = await signIn(page, 'trainee', locale);
        await page.goto(address);
        const group = questionOf(page, item, locale);
        await give(mouse, group, item, wrong, locale);
        await group.getByRole('button', { name: t.check, exact: true }).dblclick();
        await expectMarked(group, item, wrong, locale);
        await expect(group.getByText(t.tries(1))).toBeVisible();
        expect(await countAnswers(academy.app, userId)).toBe(1);
      });
    });
  }
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

async function expectDirection(page: Page, locale: Locale): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr');
}

/** What would give an answer away beside its feedback. */
function markers(item: Item): string[] {
  const accepted = item.kind === 'fill-in' ? (item.accept['en'] ?? []) : [];
  return ['right:', '"right"', '&quot;right', ...accepted.slice(1)];
}
