import { account } from '../../src/locales/account.ts';
import { error } from '../../src/locales/error.ts';
import { paths } from '../../src/paths.ts';
import { expect, expectAccessible, PASSWORD, test } from '../support/test.ts';

for (const locale of ['en', 'ar'] as const) {
  const t = account[locale];

  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${locale}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });

      test('lets a person in, to where they wanted to go', async ({ page, person }) => {
        const { email } = await person('trainee', locale);
        await page.goto(paths.profile(locale));
        await expect(page).toHaveURL(paths.signIn(locale, paths.profile(locale)));
        await page.getByLabel(t.email).fill(email);
        await page.getByLabel(t.password).fill(PASSWORD);
        await page.getByRole('button', { name: t.signIn }).click();
        await expect(page).toHaveURL(paths.profile(locale));
        await expect(page.getByText(t.profileLede(email))).toBeVisible();
      });

      test('refuses a wrong password, and keeps the address that was typed', async ({ page, person }) => {
        const { email } = await person('trainee', locale);
        await page.goto(paths.signIn(locale));
        await page.getByLabel(t.email).fill(email);
        await page.getByLabel(t.password).fill('not the password at all');
        const answer = page.waitForResponse((response) => response.request().method() === 'POST');
        await page.getByRole('button', { name: t.signIn }).click();
        expect((await answer).status()).toBe(400);
        await expect(page.getByRole('alert')).toContainText(error[locale].reasons.bad_credentials);
        await expect(page.getByLabel(t.email)).toHaveValue(email);
        await expect(page.getByLabel(t.password)).toHaveValue('');
      });
    });
  }

  test(`${locale}: axe finds nothing, before and after a wrong password`, async ({ page, person }) => {
    const { email } = await person('trainee', locale);
    await page.goto(paths.signIn(locale));
    await expectAccessible(page);
    await page.getByLabel(t.email).fill(email);
    await page.getByLabel(t.password).fill('not the password at all');
    await page.getByRole('button', { name: t.signIn }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectAccessible(page);
  });
}

test('does not say which addresses have an account', async ({ page }) => {
  await page.goto(paths.signIn('en'));
  await page.getByLabel(account.en.email).fill('nobody@fixtures.example');
  await page.getByLabel(account.en.password).fill(PASSWORD);
  await page.getByRole('button', { name: account.en.signIn }).click();
  await expect(page.getByRole('alert')).toContainText(error.en.reasons.bad_credentials);
});

test('a session holds on the next page', async ({ page, signIn }) => {
  const { email } = await signIn(page, 'officer');
  await page.goto(paths.profile('en'));
  await expect(page.getByText(account.en.profileLede(email))).toBeVisible();
});
