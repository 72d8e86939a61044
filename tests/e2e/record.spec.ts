import { note } from '../../src/domain/event.ts';
import { administration } from '../../src/locales/administration.ts';
import { record } from '../../src/locales/record.ts';
import { paths } from '../../src/paths.ts';
import type { User } from '../../src/store/user.ts';
import type { RunningAcademy } from '../support/academy.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const t = record.en;
/** In Nairobi, where everybody is, it is half past one on the next morning. */
const NIGHT = new Date('2026-02-02T22:30:00.000Z');
const NOON = new Date('2026-02-04T09:00:00.000Z');

/** An administrator disabled somebody in the night and enabled them again; another ministry has an entry of its own. */
async function write({ app }: RunningAcademy, administrator: User, trainee: User): Promise<void> {
  const whom = { actor: administrator.id, subject: trainee.id, ministry: administrator.ministryId };
  await note(app.db, app.secret, { kind: 'disabled', ...whom }, NIGHT);
  await note(app.db, app.secret, { kind: 'enabled', ...whom }, NOON);
  const role = { from: 'trainee', to: 'officer' };
  await note(app.db, app.secret, { kind: 'role_changed', ...whom, ministry: 'another', details: role }, NOON);
}

test('an administrator finds who did what to whom, by kind, person and day', async ({
  page,
  academy,
  signIn,
  person,
}) => {
  const [administrator, trainee] = [await signIn(page, 'administrator'), await person('trainee')];
  await write(academy, administrator, trainee);
  await page.goto(paths.record('en'));
  await expect(page.getByRole('navigation', { name: administration.en.title })).toContainText(t.title);

  const rows = page.getByRole('row').filter({ hasText: trainee.name });
  await page.getByLabel(t.person).fill(trainee.name);
  await page.getByRole('button', { name: t.show }).click();
  await expect(rows).toHaveText([/12:00.*enabled again/s, /01:30.*was disabled/s]);
  await expect(rows.first()).toContainText(administrator.name);
  await expect(page.getByRole('rowheader')).toHaveText(['4 February 2026', '3 February 2026']);

  await page.getByLabel(t.from).fill('2026-02-03');
  await page.getByLabel(t.to).fill('2026-02-03');
  await page.getByRole('button', { name: t.show }).click();
  await expect(rows).toHaveText([/was disabled/]);
  await expect(page.getByLabel(t.person)).toHaveValue(trainee.name);

  await page.getByLabel(t.kind, { exact: true }).selectOption('role_changed');
  await page.getByRole('button', { name: t.show }).click();
  await expect(page.getByText(t.none)).toBeVisible();
  await page.getByRole('link', { name: t.all }).click();
  await expect(page).toHaveURL(paths.record('en'));
});

test('the record is turned page by page', async ({ page, academy, signIn }) => {
  const { id, ministryId } = await signIn(page, 'administrator');
  const event = { kind: 'data_downloaded', actor: id, subject: id, ministry: ministryId } as const;
  for (let n = 0; n < 51; n++) await note(academy.app.db, academy.app.secret, event, NOON);
  const entries = page.locator('tr:has(time)');
  await page.goto(`${paths.record('en')}?kind=data_downloaded`);
  await expect(entries).toHaveCount(50);
  await page.getByRole('link', { name: t.older }).click();
  await expect(entries.last()).toBeVisible();
  expect(await entries.count()).toBeLessThan(50);
  await page.getByRole('link', { name: t.newer }).click();
  await expect(entries).toHaveCount(50);
  await expect(page.getByRole('link', { name: t.newer })).toHaveCount(0);
});

for (const locale of ['en', 'ar'] as const) {
  test(`the record is accessible and fits a phone: ${locale}`, async ({ page, academy, signIn, person }) => {
    const administrator = await signIn(page, 'administrator', locale);
    await write(academy, administrator, await person('trainee', locale));
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(paths.record(locale));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(record[locale].title);
    const tooWide = () => document.documentElement.scrollWidth - innerWidth;
    expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expectAccessible(page);
  });
}
