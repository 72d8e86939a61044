import { parse } from 'csv-parse/sync';
import type { Page } from '@playwright/test';
import { LANGUAGES } from '../../src/locales/common.ts';
import { ministry as texts } from '../../src/locales/ministry.ts';
import { paging } from '../../src/locales/paging.ts';
import { training } from '../../src/locales/training.ts';
import { paths } from '../../src/paths.ts';
import { reportSearch, type ReportQuery } from '../../src/schemas/report.ts';
import * as ministries from '../../src/store/ministry.ts';
import type { RunningAcademy } from '../support/academy.ts';
import { insertMinistry } from '../support/ministry.ts';
import { insertPerson } from '../support/person.ts';
import { instantOf, readWorkbook } from '../support/sheet.ts';
import { begin, markRead, sit } from '../support/studies.ts';
import { COURSES } from '../support/study.ts';
import { expect, expectAccessible, MINISTRY, test } from '../support/test.ts';

/** A ministry of its own for a test, with a person of the role who is signed in. */
async function openMinistry(
  page: Page,
  { app, signIn }: RunningAcademy,
  { people, role = 'officer' }: { people: number; role?: 'officer' | 'administrator' },
) {
  const name = `Ministry ${crypto.randomUUID()}`;
  const { id, userIds } = await insertMinistry(app.db, { name, people, courses: COURSES });
  const reader = await insertPerson(app.db, { name: 'Zoë Reader', role, ministryId: id });
  await signIn(page, reader);
  return { id, name, userIds, reader };
}

for (const locale of ['en', 'ar'] as const) {
  test(`${locale}: the screen, the CSV and the workbook say the same, cell by cell`, async ({
    page,
    academy,
  }) => {
    await openMinistry(page, academy, { people: 70 });
    const query: ReportQuery = { sort: '-progress' };
    const screen: string[][] = [];
    await page.goto(paths.ministry(locale, reportSearch(query)));
    for (;;) {
      screen.push(...(await readScreen(page)));
      const next = page.getByRole('link', { name: paging[locale].next, exact: true });
      if ((await next.count()) === 0) break;
      await next.click();
    }
    expect(screen.length).toBeGreaterThan(70);

    const file = (format: 'csv' | 'xlsx') =>
      page.request
        .get(paths.ministryFile(locale, format, reportSearch(query)))
        .then((answer) => answer.body());
    const [head, ...csv] = parse(await file('csv'), { bom: true }) as string[][];
    const workbook = await readWorkbook(await file('xlsx'));
    const { head: words, inPercent, inUtc } = texts[locale];
    expect(head).toEqual([
      ...[
        words.name,
        words.email,
        words.course,
        words.state,
        inPercent(words.progress),
        inPercent(words.score),
      ],
      ...[words.attempts, inUtc(words.started), inUtc(words.completed), inUtc(words.seen)],
    ]);
    expect(csv).toEqual(screen);
    const [sheetHead, ...sheet] = workbook.rows;
    expect(sheetHead).toEqual(head);
    expect(sheet.map((cells) => inTexts(cells, head?.length ?? 0))).toEqual(screen);
    expect(workbook.rtl).toBe(LANGUAGES[locale].dir === 'rtl');
  });

  test(`${locale}: an officer finds who has not finished, by the address alone`, async ({
    page,
    academy,
  }) => {
    const t = texts[locale];
    await openMinistry(page, academy, { people: 120 });
    await page.goto(paths.ministry(locale));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.title);
    await page.getByLabel(t.filter.course, { exact: true }).selectOption('closed');
    await page.getByLabel(t.filter.state, { exact: true }).selectOption('done');
    await page.getByLabel(t.filter.search, { exact: true }).fill('  AMINA ');
    await page.getByRole('button', { name: t.filter.show, exact: true }).click();
    await expect(page).toHaveURL(/course=closed&state=done/);
    const found = await readScreen(page);
    expect(found.length).toBeGreaterThan(0);
    for (const [name, , , state] of found)
      expect([/amina/i.test(name ?? ''), state]).toEqual([true, t.state.done]);
    const address = page.url();
    await page.getByRole('link', { name: t.filter.clear }).click();
    await expect(page).toHaveURL(paths.ministry(locale));
    await page.goto(address);
    expect(await readScreen(page)).toEqual(found);

    await page.getByRole('columnheader', { name: t.head.progress }).getByRole('link').click();
    await expect(page.getByRole('columnheader', { name: t.head.progress })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await page.getByRole('columnheader', { name: t.head.progress }).getByRole('link').click();
    await expect(page.getByRole('columnheader', { name: t.head.progress })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    await expect(page).toHaveURL(/course=closed&state=done&q=.*sort=-progress/);
    await page.getByLabel(t.filter.search, { exact: true }).fill('nobody at all');
    await page.getByRole('button', { name: t.filter.show, exact: true }).click();
    await expect(page.getByText(t.none)).toBeVisible();
    await expect(page.getByLabel(t.filter.search, { exact: true })).toHaveValue('nobody at all');
  });

  test(`${locale}: no barriers, no sideways scroll, on either page`, async ({ page, academy }) => {
    const { userIds } = await openMinistry(page, academy, { people: 60 });
    const begun = await academy.app.db
      .selectFrom('enrolments')
      .select('user_id')
      .where('user_id', 'in', userIds)
      .groupBy('user_id')
      .having(({ fn }) => fn.countAll(), '=', COURSES.length)
      .orderBy('user_id')
      .executeTakeFirstOrThrow();
    for (const address of [
      paths.ministry(locale, '?state=nothing&page=2'),
      paths.ministryPerson(locale, begun.user_id),
    ]) {
      await page.setViewportSize({ width: 1280, height: 900 });
      expect((await page.goto(address))?.status()).toBe(200);
      for (const summary of await page.locator('summary').all()) await summary.click();
      await expectAccessible(page);
      for (const width of [360, 720]) {
        await page.setViewportSize({ width, height: 740 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `${address} at ${width}`).toBeLessThanOrEqual(width);
        // Looking like a list, it is a table still.
        if (address.includes('people/')) continue;
        await expect(page.getByRole('rowheader').first()).toBeVisible();
      }
    }
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('everything is there: filter, order, pages, a person, a download', async ({ page, academy }) => {
    const t = texts.en;
    await openMinistry(page, academy, { people: 60 });
    await page.goto(paths.ministry('en'));
    await page.getByLabel(t.filter.course, { exact: true }).selectOption('protocol');
    await page.getByRole('button', { name: t.filter.show, exact: true }).click();
    await page.getByRole('link', { name: paging.en.next, exact: true }).click();
    await expect(page.getByText(paging.en.page(2, 2))).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: t.download('CSV') }).click();
    expect((await download).suggestedFilename()).toMatch(/^People Ministry .* \d{4}-\d\d-\d\d\.csv$/);
    const [first] = await readScreen(page);
    await page.getByRole('rowheader').first().getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(first?.[0]?.replace(/^'/, '') ?? '');
  });
});

test('what was not understood is left out and said', async ({ page, academy }) => {
  await openMinistry(page, academy, { people: 3 });
  await page.goto(
    `${paths.ministry('en')}?state=lost&sort=height&course=nowhere&page=-4&ministry=x&q=${'a'.repeat(999)}`,
  );
  await expect(page.getByRole('status')).toHaveText(
    texts.en.ignored('ministry, state, words, order, page, and course'),
  );
  expect((await page.goto(`${paths.ministry('en')}?q=a%00b`))?.status()).toBe(200);
});

test('another ministry’s people do not exist', async ({ page, academy }) => {
  const foreign = await insertMinistry(academy.app.db, { name: 'Foreign', people: 2, courses: COURSES });
  const { userIds } = await openMinistry(page, academy, { people: 2 });
  const status = async (id: string) => (await page.goto(paths.ministryPerson('en', id)))?.status();
  expect(await status(userIds[0] ?? '')).toBe(200);
  for (const id of [foreign.userIds[0] ?? '', '0198c5e4-0000-7000-8000-000000000000', 'x', '%00'])
    expect([id, await status(id)]).toEqual([id, 404]);
  const csv = await page.request.get(paths.ministryFile('en', 'csv', `?ministry=${foreign.id}`));
  expect(await csv.text()).not.toContain(`@${foreign.id.slice(-12)}.example`);
});

test('an administrator of the academy sees every ministry, or one', async ({ page, academy, signIn }) => {
  const { app } = academy;
  const { id, name } = await openMinistry(page, academy, { people: 3 });
  const administrator = await insertPerson(app.db, { role: 'administrator', ministryId: null });
  await academy.signIn(page, administrator);
  await page.goto(paths.ministry('en'));
  await page.getByLabel(texts.en.filter.ministry, { exact: true }).selectOption(name);
  await page.getByRole('button', { name: texts.en.filter.show, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`ministry=${id}`));
  expect(
    (await readScreen(page)).every(
      ([, email]) => email?.includes(id.slice(-12)) || email?.startsWith('amina'),
    ),
  ).toBe(true);
  const [own] = (await ministries.list(app.db)).filter((one) => one.name === MINISTRY);
  await page.goto(paths.ministry('en', `?ministry=${own?.id}`));
  await signIn(page, 'trainee');
  expect((await page.goto(paths.ministry('en')))?.status()).toBe(403);
});

test('a person’s page has what they did, and closes what is past its time', async ({
  page,
  academy,
  person,
  signIn,
}) => {
  const { app } = academy;
  await signIn(page, 'officer');
  const user = await person('trainee');
  await markRead({ app, user }, 'gifts/what-may-be-kept');
  await sit({ app, user }, 'gifts-quiz', 'right');
  await begin({ app, user }, 'precedence-quiz', new Date(Date.now() - 48 * 3_600_000));
  await page.goto(paths.ministryPerson('en', user.id));
  await page.locator('summary').click();
  const table = page.getByRole('table').last();
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table).toContainText(`100% · ${training.en.passed}`);
  const closed = await app.db
    .selectFrom('attempts')
    .select(['deadline', 'closed_by'])
    .where('user_id', '=', user.id)
    .execute();
  for (const { deadline, closed_by } of closed) if (deadline) expect(closed_by).not.toBeNull();
});

/** The rows of the page as their cells mean them: figures and moments as machines read them, formulas made harmless. */
async function readScreen(page: Page): Promise<string[][]> {
  const rows = await page.locator('.people tbody tr').evaluateAll((all) =>
    all.map((row) => {
      const text = (selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
      const figures = [...row.querySelectorAll('td')].map((cell) => cell.querySelector('data')?.value);
      const moments = [...row.querySelectorAll('.day')].map(
        (cell) => cell.querySelector('time')?.dateTime ?? '',
      );
      const [progress, score, attempts] = figures.slice(1, 4);
      return [
        ...[text('.whom a'), text('.whom .fine'), text('.course'), text('.progress span')],
        ...[progress ?? '', score ?? '', attempts ?? '', ...moments],
      ];
    }),
  );
  return rows.map((cells) => cells.map((cell) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell)));
}

function inTexts(cells: (string | number | undefined)[], columns: number): string[] {
  return Array.from({ length: columns }, (_, index) => {
    const cell = cells[index];
    return typeof cell === 'number' && index > 6 ? instantOf(cell) : String(cell ?? '');
  });
}
