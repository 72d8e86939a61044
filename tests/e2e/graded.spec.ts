import type { BrowserContext, Page } from '@playwright/test';
import { attempt as texts } from '../../src/locales/attempt.ts';
import { common } from '../../src/locales/common.ts';
import { error } from '../../src/locales/error.ts';
import { quiz as quizTexts } from '../../src/locales/quiz.ts';
import { paths } from '../../src/paths.ts';
import { percent } from '../../src/rules/plural.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import * as attempts from '../../src/domain/attempt.ts';
import * as store from '../../src/store/attempt.ts';
import * as users from '../../src/store/user.ts';
import { feedbackTexts, give, keyboard, mouse } from '../support/answering.ts';
import { answerAll, answerOn, itemOn } from '../support/sitting.ts';
import { begin, countAnswers, doLessons, sit } from '../support/studies.ts';
import { choose, quizOf, viewerOf } from '../support/study.ts';
import { expect, test } from '../support/test.ts';

const { quiz: TIMED } = quizOf('precedence-quiz');
const { quiz: UNTIMED } = quizOf('gifts-quiz');
const MINUTE = 60_000;
const t = texts.en;
const sitting = { quiz: TIMED, locale: 'en', hand: mouse } as const;

for (const locale of ['en', 'ar'] as const) {
  test(`${locale}: the terms are said before the start`, async ({ page, signIn }) => {
    await signIn(page, 'trainee', locale);
    await page.goto(startOf('precedence-quiz', locale));
    const { questions, passMark, timeLimit, attemptsAllowed, attemptsLeft, saved } = texts[locale];
    const main = page.getByRole('main');
    for (const term of [questions(3), passMark(percent(locale, 0.5)), timeLimit(10), attemptsAllowed(2)]) {
      await expect(main.getByRole('listitem').filter({ hasText: term })).toBeVisible();
    }
    await expect(main.getByText(saved)).toBeVisible();
    await expect(main.getByText(attemptsLeft(2))).toBeVisible();
    await page.goto(startOf('gifts-quiz', locale));
    await expect(main.getByRole('listitem').filter({ hasText: texts[locale].noLimit })).toBeVisible();
  });

  for (const way of ['mouse', 'keyboard', 'without JavaScript'] as const) {
    test.describe(`${locale}, ${way}`, () => {
      test.use({ javaScriptEnabled: way !== 'without JavaScript' });

      test('is answered one question a page, handed in and marked', async ({ page, signIn }) => {
        await signIn(page, 'trainee', locale);
        await page.goto(startOf('precedence-quiz', locale));
        const hand = way === 'keyboard' ? keyboard(page) : mouse;
        const sat = { quiz: TIMED, locale, hand };
        await hand.press(page.getByRole('button', { name: texts[locale].begin }));
        await expect(page).toHaveURL(/\/attempts\/[^/]+\/1$/);
        const item = await itemOn(page, sat);
        const secrets = feedbackTexts(item);
        expect(secrets.filter((text) => text !== '')).not.toEqual([]);
        for (const secret of secrets) expect(await page.content()).not.toContain(secret);
        await answerAll(page, sat, 'right');
        await hand.press(page.getByRole('button', { name: texts[locale].submit }));
        await expect(page.getByRole('heading', { name: texts[locale].result })).toBeVisible();
        await expect(page.getByText(percent(locale, 1), { exact: true })).toBeVisible();
        await expect(page.getByText(quizTexts[locale].right).first()).toBeVisible();
      });
    });
  }
}

test('two tabs that begin begin one attempt', async ({ page, context, signIn, academy }) => {
  const { id } = await signIn(page, 'trainee');
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(startOf('precedence-quiz'));
  await Promise.all([page, other].map((tab) => tab.getByRole('button', { name: t.begin }).dblclick()));
  for (const tab of [page, other]) await expect(tab).toHaveURL(/\/attempts\/[^/]+\/1$/);
  expect(page.url()).toBe(other.url());
  expect(await store.list(academy.app.db, id)).toHaveLength(1);
});

test('a choice is saved as it is made, and stands on another machine', async ({
  page,
  browser,
  signIn,
  academy,
  baseURL,
}) => {
  const user = await signIn(page, 'trainee');
  await page.goto(startOf('precedence-quiz'));
  await page.getByRole('button', { name: t.begin }).click();
  await give(mouse, page.getByRole('group'), await itemOn(page, sitting), choose('right'), 'en');
  await expect(page.getByText(quizTexts.en.element.saved).first()).toBeVisible();
  await page.close();

  const machine = await browser.newContext({ baseURL });
  const there = await machine.newPage();
  await academy.signIn(there, user);
  await there.goto(startOf('precedence-quiz'));
  await there.getByRole('link', { name: t.resume }).click();
  await expect(there.getByRole('group').getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(there.getByRole('link', { name: `${t.question('1', '3')}: ${t.answered}` })).toBeVisible();
  await answerAll(there, sitting, 'right');
  await there.getByRole('button', { name: t.submit }).click();
  await expect(there.getByText('100%', { exact: true })).toBeVisible();
  await machine.close();
});

test('an attempt that is open is what the masthead leads on to', async ({ page, signIn, academy }) => {
  const user = await signIn(page, 'trainee');
  const { id } = await begin({ app: academy.app, user }, 'precedence-quiz');
  await page.goto(paths.courses('en'));
  await page
    .getByRole('banner')
    .getByRole('link', { name: common.en.continueQuiz('Precedence') })
    .click();
  await expect(page).toHaveURL(paths.attempt('en', id));
});

test('a choice that is made offline is saved when the line is back', async ({
  page,
  context,
  signIn,
  academy,
  faults,
}) => {
  const { id } = await signIn(page, 'trainee');
  await page.goto(startOf('precedence-quiz'));
  await page.getByRole('button', { name: t.begin }).click();
  const item = await itemOn(page, sitting);
  await context.setOffline(true);
  await give(mouse, page.getByRole('group'), item, choose('right'), 'en');
  await expect(page.getByText(quizTexts.en.element.unsent).first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(quizTexts.en.element.saved).first()).toBeVisible();
  expect(await countAnswers(academy.app, id)).toBe(1);
  const other = faults.filter((fault) => !fault.includes('net::ERR_INTERNET_DISCONNECTED'));
  faults.splice(0, faults.length, ...other);
});

test('the end of the time closes the attempt with the answers given', async ({ page, signIn, academy }) => {
  const user = await signIn(page, 'trainee');
  const begun = new Date(Date.now() - 10 * MINUTE + 8_000);
  const { id } = await begin({ app: academy.app, user }, 'precedence-quiz', begun);
  await page.goto(paths.attemptItem('en', id, 1));
  await expect(page.getByText(/^Time left: \d seconds?$/).first()).toBeVisible();
  await give(mouse, page.getByRole('group'), await itemOn(page, sitting), choose('right'), 'en');
  await expect(page).toHaveURL(paths.attempt('en', id), { timeout: 15_000 });
  await expect(page.getByText(t.byClock)).toBeVisible();
  await expect(page.getByText('33%', { exact: true })).toBeVisible();
  await expect(page.getByText(t.noAnswer)).toHaveCount(2);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an answer after the end of the time is refused in words', async ({ page, signIn, academy }) => {
    const user = await signIn(page, 'trainee');
    const { id } = await begin({ app: academy.app, user }, 'precedence-quiz');
    await page.goto(paths.attemptItem('en', id, 1));
    await answerOn(page, sitting, 'right');
    await expect(page).toHaveURL(paths.attemptItem('en', id, 2));
    await endTime(academy.app.db, id);
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await answerOn(page, sitting, 'right');
    expect((await answered).status()).toBe(410);
    await expect(page.getByRole('alert')).toHaveText(error.en.reasons.time_over);
    await expect(page.getByRole('group').getByRole('radio').first()).toBeDisabled();
    expect(await countAnswers(academy.app, user.id)).toBe(1);
    await page.getByRole('link', { name: t.result }).click();
    await expect(page.getByText('33%', { exact: true })).toBeVisible();
    await expect(page.getByText(t.byClock)).toBeVisible();
  });

  test('a question without an answer may be left and is said in the review', async ({ page, signIn }) => {
    await signIn(page, 'trainee');
    await page.goto(startOf('gifts-quiz'));
    await page.getByRole('button', { name: t.begin }).click();
    await page.getByRole('button', { name: t.saveContinue }).click();
    await answerOn(page, { ...sitting, quiz: UNTIMED }, 'right');
    await expect(page.getByText(t.unansweredCount(1))).toBeVisible();
    await page.getByRole('link', { name: `${t.question('1', '2')}: ${t.unanswered}` }).click();
    await answerOn(page, { ...sitting, quiz: UNTIMED }, 'right');
    await page.getByRole('link', { name: t.review }).click();
    await expect(page.getByText(t.unansweredCount(1))).toHaveCount(0);
    await page.getByRole('button', { name: t.submit }).click();
    await expect(page.getByText('100%', { exact: true })).toBeVisible();
  });
});

test('extra time is said and given', async ({ page, signIn, academy }) => {
  const { id } = await signIn(page, 'trainee');
  await users.update(academy.app.db, id, { extraTime: 50 }, new Date().toISOString());
  await page.goto(startOf('precedence-quiz'));
  const term = `${t.timeLimit(15)}, ${t.extraTime('50%')}`;
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: term })).toBeVisible();
  await page.getByRole('button', { name: t.begin }).click();
  await expect(page.getByText('Time left: 15 minutes').first()).toBeVisible();
  const [begun] = await store.list(academy.app.db, id);
  expect(Date.parse(begun?.deadline ?? '') - Date.parse(begun?.startedAt ?? '')).toBe(15 * MINUTE);
});

test('there is no way past the last attempt', async ({ page, signIn, academy }) => {
  const user = await signIn(page, 'trainee');
  const person = { app: academy.app, user };
  await sit(person, 'precedence-quiz', 'wrong');
  await page.goto(startOf('precedence-quiz'));
  await expect(page.getByText(t.attemptsLeft(1))).toBeVisible();
  await sit(person, 'precedence-quiz', 'wrong');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: t.begin }).click();
  expect((await answered).status()).toBe(409);
  await expect(page.getByRole('alert')).toHaveText(error.en.reasons.no_attempts_left);
  await expect(page.getByRole('button', { name: t.begin })).toHaveCount(0);
  await expect(page.getByText(t.attemptsLeft(0))).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: t.notPassed })).toHaveCount(2);
});

for (const locale of ['en', 'ar'] as const) {
  test(`${locale}: the result tells of what was chosen, and of nothing else`, async ({
    page,
    signIn,
    academy,
  }) => {
    const user = await signIn(page, 'trainee', locale);
    const { id } = await sit({ app: academy.app, user }, 'gifts-quiz', 'wrong');
    await page.goto(paths.attempt(locale, id));
    const { rule, otherwise } = {
      en: { rule: 'That is the rule.', otherwise: 'The rule says otherwise.' },
      ar: { rule: 'هذه هي القاعدة.', otherwise: 'القاعدة غير ذلك.' },
    }[locale];
    await expect(page.getByText(percent(locale, 0), { exact: true })).toBeVisible();
    await expect(page.getByText(texts[locale].notPassed, { exact: true })).toBeVisible();
    await expect(page.getByText(otherwise)).toHaveCount(2);
    await expect(page.getByText(rule)).toHaveCount(0);
    await expect(page.getByRole('group').first().getByRole('radio').first()).toBeDisabled();
  });

  test(`${locale}: passing the last step of a module leaves its stamp`, async ({ page, signIn, academy }) => {
    const user = await signIn(page, 'trainee', locale);
    await doLessons({ app: academy.app, user });
    await page.goto(startOf('precedence-quiz', locale));
    await page.getByRole('button', { name: texts[locale].begin }).click();
    await answerAll(page, { ...sitting, locale }, 'right');
    await page.getByRole('button', { name: texts[locale].submit }).click();
    const module = { en: 'Precedence', ar: 'الأسبقية' }[locale];
    await expect(page.getByText(texts[locale].stamped(module))).toBeVisible();
    await page.getByRole('link', { name: texts[locale].toPassport }).click();
    await expect(page.getByRole('link', { name: module })).toBeVisible();
  });
}

test('an attempt keeps the questions that it was begun with', async ({ page, signIn, academy }) => {
  const user = await signIn(page, 'trainee');
  const before = quizOf('gifts-quiz', {
    items: UNTIMED.items.map((item) => ({ ...item, text: { en: `As it was: ${item.text.en}` } })),
  });
  const { id } = await attempts.begin(academy.app, viewerOf(user), before, new Date());
  await page.goto(paths.attemptItem('en', id, 1));
  const old = { ...sitting, quiz: before.quiz };
  for (const position of [1, 2]) {
    await expect(page).toHaveURL(paths.attemptItem('en', id, position));
    await expect(page.getByRole('group', { name: 'As it was' })).toBeVisible();
    await answerOn(page, old, 'right');
  }
  await page.getByRole('button', { name: t.submit }).click();
  await expect(page.getByText('100%', { exact: true })).toBeVisible();
  await expect(page.getByText(t.versionNote)).toBeVisible();
  await expect(page.getByRole('group', { name: 'As it was' })).toHaveCount(2);
  const { id: today } = await sit({ app: academy.app, user }, 'gifts-quiz', 'right');
  await page.goto(paths.attempt('en', today));
  await expect(page.getByText(t.versionNote)).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'As it was' })).toHaveCount(0);
});

test('what is handed in cannot be changed any more', async ({ page, context, signIn, academy }) => {
  const user = await signIn(page, 'trainee');
  const { id } = await begin({ app: academy.app, user }, 'gifts-quiz');
  await page.goto(paths.attempt('en', id));
  const other = await openIn(context, paths.attempt('en', id));
  const question = await openIn(context, paths.attemptItem('en', id, 1));
  await page.getByRole('button', { name: t.submit }).dblclick();
  await expect(page.getByRole('heading', { name: t.result })).toBeVisible();
  await other.getByRole('button', { name: t.submit }).click();
  await expect(other.getByRole('heading', { name: t.result })).toBeVisible();
  const group = question.getByRole('group');
  await give(mouse, group, await itemOn(question, { ...sitting, quiz: UNTIMED }), choose('right'), 'en');
  await expect(question.getByText(error.en.reasons.attempt_closed).first()).toBeVisible();
  await expect(group.getByRole('radio').first()).toBeDisabled();
  expect(await countAnswers(academy.app, user.id)).toBe(0);
  await question.goto(paths.attemptItem('en', id, 1));
  await expect(question).toHaveURL(paths.attempt('en', id));
});

test('nobody sees another person’s attempt', async ({ page, person, signIn, academy }) => {
  const { id } = await begin({ app: academy.app, user: await person('trainee') }, 'gifts-quiz');
  await signIn(page, 'instructor');
  for (const path of [paths.attempt('en', id), paths.attemptItem('en', id, 1)]) {
    expect((await page.goto(path))?.status()).toBe(404);
  }
});

function startOf(quiz: string, locale: Locale = 'en'): string {
  return paths.quiz(locale, 'protocol', quiz);
}

async function openIn(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function endTime(db: Parameters<typeof store.find>[0], id: string): Promise<void> {
  const deadline = new Date(Date.now() - 1_000).toISOString();
  await db.updateTable('attempts').set({ deadline }).where('id', '=', id).execute();
}
