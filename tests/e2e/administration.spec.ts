import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { account } from '../../src/locales/account.ts';
import { entry } from '../../src/locales/entry.ts';
import { error } from '../../src/locales/error.ts';
import { invitation } from '../../src/locales/invitation.ts';
import { mail } from '../../src/locales/mail.ts';
import { person as personTexts } from '../../src/locales/person.ts';
import { paths } from '../../src/paths.ts';
import * as users from '../../src/store/user.ts';
import type { RunningAcademy } from '../support/academy.ts';
import { expect, PASSWORD, test } from '../support/test.ts';

const NEW_PASSWORD = 'a kettle on the consular stove';

/** The message to an address that the courier has written into the outbox, once it is there. */
async function messageTo(academy: RunningAcademy, address: string): Promise<Email> {
  const folder = join(dirname(academy.app.config.databaseFile), 'outbox');
  let found: Email | undefined;
  await expect
    .poll(
      async () => {
        for (const file of globSync(join(folder, '*.eml'))) {
          const email = await PostalMime.parse(readFileSync(file));
          if (email.to?.some((to) => to.address === address)) found = email;
        }
        return found?.subject;
      },
      { timeout: 15_000 },
    )
    .toBeDefined();
  if (!found) throw new Error('it was there a moment ago');
  return found;
}

function linkIn({ text = '' }: Email): string {
  return text.match(/^https?:\S+$/m)?.[0] ?? '';
}

for (const locale of ['en', 'ar'] as const) {
  const t = invitation[locale];

  for (const javaScriptEnabled of locale === 'en' ? [true, false] : [true]) {
    test.describe(`${locale}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });

      test('people are invited by a file, and come in', async ({
        page,
        browser,
        signIn,
        academy,
        faults,
      }) => {
        const name = locale === 'ar' ? 'ليلى منصور' : 'Nadia Example';
        const address = `nadia-${locale}-${javaScriptEnabled}@ministry.example`;
        await signIn(page, 'administrator', locale);
        await page.goto(paths.invite(locale));
        await page.getByLabel(t.file).setInputFiles({
          name: 'people.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(
            `\uFEFFe-mail;name;role;language\n${address};${name};trainee;${locale}\nno address;;;\n`,
          ),
        });
        await page.getByRole('button', { name: t.look }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.preview.good(1));
        await expect(page.getByText(t.faults.email)).toBeVisible();
        await expect(page.getByRole('cell', { name: address })).toBeVisible();
        await page.getByRole('button', { name: t.preview.go(1) }).click();
        await expect(page.getByRole('status')).toHaveText(t.sent(1));
        await expect(page.getByRole('row', { name: address })).toBeVisible();

        const email = await messageTo(academy, address);
        expect(email.html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
        expect(email.text).toContain(mail[locale].invitation.link);
        const fresh = await browser.newContext({ javaScriptEnabled });
        const guest = await fresh.newPage();
        await guest.goto(linkIn(email));
        await expect(guest.getByLabel(account[locale].name)).toHaveValue(name);
        await guest.getByLabel(account[locale].newPassword).fill('too short');
        await guest.getByRole('button', { name: entry[locale].invitedGo }).click();
        await expect(guest.getByRole('alert')).toHaveText(error[locale].reasons.form_faults);
        await guest.getByLabel(account[locale].newPassword).fill(NEW_PASSWORD);
        await guest.getByRole('button', { name: entry[locale].invitedGo }).click();
        await expect(guest).toHaveURL(academy.url + paths.passport(locale));
        await expect(guest.getByRole('banner').getByRole('link', { name })).toBeVisible();
        expect((await guest.goto(linkIn(email)))?.status()).toBe(410);
        await fresh.close();

        await page.goto(`${paths.people(locale)}?q=${encodeURIComponent(address)}`);
        await expect(page.getByRole('link', { name })).toBeVisible();
        expect(faults).toEqual([]);
      });
    });
  }

  test(`${locale}: a forgotten password is replaced`, async ({ page, person, academy }) => {
    const { email } = await person('trainee', locale);
    await page.goto(paths.signIn(locale));
    await page.getByRole('link', { name: entry[locale].forgotten }).click();
    await page.getByLabel(account[locale].email).fill(email);
    await page.getByRole('button', { name: entry[locale].forgottenGo }).click();
    await expect(page.getByRole('status')).toContainText(email);
    await page.goto(linkIn(await messageTo(academy, email)));
    await page.getByLabel(account[locale].newPassword).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: entry[locale].resetGo }).click();
    await expect(page.getByText(entry[locale].resetDone)).toBeVisible();
    await page.getByLabel(account[locale].email).fill(email);
    await page.getByLabel(account[locale].password).fill(PASSWORD);
    await page.getByRole('button', { name: account[locale].signIn }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel(account[locale].password).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: account[locale].signIn }).click();
    await expect(page).toHaveURL(paths.passport(locale));
  });

  test(`${locale}: somebody who is disabled is out at their next click`, async ({
    page,
    browser,
    baseURL,
    signIn,
    academy,
  }) => {
    const t = personTexts[locale];
    const trainee = await academy.makePerson('trainee', locale);
    const elsewhere = await browser.newContext({ baseURL });
    const theirs = await elsewhere.newPage();
    await academy.signIn(theirs, trainee);
    await theirs.goto(paths.passport(locale));
    await signIn(page, 'administrator', locale);
    await page.goto(paths.person(locale, trainee.id));
    await page.getByLabel(t.role).selectOption('instructor');
    await page.getByLabel(t.extraTime, { exact: true }).fill('301');
    await page.getByRole('button', { name: t.save, exact: true }).click();
    await expect(page.getByText(account[locale].fault.extraTime)).toBeVisible();
    await expect(page.getByLabel(t.role)).toHaveValue('instructor');
    await page.getByLabel(t.extraTime, { exact: true }).fill('50');
    await page.getByRole('button', { name: t.save, exact: true }).click();
    await expect(page.getByRole('status')).toHaveText(t.saved);
    expect((await theirs.goto(paths.teaching(locale)))?.status()).toBe(200);
    await page.getByRole('button', { name: t.disable }).click();
    await expect(page.getByRole('button', { name: t.enable })).toBeVisible();
    await theirs.reload();
    await expect(theirs).toHaveURL(paths.signIn(locale, paths.teaching(locale)));
    await elsewhere.close();
  });
}

test('a list keeps what was typed when it cannot be read, and double pressing invites once', async ({
  page,
  signIn,
  academy,
}) => {
  const t = invitation.en;
  await signIn(page, 'administrator');
  await page.goto(paths.invite('en'));
  await page.getByRole('button', { name: t.look }).click();
  await expect(page.getByRole('alert')).toHaveText(error.en.reasons.list_empty);
  const list = Array.from({ length: 3 }, (_, n) => `Person ${n} <double-${n}@ministry.example>`).join('\n');
  await page.getByLabel(t.list).fill(list);
  await page.getByRole('button', { name: t.look }).click();
  await expect(page.getByLabel(t.list)).toHaveValue(list);
  await page.getByRole('button', { name: t.preview.go(3) }).dblclick();
  await expect(page.getByRole('status')).toHaveText(t.sent(3));
  const sent = academy.app.db.selectFrom('messages').select('to').where('to', 'like', 'double-%');
  expect(await sent.execute()).toHaveLength(3);
});

test('ministries are made and renamed by an administrator of the whole academy', async ({
  page,
  signIn,
  academy,
}) => {
  const t = personTexts.en.ministries;
  const { id } = await signIn(page, 'administrator');
  await users.update(academy.app.db, id, { ministryId: null }, new Date().toISOString());
  await page.goto(paths.ministries('en'));
  await page.locator('#name-new').fill('وزارة المد والجزر');
  await page.getByRole('button', { name: t.make }).click();
  await expect(page.getByRole('status')).toHaveText(t.made);
  await page.locator('#name-new').fill('وزارة المد والجزر');
  await page.getByRole('button', { name: t.make }).click();
  await expect(page.getByRole('alert')).toHaveText(account.en.fault.ministryTaken);
});
