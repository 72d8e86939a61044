import { account } from '../../src/locales/account.ts';
import { error } from '../../src/locales/error.ts';
import { passport } from '../../src/locales/passport.ts';
import { paths } from '../../src/paths.ts';
import { offerSetup } from '../../src/domain/setup.ts';
import * as users from '../../src/store/user.ts';
import { openAcademy, type RunningAcademy } from '../support/academy.ts';
import { expect, expectAccessible, test as base } from '../support/test.ts';

/** In an academy in which nobody is yet, with the token of the link that it prints. */
const test = base.extend<{ academy: RunningAcademy; token: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern.
  academy: async ({}, use) => {
    const academy = await openAcademy({ REGISTRATION: '' });
    await use(academy);
    await academy.close();
  },
  baseURL: ({ academy }, use) => use(academy.url),
  token: async ({ academy }, use) => {
    const token = await offerSetup(academy.app, new Date());
    if (!token) throw new Error('there is somebody already');
    await use(token);
  },
});

const FORM = {
  name: 'مارتا نوفاك',
  email: 'marta@fixtures.example',
  password: 'nine stamps and a spare inkpad',
};

for (const locale of ['en', 'ar'] as const) {
  const t = account[locale];

  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${locale}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });

      test('the link makes the first administrator, once', async ({ page, academy, token }) => {
        await page.goto(paths.setup(locale, token));
        await page.getByLabel(t.name).fill(FORM.name);
        await page.getByLabel(t.email).fill(FORM.email);
        await page.getByLabel(t.newPassword).fill('too short');
        await page.getByRole('button', { name: t.setUpGo }).click();
        await expect(page.getByRole('alert')).toHaveText(error[locale].reasons.form_faults);
        await expect(page.getByLabel(t.name)).toHaveValue(FORM.name);
        await page.getByLabel(t.newPassword).fill(FORM.password);
        await page.getByRole('button', { name: t.setUpGo }).click();
        await expect(page).toHaveURL(paths.people(locale));
        const first = page.getByRole('row', { name: FORM.name });
        await expect(first).toContainText(passport[locale].roles.administrator);
        expect((await page.goto(paths.setup(locale, token)))?.status()).toBe(410);
        await expect(page.getByText(error[locale].reasons.link_used)).toBeVisible();
        expect(await users.count(academy.app.db)).toBe(1);
      });
    });
  }

  test(`${locale}: the form has no barriers`, async ({ page, token }) => {
    await page.goto(paths.setup(locale, token));
    await expectAccessible(page);
  });
}

test('a link that nobody gave opens nothing', async ({ page, academy }) => {
  expect((await page.goto(paths.setup('en', 'guess')))?.status()).toBe(410);
  expect((await page.goto(paths.setup('en', '')))?.status()).toBe(410);
  expect(await users.count(academy.app.db)).toBe(0);
});

test('the sample ministry is filled in when it is ticked', async ({ page, academy, token }) => {
  await page.goto(paths.setup('en', token));
  await page.getByLabel(account.en.name).fill(FORM.name);
  await page.getByLabel(account.en.email).fill(FORM.email);
  await page.getByLabel(account.en.newPassword).fill(FORM.password);
  await page.getByLabel(account.en.sample).check();
  await page.getByRole('button', { name: account.en.setUpGo }).click();
  await expect(page).toHaveURL(paths.people('en'));
  expect(await users.count(academy.app.db)).toBeGreaterThan(5);
});
