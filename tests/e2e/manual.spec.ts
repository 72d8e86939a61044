import { manual as texts, CHAPTERS } from '../../src/locales/manual.ts';
import { quiz } from '../../src/locales/quiz.ts';
import type { Field } from '../../src/manual/field.ts';
import { readManual } from '../../src/manual/manual.ts';
import { paths } from '../../src/paths.ts';
import type { RunningAcademy } from '../support/academy.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const manual = readManual('.');

test('visitors are led to sign in, trainees are told that it is not for them', async ({ page, signIn }) => {
  await page.goto(paths.manual('en', 'quiz'));
  await expect(page).toHaveURL(paths.signIn('en', paths.manual('en', 'quiz')));
  await signIn(page, 'trainee');
  expect((await page.goto(paths.manual('en')))?.status()).toBe(403);
});

for (const locale of ['en', 'ar'] as const) {
  for (const chapter of [undefined, ...CHAPTERS]) {
    test(`${locale}, ${chapter ?? 'first page'}: no barriers, no sideways scroll`, async ({
      page,
      signIn,
    }) => {
      await signIn(page, 'instructor', locale);
      await page.goto(paths.manual(locale, chapter));
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
      expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([]);
      await expectAccessible(page);
      for (const width of [360, 720]) {
        await page.setViewportSize({ width, height: 740 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `at ${width}`).toBeLessThanOrEqual(width);
      }
    });
  }
}

test('every field, component and kind stands on a page, live in both directions', async ({
  page,
  signIn,
}) => {
  await signIn(page, 'administrator');
  const { fields, components, kinds } = manual;
  await page.goto(paths.manual('en', 'course'));
  await expectFields(fields.course);
  await page.goto(paths.manual('en', 'sources'));
  await expectFields([...fields.references, ...fields.glossary]);
  await page.goto(paths.manual('en', 'lesson'));
  await expectFields([...fields.lesson, ...components.flatMap((component) => component.fields)]);
  for (const { name } of components) await expect(page.locator(`#${name}`)).toContainText(`<${name}>`);
  for (const dir of ['ltr', 'rtl']) {
    const live = page.locator(`.specimen .prose[dir=${dir}]`);
    for (const part of ['.ref[href]', '.ref sup', 'quiz-form', '.doc b', 'figure svg', '.note dt', 'table'])
      await expect(live.locator(part).first()).toBeAttached();
  }
  await page.goto(paths.manual('en', 'quiz'));
  await expectFields([...fields.quiz, ...kinds.flatMap((kind) => kind.fields)]);
  for (const { kind } of kinds) {
    for (const dir of ['ltr', 'rtl'])
      await expect(page.locator(`#${kind} quiz-form[dir=${dir}] form`)).toHaveCount(1);
    await expect(page.locator(`#${kind} pre`)).toContainText(`kind: ${kind}`);
  }

  async function expectFields(expected: Field[]): Promise<void> {
    const found = await page
      .locator('.fields > div')
      .evaluateAll((all) =>
        all.map((one) => [one.id, one.querySelector(':scope > dd > p')?.textContent?.trim()]),
      );
    const plain = expected.flatMap(within).map(({ id, text }) => [id, text.replaceAll('`', '').trim()]);
    expect(found.toSorted()).toEqual(plain.toSorted());
  }
});

test('an example is marked at once, in its own language, and nothing is kept', async ({
  page,
  signIn,
  academy,
}) => {
  await signIn(page, 'instructor');
  const before = await countAnswers(academy);
  await page.goto(paths.manual('en', 'quiz'));
  const form = page.locator('#q-single-ar');
  await form.getByLabel('بضمير الغائب').check();
  await form.getByRole('button', { name: quiz.ar.check }).click();
  await expect(page.locator('#q-single-ar [data-outcome]')).toContainText(quiz.ar.right);
  await expect(page.locator('#q-single-en [data-outcome]')).toHaveCount(0);
  expect(await countAnswers(academy)).toBe(before);
});

test('without a script an example is marked too, and an order can be changed', async ({
  browser,
  academy,
  signIn,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: academy.url });
  const page = await context.newPage();
  await signIn(page, 'instructor');
  await page.goto(paths.manual('en', 'quiz'));
  await page.locator('#q-true-false-en').getByLabel(quiz.en.true).check();
  await page.locator('#q-true-false-en').getByRole('button', { name: quiz.en.check }).click();
  await expect(page.locator('#q-true-false-en [data-outcome]')).toContainText(quiz.en.wrong);
  const entries = page.locator('#q-ordering-en input[name=order]');
  const before = await entries.evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  await page.locator('#q-ordering-en button[name=move]:enabled').first().click();
  const after = await entries.evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  expect(after).not.toEqual(before);
  expect(after.toSorted()).toEqual(before.toSorted());
  await expect(page.locator('#q-ordering-en [data-outcome]')).toHaveCount(0);
  await context.close();
});

test('a source is copied whole, or selected where copying is refused', async ({ page, signIn, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'instructor');
  await page.goto(paths.manual('en', 'course'));
  const t = texts.en.copy;
  await page.getByRole('button', { name: t.copy }).click();
  await expect(page.getByRole('status').filter({ hasText: t.copied })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(manual.sources.en['course.yaml']);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.getByRole('button', { name: t.copy }).click();
  await expect(page.getByRole('status').filter({ hasText: t.selected })).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()).split('\n')[1])).toBe('number: 1');
});

async function countAnswers({ app }: RunningAcademy): Promise<number> {
  const { n } = await app.db
    .selectFrom('answers')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function within(field: Field): Field[] {
  return [field, ...field.fields.flatMap(within)];
}
