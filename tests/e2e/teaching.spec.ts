import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import type { App } from '../../src/app.ts';
import * as attempts from '../../src/domain/attempt.ts';
import { getItem } from '../../src/domain/quiz.ts';
import { teach } from '../../src/domain/teaching.ts';
import { teaching as texts } from '../../src/locales/teaching.ts';
import { paths } from '../../src/paths.ts';
import { number, percent } from '../../src/rules/plural.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import type { User } from '../../src/store/user.ts';
import { openAcademy, type RunningAcademy } from '../support/academy.ts';
import { say } from '../support/answering.ts';
import { begin, practiseAll, sit } from '../support/studies.ts';
import { choose, COURSES, quizOf, viewerOf } from '../support/study.ts';
import { expect, test as base } from '../support/test.ts';

/** In an academy of the test's own: what is counted here is counted over everybody. */
const test = base.extend<{ academy: RunningAcademy; trainees: [User, User] }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern.
  academy: async ({}, use) => {
    const academy = await openAcademy();
    await use(academy);
    await academy.close();
  },
  baseURL: ({ academy }, use) => use(academy.url),
  // Two people who have answered: one of them wrong at first.
  trainees: async ({ academy: { app, makePerson } }, use) => {
    const trainees: [User, User] = [await makePerson('trainee'), await makePerson('trainee', 'ar')];
    const [first, second] = trainees;
    await practiseAll({ app, user: first }, 'wrong');
    await practiseAll({ app, user: first }, 'right');
    await practiseAll({ app, user: second }, 'right');
    await sit({ app, user: first }, 'gifts-quiz', 'wrong');
    await sitHalfRight({ app, user: second });
    await use(trainees);
  },
});

for (const locale of ['en', 'ar'] as const) {
  const t = texts[locale];
  const half = percent(locale, 0.5);

  test(`${locale}: first answers are counted, people are not named`, async ({
    page,
    signIn,
    academy,
    trainees,
  }) => {
    const instructor = await signIn(page, 'instructor', locale);
    await give(academy, instructor, 'protocol');
    await page.goto(paths.teaching(locale));
    await page.getByRole('link', { name: titleOf('first-steps', locale), exact: true }).click();
    await expect(page.getByText(t.summary(2, 2))).toBeVisible();
    await expect(page.getByText(t.practice)).toBeVisible();

    const question = itemOn(page, 'first-steps', 'rank', locale);
    await expect(
      question.getByText(`${t.facility} ${half} · ${t.right} ${half} · ${t.behind(2, 2)}`),
    ).toBeVisible();
    const [key, other] = [rowOf(question, 'date', locale), rowOf(question, 'size', locale)];
    await expect(key).toContainText(t.key);
    await expect(other).not.toContainText(t.key);
    const one = number(locale, 1);
    for (const row of [key, other]) {
      await expect(row.getByRole('cell')).toContainText(['', '', half, one, one]);
    }
    await expectNobody(page, trainees);
  });

  test(`${locale}: of a graded quiz what counted is counted, hardest first`, async ({
    page,
    signIn,
    academy,
    trainees,
  }) => {
    await give(academy, await signIn(page, 'instructor', locale), 'protocol');
    await page.goto(paths.quizAnalysis(locale, 'protocol', 'gifts-quiz'));
    await expect(page.getByText(t.summary(2, 2))).toBeVisible();
    await expect(page.getByText(t.counted)).toBeVisible();
    const rows = page.getByRole('region', { name: t.overview }).getByRole('row');
    const two = number(locale, 2);
    for (const [at, id, share] of [
      [1, 'speaker', percent(locale, 0)],
      [2, 'rank', half],
    ] as const) {
      const cells = rows.nth(at).getByRole('cell');
      await expect(cells).toContainText([textOf('gifts-quiz', id, locale), '', share, share, two, two]);
    }
    await expectNobody(page, trainees);
  });

  test(`${locale}: what was typed is not listed`, async ({ page, signIn, academy, trainees }) => {
    await give(academy, await signIn(page, 'instructor', locale), 'protocol');
    await page.goto(paths.quizAnalysis(locale, 'protocol', 'seats'));
    const question = itemOn(page, 'seats', 'word', locale);
    await expect(question.getByText(t.typed)).toBeVisible();
    await expect(question.getByText(t.behind(2, 2))).toBeVisible();
    await expect(question.getByRole('table')).toHaveCount(0);
    await expectNobody(page, trainees);
  });

  test(`${locale}: another’s course is neither listed nor found`, async ({
    page,
    signIn,
    academy,
    trainees,
  }) => {
    await give(academy, await signIn(page, 'instructor', locale), 'closed');
    await page.goto(paths.teaching(locale));
    await expect(page.getByRole('link', { name: titleOf('doors-quiz', locale, 'closed') })).toBeVisible();
    await expect(page.getByRole('link', { name: titleOf('first-steps', locale) })).toHaveCount(0);
    const reply = await page.goto(paths.quizAnalysis(locale, 'protocol', 'first-steps'));
    expect(reply?.status()).toBe(404);
    await expect(page.getByText(t.summary(2, 2))).toHaveCount(0);
    await expectNobody(page, trainees);
  });

  test(`${locale}: it is said what will stand here`, async ({ page, signIn, academy }) => {
    const instructor = await signIn(page, 'instructor', locale);
    await page.goto(paths.teaching(locale));
    await expect(page.getByRole('heading', { name: t.none })).toBeVisible();
    await expect(page.getByText(t.noneHow)).toBeVisible();
    await give(academy, instructor, 'protocol');
    await page.goto(paths.quizAnalysis(locale, 'protocol', 'first-steps'));
    await expect(page.getByText(t.empty)).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
  });
}

function give({ app }: RunningAcademy, instructor: User, course: string): Promise<void> {
  return teach(app.db, instructor, course, COURSES, new Date());
}

function titleOf(quiz: string, locale: Locale, course = 'protocol'): string {
  return say(quizOf(quiz, {}, course).quiz.title, locale);
}

function textOf(quiz: string, id: string, locale: Locale): string {
  return say(getItem(quizOf(quiz).quiz, id).text, locale);
}

/** What the page says of one question. */
function itemOn(page: Page, quiz: string, id: string, locale: Locale): Locator {
  const heading = page.getByRole('heading', { name: textOf(quiz, id, locale), exact: true });
  return page.locator('section').filter({ has: heading });
}

/** The row of an option of the question of rank. */
function rowOf(question: Locator, id: string, locale: Locale): Locator {
  const item = getItem(quizOf('first-steps').quiz, 'rank');
  const option = item.kind === 'single' ? item.options.find((one) => one.id === id) : undefined;
  return question.getByRole('row').filter({ hasText: option ? say(option.text, locale) : id });
}

/** One of the two questions right, the other wrong. */
async function sitHalfRight(person: { app: App; user: User }): Promise<void> {
  const { id } = await begin(person, 'gifts-quiz');
  const [viewer, quiz] = [viewerOf(person.user), quizOf('gifts-quiz')];
  for (const [item, answer] of Object.entries({ rank: choose('right'), speaker: choose('wrong') })) {
    await attempts.answer(person.app, viewer, quiz, id, { item, answer, key: randomUUID() }, new Date());
  }
  await attempts.submit(person.app, viewer, quiz, id, new Date());
}

async function expectNobody(page: Page, trainees: readonly User[]): Promise<void> {
  const html = await page.content();
  for (const { name, email, id } of trainees) {
    for (const secret of [name, email, id]) expect(html).not.toContain(secret);
  }
}
