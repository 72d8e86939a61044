import { attempt } from '../../src/locales/attempt.ts';
import { common } from '../../src/locales/common.ts';
import { course } from '../../src/locales/course.ts';
import { passport as texts } from '../../src/locales/passport.ts';
import { reading } from '../../src/locales/reading.ts';
import { quiz as quizTexts } from '../../src/locales/quiz.ts';
import { paths } from '../../src/paths.ts';
import { number, percent } from '../../src/rules/plural.ts';
import { getItem } from '../../src/domain/quiz.ts';
import { give, mouse, questionOf } from '../support/answering.ts';
import { KINDS } from '../support/kinds.ts';
import { answerAll } from '../support/sitting.ts';
import { doLessons, markRead, practiseAll, sit } from '../support/studies.ts';
import { quizOf } from '../support/study.ts';
import { expect, test } from '../support/test.ts';

for (const locale of ['en', 'ar'] as const) {
  const t = texts[locale];
  const says = reading[locale];
  const module = { en: 'Precedence', ar: 'الأسبقية' }[locale];

  test(`${locale}: the rule is said on the course’s and on each lesson’s page`, async ({ page, signIn }) => {
    await signIn(page, 'trainee', locale);
    await page.goto(paths.course(locale, 'protocol'));
    await expect(page.getByText(`${course[locale].ruleText} ${course[locale].ruleFinal}`)).toBeVisible();
    await page.goto(paths.lesson(locale, 'protocol', 'gifts/what-may-be-kept'));
    await expect(page.getByText(says.rule)).toBeVisible();
  });

  test(`${locale}: a lesson is done when it is read and its required exercises are passed`, async ({
    page,
    signIn,
  }) => {
    await signIn(page, 'trainee', locale);
    const address = paths.lesson(locale, 'protocol', 'precedence/who-comes-first');
    await page.goto(address);
    const missing = page.getByText(says.missing(1));
    await expect(missing).toBeVisible();
    await page.getByRole('button', { name: says.markRead }).click();
    await expect(page.getByRole('button', { name: says.markRead })).toHaveCount(0);
    await expect(missing).toBeVisible();
    await expect(page.getByText(says.done)).toHaveCount(0);
    for (const { item: id, right } of KINDS.filter(({ quiz }) => quiz === 'first-steps')) {
      const item = getItem(quizOf('first-steps').quiz, id);
      const group = questionOf(page, item, locale);
      await give(mouse, group, item, right(locale), locale);
      await group.getByRole('button', { name: quizTexts[locale].check, exact: true }).click();
      await expect(group.getByRole('status')).toContainText(quizTexts[locale].right);
    }
    await expect(page.getByText(says.passed, { exact: true })).toBeVisible();
    await expect(page.getByText(says.done)).toBeVisible();
    await expect(missing).toHaveCount(0);
    await page.reload();
    await expect(page.getByText(says.done)).toBeVisible();
    await page.goto(paths.passport(locale));
    await expect(page.getByRole('img', { name: common[locale].stepsDone(1, 6) })).toBeVisible();
  });

  test(`${locale}: reading alone does a lesson without exercises`, async ({ page, signIn }) => {
    await signIn(page, 'trainee', locale);
    await page.goto(paths.lesson(locale, 'protocol', 'gifts/what-may-be-kept'));
    await page.getByRole('button', { name: says.markRead }).click();
    await expect(page.getByText(says.done)).toBeVisible();
  });

  test(`${locale}: a module leaves its stamp, the course its completion`, async ({
    page,
    signIn,
    academy,
  }) => {
    const user = await signIn(page, 'trainee', locale);
    const person = { app: academy.app, user };
    await page.goto(paths.passport(locale));
    await expect(page.getByText(t.firstStamp)).toBeVisible();
    await expect(page.getByText(t.noPassportYet)).toBeVisible();
    const booklet = page.getByRole('region', { name: t.title });
    const stamps = (done: number) => booklet.getByText(t.hoursOf(number(locale, done), number(locale, 3)));
    const hours = (done: number) => booklet.getByText(t.hoursOf(number(locale, done), number(locale, 2.5)));
    await expect(stamps(0)).toBeVisible();
    await expect(hours(0)).toBeVisible();

    await doLessons(person);
    await sit(person, 'precedence-quiz', 'right');
    await page.reload();
    await expect(stamps(1)).toBeVisible();
    // Three of the six steps of 1.5 hours.
    await expect(hours(0.8)).toBeVisible();
    await expect(booklet.getByRole('link', { name: module })).toBeVisible();
    await page.getByText(t.list).click();
    const row = page.getByRole('row').filter({ hasText: module });
    await expect(row).toContainText({ en: 'Vienna', ar: 'فيينا' }[locale]);
    await expect(row).toContainText(percent(locale, 1));

    await markRead(person, 'gifts/what-may-be-kept');
    await sit(person, 'gifts-quiz', 'right');
    await page.reload();
    await expect(stamps(2)).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: common[locale].continue }).click();
    await expect(page).toHaveURL(paths.quiz(locale, 'protocol', 'final'));
    await page.getByRole('button', { name: attempt[locale].begin }).click();
    await answerAll(page, { quiz: quizOf('final').quiz, locale, hand: mouse }, 'right');
    await page.getByRole('button', { name: attempt[locale].submit }).click();
    await expect(page.getByText(percent(locale, 1), { exact: true })).toBeVisible();
    await page.goto(paths.passport(locale));
    await expect(booklet.getByText(t.completedCourses)).toBeVisible();
    await expect(hours(1.5)).toBeVisible();
    await page.goto(paths.course(locale, 'protocol'));
    const visa = page.getByRole('complementary', { name: course[locale].yourVisa });
    await expect(visa.getByText(course[locale].completed, { exact: true })).toBeVisible();
  });
}

test('exercises alone, or the quiz alone, do not make a module', async ({ page, signIn, academy }) => {
  const user = await signIn(page, 'trainee');
  const person = { app: academy.app, user };
  await practiseAll(person, 'right');
  await sit(person, 'precedence-quiz', 'right');
  await page.goto(paths.passport('en'));
  await expect(page.getByText('0 of 3')).toBeVisible();
  await markRead(person, 'precedence/who-comes-first');
  await markRead(person, 'precedence/the-table');
  await page.reload();
  await expect(page.getByText('1 of 3')).toBeVisible();
});

test('a practice quiz that is begun anew stays passed', async ({ page, signIn, academy }) => {
  const user = await signIn(page, 'trainee');
  await practiseAll({ app: academy.app, user }, 'right');
  await page.goto(paths.lesson('en', 'protocol', 'precedence/who-comes-first'));
  const quiz = page.getByRole('region', { name: 'First steps' });
  await expect(quiz.getByText(reading.en.passed, { exact: true })).toBeVisible();
  await quiz.getByRole('button', { name: reading.en.startOver }).click();
  await expect(quiz.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(quiz.getByRole('status')).toHaveCount(0);
  await expect(quiz.getByText(reading.en.passed, { exact: true })).toBeVisible();
});
