import type { Page } from '@playwright/test';
import { account } from '../../src/locales/account.ts';
import { error } from '../../src/locales/error.ts';
import { factor } from '../../src/locales/factor.ts';
import { passport } from '../../src/locales/passport.ts';
import { security } from '../../src/locales/security.ts';
import { paths } from '../../src/paths.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import { openAcademy } from '../support/academy.ts';
import { plugInDevice } from '../support/passkeys.ts';
import { expect, expectAccessible, PASSWORD, test } from '../support/test.ts';

async function addPasskey(page: Page, locale: Locale, name: string): Promise<void> {
  await page.getByLabel(security[locale].passkeyName).fill(name);
  await page.getByRole('button', { name: security[locale].passkeyAdd }).click();
}

async function signInByForm(page: Page, locale: Locale, email: string): Promise<void> {
  await page.goto(paths.signIn(locale));
  await page.getByLabel(account[locale].email).fill(email);
  await page.getByLabel(account[locale].password).fill(PASSWORD);
  await page.getByRole('button', { name: account[locale].signIn, exact: true }).click();
}

for (const locale of ['en', 'ar'] as const) {
  const [s, f] = [security[locale], factor[locale]];
  const name = locale === 'ar' ? 'هاتفي' : 'My telephone';

  test(`${locale}: a passkey is added, and signs in without a password and after it`, async ({
    page,
    signIn,
  }) => {
    await plugInDevice(page, { verifies: true });
    const { email } = await signIn(page, 'trainee', locale);
    await page.goto(paths.security(locale));
    await addPasskey(page, locale, '');
    await expect(page.getByLabel(s.passkeyName)).toBeFocused();
    await addPasskey(page, locale, name);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(s.codesNew);
    await page.getByRole('link', { name: s.codesKept }).click();
    const row = page.getByRole('listitem').filter({ hasText: name });
    await expect(row).toContainText(s.passkeyUnused);
    await expectAccessible(page);

    await page.context().clearCookies();
    await page.goto(paths.signIn(locale, paths.security(locale)));
    await page.getByRole('button', { name: f.signInWithPasskey }).click();
    await expect(page).toHaveURL(paths.security(locale));
    await expect(page.getByRole('row').filter({ hasText: s.here })).toContainText(s.factors.passkey);
    await expect(row).not.toContainText(s.passkeyUnused);

    await page.context().clearCookies();
    await signInByForm(page, locale, email);
    await page.getByRole('button', { name: f.usePasskey }).click();
    await expect(page).toHaveURL(paths.passport(locale));

    await page.goto(paths.security(locale));
    await row.getByText(s.rename).first().click();
    await row.getByLabel(s.passkeyNewName).fill('المكتب');
    await row.getByRole('button', { name: s.rename }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'المكتب' })
      .getByRole('button', { name: s.removeNamed('المكتب') })
      .click();
    await expect(page.getByRole('status').first()).toHaveText(s.saved.passkeyRemoved);
    await page.context().clearCookies();
    await page.goto(paths.signIn(locale));
    await page.getByRole('button', { name: f.signInWithPasskey }).click();
    await expect(page.getByRole('alert')).toContainText(error[locale].reasons.passkey_unknown);
  });

  test(`${locale}: where a role needs a passkey, its people add one first, and go on`, async ({
    page,
    browser,
    faults,
  }) => {
    const academy = await openAcademy();
    await plugInDevice(page, { verifies: true });
    const boss = await academy.makePerson('administrator', locale);
    await academy.signIn(page, boss);
    const rules = academy.url + paths.factorRules(locale);
    const demand = async (role: 'administrator' | 'trainee') => {
      const words = passport[locale].roles[role];
      await page.locator(`#demand-${role}`).selectOption('passkey');
      await page.getByRole('button', { name: `${f.save}: ${words}` }).click();
    };
    await page.goto(rules);
    await demand('administrator');
    await expect(page.getByRole('alert')).toHaveText(error[locale].reasons.own_factor_first);
    await expect(page.locator('#demand-administrator')).toHaveValue('passkey');
    await demand('trainee');
    await expect(page.getByRole('status')).toContainText(f.demands.passkey);
    await expectAccessible(page);

    const context = await browser.newContext({ baseURL: academy.url });
    const there = await context.newPage();
    await plugInDevice(there, { verifies: true });
    await academy.signIn(there, await academy.makePerson('trainee', locale));
    await there.goto(paths.profile(locale));
    await expect(there.getByRole('heading', { level: 1 })).toHaveText(f.setUpTitle);
    await expect(there.getByText(f.setUpLede.passkey)).toBeVisible();
    await expectAccessible(there);
    await addPasskey(there, locale, name);
    await there.getByRole('link', { name: s.codesKept }).click();
    await expect(there).toHaveURL(paths.profile(locale));
    await there.goto(paths.security(locale));
    await there.getByRole('button', { name: s.removeNamed(name) }).click();
    await expect(there.getByRole('alert')).toHaveText(error[locale].reasons.factor_needed);
    await context.close();
    await academy.close();
    // The other academy is another host to the watch over this page.
    faults.length = 0;
  });
}

test('a device that does not check who uses it is refused, by the browser and by the academy', async ({
  page,
  signIn,
}) => {
  await plugInDevice(page, { verifies: false });
  await signIn(page, 'trainee');
  await page.goto(paths.security('en'));
  await addPasskey(page, 'en', 'A key without a PIN');
  await expect(page.locator('passkey-form [role=status]')).toHaveText(factor.en.passkey.cancelled);
  // A page that does not ask the device to check, as a script of somebody else's might.
  await page.locator('passkey-form').evaluate((element) => {
    const options = JSON.parse(element.getAttribute('options') ?? '{}');
    options.authenticatorSelection.userVerification = 'discouraged';
    element.setAttribute('options', JSON.stringify(options));
  });
  await addPasskey(page, 'en', 'A key without a PIN');
  await expect(page.getByRole('alert')).toHaveText(error.en.reasons.passkey_refused);
  await expect(page.getByText(security.en.passkeysNone)).toBeVisible();
  await expect(page.getByLabel(security.en.passkeyName)).toHaveValue('A key without a PIN');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('nothing is offered that would not work', async ({ page, signIn }) => {
    await page.goto(paths.signIn('ar'));
    await expect(page.getByRole('button', { name: factor.ar.signInWithPasskey })).toHaveCount(0);
    await expect(page.getByRole('button', { name: account.ar.signIn, exact: true })).toBeVisible();
    await signIn(page, 'trainee', 'ar');
    await page.goto(paths.security('ar'));
    await expect(page.getByRole('button', { name: security.ar.passkeyAdd })).toHaveCount(0);
    expect(await page.locator('passkey-form noscript').innerHTML()).toBe(factor.ar.needsScript);
  });
});
