import { account } from '../../src/locales/account.ts';
import { common } from '../../src/locales/common.ts';
import { error } from '../../src/locales/error.ts';
import { passport } from '../../src/locales/passport.ts';
import { paths } from '../../src/paths.ts';
import { openAcademy } from '../support/academy.ts';
import { expect, PASSWORD, test } from '../support/test.ts';

const NEW_PASSWORD = 'a kettle on the consular stove';

for (const locale of ['en', 'ar'] as const) {
  const t = account[locale];

  test(`${locale}: tries run out, and the sixth is refused with the time to wait`, async ({
    page,
    person,
  }) => {
    const { email } = await person('trainee', locale);
    await page.goto(paths.signIn(locale));
    const attempt = async (password: string) => {
      await page.getByLabel(t.email).fill(email);
      await page.getByLabel(t.password).fill(password);
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.getByRole('button', { name: t.signIn }).click();
      return answer;
    };
    for (const left of [4, 3, 2, 1, 0]) {
      expect((await attempt(`wrong password number ${left}`)).status()).toBe(400);
      await expect(page.getByRole('alert')).toContainText(error[locale].triesLeft(left));
    }
    const refused = await attempt(PASSWORD);
    expect(refused.status()).toBe(429);
    const wait = Number(refused.headers()['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    await expect(page.getByRole('alert')).toHaveText(error[locale].reasons.sign_in_limited);
    await expect(page.getByLabel(t.email)).toHaveValue(email);
  });

  test(`${locale}: what is signed out is out`, async ({ page, signIn }) => {
    await signIn(page, 'trainee', locale);
    await page.goto(paths.profile(locale));
    await page.getByRole('button', { name: t.signOut, exact: true }).click();
    await expect(page.getByRole('banner').getByRole('link', { name: common[locale].signIn })).toBeVisible();
    await page.goto(paths.profile(locale));
    await expect(page).toHaveURL(paths.signIn(locale, paths.profile(locale)));
  });

  test(`${locale}: signing out everywhere ends the other machine’s session`, async ({
    page,
    browser,
    baseURL,
    signIn,
    academy,
  }) => {
    const user = await signIn(page, 'trainee', locale);
    const machine = await browser.newContext({ baseURL });
    const there = await machine.newPage();
    await academy.signIn(there, user);
    await there.goto(paths.passport(locale));
    await page.goto(paths.profile(locale));
    await expect(page.getByText(t.sessionsOpen(2))).toBeVisible();
    await page.getByRole('button', { name: t.signOutEverywhere }).click();
    await expect(page).toHaveURL(paths.signIn(locale));
    await there.reload();
    await expect(there).toHaveURL(paths.signIn(locale, paths.passport(locale)));
    await machine.close();
  });
}

test('the profile keeps a name as it is written, and its language is the site’s', async ({
  page,
  signIn,
}) => {
  await signIn(page, 'trainee');
  const name = 'ليلى بنت عبد الله';
  await page.goto(paths.profile('en'));
  await page.getByLabel(account.en.name).fill(name);
  await page.getByLabel(account.en.language, { exact: true }).selectOption('ar');
  await page.getByLabel(account.en.timeZone).selectOption('Asia/Riyadh');
  await page.getByRole('button', { name: account.en.save }).click();
  await expect(page.getByRole('status')).toHaveText(account.ar.saved);
  await expect(page).toHaveURL(new RegExp(`${paths.profile('ar')}\\?`));
  await expect(page.getByLabel(account.ar.name)).toHaveValue(name);
  await expect(page.getByLabel(account.ar.timeZone)).toHaveValue('Asia/Riyadh');
  await expect(page.getByRole('banner').getByRole('link', { name })).toBeVisible();
  await page.goto('/');
  await expect(page).toHaveURL(paths.passport('ar'));
  await expect(page.getByRole('region', { name: passport.ar.title })).toContainText(name);
});

test('a profile without a name is mended where it was typed', async ({ page, signIn }) => {
  await signIn(page, 'trainee');
  await page.goto(paths.profile('en'));
  await page.getByLabel(account.en.name).fill('  ');
  await page.getByLabel(account.en.timeZone).selectOption('Asia/Tokyo');
  await page.getByRole('button', { name: account.en.save }).click();
  await expect(page.getByRole('alert')).toHaveText(error.en.reasons.form_faults);
  await expect(page.getByLabel(account.en.name)).toHaveAccessibleDescription(account.en.fault.name);
  await expect(page.getByLabel(account.en.timeZone)).toHaveValue('Asia/Tokyo');
});

test('a new password is refused for what is wrong with it', async ({ page, signIn }) => {
  const { email } = await signIn(page, 'trainee');
  const fault = account.en.fault;
  const change = async (current: string, password: string) => {
    await page.getByLabel(account.en.currentPassword).fill(current);
    await page.getByLabel(account.en.newPassword).fill(password);
    await page.getByRole('button', { name: account.en.changePassword }).click();
  };
  await page.goto(paths.profile('en'));
  const field = page.getByLabel(account.en.newPassword);
  for (const [password, sentence] of [
    ['fourteen chars', fault.short],
    ['passwordpassword', fault.common],
    [email, fault.personal],
    ['long '.repeat(30), fault.long],
  ] as const) {
    await change(PASSWORD, password);
    await expect(page.getByRole('alert')).toHaveText(error.en.reasons.form_faults);
    await expect(field).toHaveAccessibleDescription(new RegExp(`${sentence.replaceAll('.', '\\.')}$`));
  }
  await change('not my password at all', NEW_PASSWORD);
  await expect(page.getByLabel(account.en.currentPassword)).toHaveAccessibleDescription(fault.current);
});

test('a changed password ends the other sessions and opens the door', async ({
  page,
  browser,
  baseURL,
  signIn,
  academy,
}) => {
  const user = await signIn(page, 'trainee');
  const machine = await browser.newContext({ baseURL });
  const there = await machine.newPage();
  await academy.signIn(there, user);
  await page.goto(paths.profile('en'));
  await page.getByLabel(account.en.currentPassword).fill(PASSWORD);
  await page.getByLabel(account.en.newPassword).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: account.en.changePassword }).click();
  await expect(page.getByRole('status')).toHaveText(account.en.passwordChanged);
  await expect(page.getByText(account.en.sessionsOpen(1))).toBeVisible();
  await there.goto(paths.signIn('en'));
  await there.getByLabel(account.en.email).fill(user.email);
  await there.getByLabel(account.en.password).fill(PASSWORD);
  await there.getByRole('button', { name: account.en.signIn }).click();
  await expect(there.getByRole('alert')).toContainText(error.en.reasons.bad_credentials);
  await there.getByLabel(account.en.password).fill(NEW_PASSWORD);
  await there.getByRole('button', { name: account.en.signIn }).click();
  await expect(there).toHaveURL(paths.passport('en'));
  await machine.close();
});

test('where registration is open, a person makes their own account', async ({ page, person }) => {
  const { email: taken } = await person('trainee');
  await page.goto(paths.signIn('en'));
  await page.getByRole('link', { name: account.en.registerInstead }).click();
  const register = async (email: string) => {
    await page.getByLabel(account.en.name).fill('أمينة حداد');
    await page.getByLabel(account.en.email).fill(email);
    await page.getByLabel(account.en.newPassword).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: account.en.register }).click();
  };
  await register(taken);
  await expect(page.getByLabel(account.en.email)).toHaveAccessibleDescription(account.en.fault.taken);
  await expect(page.getByLabel(account.en.name)).toHaveValue('أمينة حداد');
  await register(`self-${taken}`);
  await expect(page).toHaveURL(paths.passport('en'));
  await expect(page.getByRole('region', { name: passport.en.title })).toContainText('أمينة حداد');
});

test('where it is closed, which is the default, there is no such page', async ({ page }) => {
  const closed = await openAcademy({ REGISTRATION: '' });
  const address = closed.url + paths.register('en');
  const answers = [
    await page.request.get(address),
    await page.request.post(`${address}?_action=register`, {
      headers: { origin: closed.url },
      form: { name: 'Nobody', email: 'nobody@fixtures.example', password: NEW_PASSWORD },
    }),
    await page.request.get(closed.url + paths.signIn('en')),
  ];
  await closed.close();
  expect(answers.map((answer) => answer.status())).toEqual([404, 404, 200]);
  expect(await answers[2]?.text()).toContain(account.en.noAccount);
});

for (const [role, pathOf] of [
  ['officer', paths.ministry],
  ['administrator', paths.people],
  ['instructor', paths.passport],
] as const) {
  test(`an ${role} who signs in begins at the work of the role`, async ({ page, person }) => {
    const { email } = await person(role, 'ar');
    await page.goto(paths.signIn('en'));
    await page.getByLabel(account.en.email).fill(email);
    await page.getByLabel(account.en.password).fill(PASSWORD);
    await page.getByRole('button', { name: account.en.signIn }).click();
    await expect(page).toHaveURL(pathOf('ar'));
    await page.goto('/en');
    await expect(page).toHaveURL(pathOf('en'));
  });
}
