import type { Page, Request, Route } from '@playwright/test';
import { account } from '../../src/locales/account.ts';
import { quiz as texts } from '../../src/locales/quiz.ts';
import { paths } from '../../src/paths.ts';
import { getItem } from '../../src/domain/quiz.ts';
import { signOutEverywhere } from '../../src/domain/session.ts';
import { expectMarked, give, mouse, questionOf } from '../support/answering.ts';
import { choose, quizOf, viewerOf } from '../support/study.ts';
import { countAnswers } from '../support/studies.ts';
import { expect, PASSWORD, test } from '../support/test.ts';

const LESSON = paths.lesson('en', 'protocol', 'precedence/who-comes-first');
const ITEM = getItem(quizOf('first-steps').quiz, 'rank');
const ANSWER = choose('size');
const t = texts.en;

test('what is answered offline goes out when the line is back', async ({
  page,
  context,
  signIn,
  academy,
  faults,
}) => {
  const { id } = await signIn(page, 'trainee');
  await page.goto(LESSON);
  await context.setOffline(true);
  await answer(page);
  await expectSaid(page, t.element.unsent);
  await context.setOffline(false);
  await expectMarked(questionOf(page, ITEM, 'en'), ITEM, ANSWER, 'en');
  expect(await countAnswers(academy.app, id)).toBe(1);
  forgiveTheLine(faults);
});

test('what is answered offline survives a closed tab, and is sent and counted once', async ({
  page,
  context,
  signIn,
  academy,
  faults,
}) => {
  const { id } = await signIn(page, 'trainee');
  await page.goto(LESSON);
  await context.setOffline(true);
  await answer(page);
  await expectSaid(page, t.element.unsent);
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(LESSON);
  await expectMarked(questionOf(later, ITEM, 'en'), ITEM, ANSWER, 'en');
  await later.reload();
  await expect(questionOf(later, ITEM, 'en').getByText(t.tries(1))).toBeVisible();
  expect(await countAnswers(academy.app, id)).toBe(1);
  forgiveTheLine(faults);
});

test('a busy academy is asked again, under the same key', async ({ page, signIn, academy }) => {
  const { id } = await signIn(page, 'trainee');
  const keys = await onFirstPost(page, (route) => route.fulfill({ status: 503, body: 'busy' }));
  await page.clock.install();
  await page.goto(LESSON);
  await answer(page);
  await expectSaid(page, t.element.unsent);
  await page.clock.fastForward(5_000);
  await expectMarked(questionOf(page, ITEM, 'en'), ITEM, ANSWER, 'en');
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(await countAnswers(academy.app, id)).toBe(1);
});

test('an answer that arrived while its verdict was lost is not counted twice', async ({
  page,
  signIn,
  academy,
  faults,
}) => {
  const { id } = await signIn(page, 'trainee');
  await onFirstPost(page, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.clock.install();
  await page.goto(LESSON);
  await answer(page);
  await expectSaid(page, t.element.unsent);
  expect(await countAnswers(academy.app, id)).toBe(1);
  await page.clock.fastForward(5_000);
  const group = questionOf(page, ITEM, 'en');
  await expectMarked(group, ITEM, ANSWER, 'en');
  await expect(group.getByText(t.tries(1))).toBeVisible();
  expect(await countAnswers(academy.app, id)).toBe(1);
  forgiveTheLine(faults);
});

test('another answer after one that failed is another answer', async ({ page, signIn, academy }) => {
  const { id } = await signIn(page, 'trainee');
  const keys = await onFirstPost(page, (route) => route.fulfill({ status: 503, body: 'busy' }));
  await page.goto(LESSON);
  await answer(page);
  await expectSaid(page, t.element.unsent);
  const group = questionOf(page, ITEM, 'en');
  await give(mouse, group, ITEM, choose('date'), 'en');
  await group.getByRole('button', { name: t.check }).click();
  await expectMarked(group, ITEM, choose('date'), 'en');
  expect(new Set(keys).size).toBe(2);
  expect(await countAnswers(academy.app, id)).toBe(1);
});

test('who was signed out in the meantime signs in, and the answer goes out', async ({
  page,
  signIn,
  academy,
}) => {
  const person = await signIn(page, 'trainee');
  await page.goto(LESSON);
  await signOutEverywhere(academy.app, viewerOf(person), new Date());
  await answer(page);
  await expectSaid(page, t.element.signedOut);
  await page.getByRole('link', { name: t.element.signIn }).click();
  await page.getByLabel(account.en.email).fill(person.email);
  await page.getByLabel(account.en.password).fill(PASSWORD);
  await page.getByRole('button', { name: account.en.signIn }).click();
  await expect(page).toHaveURL(LESSON);
  await expectMarked(questionOf(page, ITEM, 'en'), ITEM, ANSWER, 'en');
  expect(await countAnswers(academy.app, person.id)).toBe(1);
});

test('another person in the same browser neither sees nor sends it', async ({
  page,
  context,
  signIn,
  academy,
  faults,
}) => {
  const first = await signIn(page, 'trainee');
  await page.goto(LESSON);
  await context.setOffline(true);
  await answer(page);
  await expectSaid(page, t.element.unsent);
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  const second = await signIn(later, 'instructor');
  await later.goto(LESSON);
  const group = questionOf(later, ITEM, 'en');
  await expect(group.getByRole('radio').first()).toBeEnabled();
  await expect(group.getByRole('radio', { checked: true })).toHaveCount(0);
  await give(mouse, group, ITEM, choose('date'), 'en');
  await group.getByRole('button', { name: t.check }).click();
  await expectMarked(group, ITEM, choose('date'), 'en');
  // Theirs alone. The first person's may have gone out under their own name as the tab was closed.
  expect(await countAnswers(academy.app, second.id)).toBe(1);
  await academy.signIn(later, first);
  await later.goto(LESSON);
  await expectMarked(group, ITEM, ANSWER, 'en');
  expect(await countAnswers(academy.app, first.id)).toBe(1);
  forgiveTheLine(faults);
});

test('a browser that keeps nothing says to keep the page open', async ({ page, context, signIn, faults }) => {
  await signIn(page, 'trainee');
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new Error('full');
    };
  });
  await page.goto(LESSON);
  await context.setOffline(true);
  await answer(page);
  await expectSaid(page, t.element.unkept);
  await context.setOffline(false);
  await expectMarked(questionOf(page, ITEM, 'en'), ITEM, ANSWER, 'en');
  forgiveTheLine(faults);
});

async function answer(page: Page): Promise<void> {
  const group = questionOf(page, ITEM, 'en');
  await give(mouse, group, ITEM, ANSWER, 'en');
  await group.getByRole('button', { name: t.check }).click();
}

/** Seen, and said aloud. */
async function expectSaid(page: Page, text: string): Promise<void> {
  const said = page.getByText(text);
  await expect(said.first()).toBeVisible();
  await expect(said.locator('xpath=self::*[@aria-live]')).toHaveCount(1);
}

/** Handles the page's first post by itself and lets the later ones through; returns the keys as they are sent. */
async function onFirstPost(page: Page, handle: (route: Route) => Promise<void>): Promise<string[]> {
  const keys: string[] = [];
  await page.route(`**${LESSON}?_action=answer`, (route, request) => {
    keys.push(keyOf(request));
    return keys.length === 1 ? handle(route) : route.continue();
  });
  return keys;
}

function keyOf(request: Request): string {
  return new URLSearchParams(request.postData() ?? '').get('key') ?? '';
}

/** Takes out what the browser itself says of a line that is down. */
function forgiveTheLine(faults: string[]): void {
  const other = faults.filter((fault) => !fault.startsWith('console: Failed to load resource: net::ERR_'));
  faults.splice(0, faults.length, ...other);
}
