import type { Page } from '@playwright/test';
import { account } from '../../src/locales/account.ts';
import { error } from '../../src/locales/error.ts';
import { factor } from '../../src/locales/factor.ts';
import { person } from '../../src/locales/person.ts';
import { security } from '../../src/locales/security.ts';
import { paths } from '../../src/paths.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import type { User } from '../../src/store/user.ts';
import { codeAt } from '../support/factor.ts';
import { expect, expectAccessible, PASSWORD, test } from '../support/test.ts';

/** Sets up an app on the page of the account's security, and returns its key and the recovery codes. */
async function setUpApp(page: Page, locale: Locale): Promise<{ secret: string; codes: string[] }> {
  const t = security[locale];
  await page.getByRole('button', { name: t.totpBegin }).click();
  await expect(page.getByRole('img', { name: t.totpDrawing })).toBeVisible();
  const secret = ((await page.locator('.key code').textContent()) ?? '').replaceAll(/\s/g, '');
  await page.getByLabel(t.totpCode).fill(codeAt(secret, new Date()));
  await page.getByRole('button', { name: t.totpConfirm }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.codesNew);
  const codes = ((await page.locator('.codes code').textContent()) ?? '').split('\n');
  await page.getByRole('link', { name: t.codesKept }).click();
  return { secret, codes };
}

async function signInByForm(page: Page, locale: Locale, { email }: User, next?: string): Promise<void> {
  await page.goto(paths.signIn(locale, next));
  await page.getByLabel(account[locale].email).fill(email);
  await page.getByLabel(account[locale].password).fill(PASSWORD);
  await page.getByRole('button', { name: account[locale].signIn, exact: true }).click();
}

/** The code after the one that was used just now: each opens once. */
const nextCode = (secret: string) => codeAt(secret, new Date(Date.now() + 30_000));

for (const locale of ['en', 'ar'] as const) {
  const [s, f, t] = [security[locale], factor[locale], person[locale]];

  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${locale}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });

      test('an app is set up, and from then on asked for after the password', async ({
        page,
        browser,
        baseURL,
        signIn,
      }) => {
        const user = await signIn(page, 'trainee', locale);
        await page.goto(paths.profile(locale));
        await page.getByRole('link', { name: s.open }).click();
        const { secret, codes } = await setUpApp(page, locale);
        expect(new Set(codes).size).toBe(10);
        await expect(page).toHaveURL(paths.security(locale));
        await expect(page.getByText(s.codesLeft(10))).toBeVisible();

        const machine = await browser.newContext({ baseURL, javaScriptEnabled });
        const there = await machine.newPage();
        await signInByForm(there, locale, user, paths.profile(locale));
        await expect(there).toHaveURL(paths.secondFactor(locale, paths.profile(locale)));
        await there.goto(paths.courses(locale));
        await expect(there).toHaveURL(paths.secondFactor(locale, paths.courses(locale)));
        const give = async (code: string) => {
          await there.getByLabel(f.codeOrRecovery).fill(code);
          await there.getByRole('button', { name: f.go }).click();
        };
        await give('');
        await expect(there.getByLabel(f.codeOrRecovery)).toHaveAccessibleDescription(
          account[locale].fault.code,
        );
        await give('123 456');
        await expect(there.getByRole('alert')).toContainText(error[locale].reasons.wrong_code);
        await expect(there.getByRole('alert')).toContainText(error[locale].triesLeft(4));
        await expect(there.getByLabel(f.codeOrRecovery)).toHaveValue('123 456');
        await give(nextCode(secret));
        await expect(there).toHaveURL(paths.courses(locale));

        await there.goto(paths.security(locale));
        await there.getByRole('button', { name: s.totpRemove }).click();
        await expect(there.getByRole('status').first()).toHaveText(s.saved.totpRemoved);
        await machine.close();
      });

      test('a recovery code opens once, in the place of a lost telephone', async ({
        page,
        browser,
        baseURL,
        signIn,
      }) => {
        const user = await signIn(page, 'trainee', locale);
        await page.goto(paths.security(locale));
        const { codes } = await setUpApp(page, locale);
        const machine = await browser.newContext({ baseURL, javaScriptEnabled });
        const there = await machine.newPage();
        const give = async () => {
          await there.getByLabel(f.codeOrRecovery).fill(codes[0]?.toLowerCase().replaceAll('-', ' ') ?? '');
          await there.getByRole('button', { name: f.go }).click();
        };
        await signInByForm(there, locale, user);
        await give();
        await expect(there).toHaveURL(paths.passport(locale));
        await there.goto(paths.security(locale));
        await expect(there.getByText(s.codesLeft(9))).toBeVisible();
        await machine.clearCookies();
        await signInByForm(there, locale, user);
        await give();
        await expect(there.getByRole('alert')).toContainText(error[locale].reasons.wrong_code);
        await there.getByRole('button', { name: account[locale].signOut }).click();
        await there.goto(paths.profile(locale));
        await expect(there).toHaveURL(paths.signIn(locale, paths.profile(locale)));
        await machine.close();
      });
    });
  }

  test(`${locale}: each session says where it is, and can be ended`, async ({
    page,
    browser,
    baseURL,
    signIn,
  }) => {
    const user = await signIn(page, 'trainee', locale);
    const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0';
    const machine = await browser.newContext({ baseURL, userAgent });
    const there = await machine.newPage();
    await signInByForm(there, locale, user);
    await expect(there).toHaveURL(paths.passport(locale));
    await page.goto(paths.security(locale));
    const row = page.getByRole('row', { name: s.on('Firefox', 'Windows') });
    await expect(row).toContainText('127.0.0.1');
    await expect(row).toContainText(s.factors.password);
    await expect(page.getByRole('row').filter({ hasText: s.here })).toHaveCount(1);
    await row.getByRole('button').click();
    await expect(page.getByRole('status').first()).toHaveText(s.saved.ended);
    await expect(row).toHaveCount(0);
    await there.reload();
    await expect(there).toHaveURL(paths.signIn(locale, paths.passport(locale)));
    await signInByForm(there, locale, user);
    await page.goto(paths.security(locale));
    await page.getByRole('button', { name: s.endOthers }).click();
    await expect(row).toHaveCount(0);
    await there.goto(paths.passport(locale));
    await expect(there).toHaveURL(paths.signIn(locale, paths.passport(locale)));
    await machine.close();
  });

  test(`${locale}: an open screen changes nothing without the password`, async ({
    page,
    academy,
    signIn,
  }) => {
    const { id } = await signIn(page, 'trainee', locale);
    const long = new Date(Date.now() - 3_600_000).toISOString();
    await academy.app.db
      .updateTable('sessions')
      .set({ created_at: long })
      .where('user_id', '=', id)
      .execute();
    await page.goto(paths.security(locale));
    await expect(page.getByRole('button', { name: s.totpBegin })).toHaveCount(0);
    await expectAccessible(page);
    const confirm = async (password: string) => {
      await page.getByLabel(account[locale].currentPassword).fill(password);
      await page.getByRole('button', { name: s.confirm }).click();
    };
    await confirm('not my password at all');
    await expect(page.getByLabel(account[locale].currentPassword)).toHaveAccessibleDescription(
      account[locale].fault.current,
    );
    await confirm(PASSWORD);
    await expect(page.getByRole('button', { name: s.totpBegin })).toBeVisible();
  });

  test(`${locale}: who has lost everything is let in again by an administrator`, async ({
    page,
    browser,
    baseURL,
    signIn,
  }) => {
    const user = await signIn(page, 'trainee', locale);
    await page.goto(paths.security(locale));
    await setUpApp(page, locale);
    const office = await browser.newContext({ baseURL });
    const there = await office.newPage();
    await signIn(there, 'administrator', locale);
    await there.goto(paths.person(locale, user.id));
    await expect(there.getByText(t.secondSet.totp)).toBeVisible();
    await there.getByRole('button', { name: t.reset }).click();
    await expect(there.getByRole('status')).toHaveText(t.resetDone);
    await expect(there.getByText(t.secondSet.none)).toBeVisible();
    await page.reload();
    await signInByForm(page, locale, user);
    await expect(page).toHaveURL(paths.passport(locale));
    await office.close();
  });

  test(`${locale}: the pages have no barriers, at any width`, async ({ page, browser, baseURL, signIn }) => {
    const user = await signIn(page, 'trainee', locale);
    const look = async (at: Page) => {
      await expectAccessible(at);
      for (const width of [360, 720, 1440]) {
        await at.setViewportSize({ width, height: 740 });
        const wide = await at.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `at ${width}`).toBeLessThanOrEqual(width);
      }
    };
    await page.goto(paths.security(locale));
    await page.getByRole('button', { name: s.totpBegin }).click();
    await expect(page.getByRole('button', { name: s.totpConfirm })).toBeVisible();
    await look(page);
    const secret = ((await page.locator('.key code').textContent()) ?? '').replaceAll(/\s/g, '');
    await page.getByLabel(s.totpCode).fill(codeAt(secret, new Date()));
    await page.getByRole('button', { name: s.totpConfirm }).click();
    await expect(page.getByRole('button', { name: s.print })).toBeVisible();
    await look(page);
    const machine = await browser.newContext({ baseURL });
    const there = await machine.newPage();
    await signInByForm(there, locale, user);
    await expect(there.getByRole('heading', { level: 1 })).toHaveText(f.secondTitle);
    await look(there);
    await machine.close();
  });
}
