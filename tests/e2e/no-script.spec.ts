import { account } from '../../src/locales/account.ts';
import { attempt } from '../../src/locales/attempt.ts';
import { common } from '../../src/locales/common.ts';
import { passport } from '../../src/locales/passport.ts';
import { quiz as quizTexts } from '../../src/locales/quiz.ts';
import { reading } from '../../src/locales/reading.ts';
import { paths } from '../../src/paths.ts';
import { number } from '../../src/rules/plural.ts';
import { getItem } from '../../src/domain/quiz.ts';
import { give, mouse, questionOf } from '../support/answering.ts';
import { KINDS } from '../support/kinds.ts';
import { answerAll } from '../support/sitting.ts';
import { courseOf, quizOf } from '../support/study.ts';
import { expect, PASSWORD, test } from '../support/test.ts';

test.use({ javaScriptEnabled: false });

for (const locale of ['en', 'ar'] as const) {
  test(`${locale}: a module is done from sign-in to stamp without JavaScript`, async ({ page, person }) => {
    test.slow();
    const { email } = await person('trainee', locale);
    const says = reading[locale];
    await page.goto(paths.signIn(locale));
    await page.getByLabel(account[locale].email).fill(email);
    await page.getByLabel(account[locale].password).fill(PASSWORD);
    await page.getByRole('button', { name: account[locale].signIn }).click();
    const onward = page.getByRole('main').getByRole('link', { name: common[locale].continue, exact: true });
    await onward.click();
    for (const [lesson, quiz] of [
      ['precedence/who-comes-first', 'first-steps'],
      ['precedence/the-table', 'seats'],
    ] as const) {
      await expect(page).toHaveURL(paths.lesson(locale, 'protocol', lesson));
      for (const { item: id, right } of KINDS.filter((kind) => kind.quiz === quiz)) {
        const item = getItem(quizOf(quiz).quiz, id);
        const group = questionOf(page, item, locale);
        await give(mouse, group, item, right(locale), locale);
        await group.getByRole('button', { name: quizTexts[locale].check, exact: true }).click();
        await expect(group.getByRole('status')).toContainText(quizTexts[locale].right);
      }
      await page.getByRole('button', { name: says.markRead }).click();
      await expect(page.getByText(says.done)).toBeVisible();
      await onward.click();
    }
    await expect(page).toHaveURL(paths.quiz(locale, 'protocol', 'precedence-quiz'));
    await page.getByRole('button', { name: attempt[locale].begin }).click();
    await answerAll(page, { quiz: quizOf('precedence-quiz').quiz, locale, hand: mouse }, 'right');
    await page.getByRole('button', { name: attempt[locale].submit }).click();
    await page.getByRole('link', { name: attempt[locale].toPassport }).click();
    const stamps = passport[locale].hoursOf(number(locale, 1), number(locale, 3));
    await expect(page.getByText(stamps)).toBeVisible();
    const [module] = courseOf().course.modules;
    await expect(page.getByRole('link', { name: module?.title[locale] ?? '' })).toBeVisible();
  });
}
