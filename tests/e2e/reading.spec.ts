import type { Locator, Page } from '@playwright/test';
import { common } from '../../src/locales/common.ts';
import { course as courseTexts } from '../../src/locales/course.ts';
import { lesson as lessonTexts } from '../../src/locales/lesson.ts';
import { reading as texts } from '../../src/locales/reading.ts';
import { account } from '../../src/locales/account.ts';
import { paths } from '../../src/paths.ts';
import { number } from '../../src/rules/plural.ts';
import { putMove } from '../../src/store/block-move.ts';
import * as positions from '../../src/store/position.ts';
import { markRead } from '../support/studies.ts';
import { courseOf, lessonOf } from '../support/study.ts';
import { expect, PASSWORD, test } from '../support/test.ts';

const FIRST = 'precedence/who-comes-first';
const TABLE = 'precedence/the-table';
const t = texts.en;

const WORDS = {
  en: {
    title: 'Who comes first',
    table: 'The table',
    protocol: 'Protocol',
    precedence: 'precedence',
    meaning: 'The order in which guests are placed and received.',
    heading: 'Before the arrival',
    below: 'The receiving state answers, or stays silent.',
  },
  ar: {
    title: 'من يأتي أولًا',
    table: 'The table',
    protocol: 'المراسم',
    precedence: 'الأسبقية',
    meaning: 'الترتيب الذي يُستقبل به الضيوف ويُجلسون.',
    heading: 'قبل الوصول',
    below: 'وتجيب الدولة المضيفة أو تسكت.',
  },
};

const SLUGS = { en: 'before-the-arrival', ar: 'قبل-الوصول' };

for (const locale of ['en', 'ar'] as const) {
  const words = WORDS[locale];

  test.describe(locale, () => {
    test('the catalogue says language, level, hours and progress', async ({ page, signIn, academy }) => {
      await page.goto(paths.courses(locale));
      const entry = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading') })
        .first();
      const { level, notBegun } = courseTexts[locale];
      await expect(entry).toContainText(words.protocol);
      await expect(entry).toContainText(common[locale].hours(1.5));
      await expect(entry).toContainText(level.introductory);
      await expect(entry).toContainText(common[locale].languageNames.en);
      await expect(entry).not.toContainText(notBegun);
      const user = await signIn(page, 'trainee', locale);
      await page.reload();
      await expect(entry).toContainText(notBegun);
      await markRead({ app: academy.app, user }, 'gifts/what-may-be-kept');
      await page.reload();
      await expect(entry.getByRole('img', { name: common[locale].stepsDone(1, 6) })).toBeVisible();
    });

    test('the course page says outcomes, modules and the time left', async ({ page, signIn }) => {
      await signIn(page, 'trainee', locale);
      await page.goto(paths.courses(locale));
      await page.getByRole('heading', { name: words.protocol }).getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1, name: words.protocol })).toBeVisible();
      const { course } = courseOf();
      for (const outcome of course.outcomes) {
        await expect(page.getByRole('listitem').filter({ hasText: outcome[locale] ?? '' })).toBeVisible();
      }
      for (const module of course.modules) {
        await expect(page.getByRole('row').filter({ hasText: module.title[locale] ?? '' })).toBeVisible();
      }
      const visa = page.getByRole('complementary', { name: courseTexts[locale].yourVisa });
      await expect(visa).toContainText(courseTexts[locale].visaLeft);
      await expect(visa).toContainText(/[\d٠-٩]/);
      await page.getByRole('link', { name: words.title, exact: true }).click();
      await expect(page).toHaveURL(paths.lesson(locale, 'protocol', FIRST));
    });

    test('a lesson stands in its outline, with numbered paragraphs and the way on and back', async ({
      page,
    }) => {
      await page.goto(paths.lesson(locale, 'protocol', FIRST));
      const outline = page.getByRole('navigation', { name: texts[locale].courseOutline });
      await expect(outline.getByRole('link', { name: words.title })).toHaveAttribute('aria-current', 'page');
      for (const n of [1, 2]) {
        const numeral = page.locator(`.prose p#p${n}`);
        await expect(numeral).toBeVisible();
        const shown = await numeral.evaluate((p) => getComputedStyle(p, '::before').content);
        expect(shown).toContain('counter(para');
      }
      await expect(page.locator('.prose > p[id]')).toHaveCount(2);
      const main = page.getByRole('main');
      await main.getByRole('link', { name: common[locale].continue }).click();
      await expect(page).toHaveURL(paths.lesson(locale, 'protocol', TABLE));
      await main.getByText(texts[locale].previous).getByRole('link', { name: words.title }).click();
      await expect(page).toHaveURL(paths.lesson(locale, 'protocol', FIRST));
    });

    test('a term is marked once, and its note is reached by keyboard', async ({ page }) => {
      await page.goto(paths.lesson(locale, 'protocol', FIRST));
      const term = page.getByRole('link', { name: words.precedence, exact: true });
      await expect(term).toHaveCount(1);
      await tabTo(page, term);
      await page.keyboard.press('Enter');
      const note = page.getByRole('complementary', {
        name: lessonTexts[locale].definitionOf(words.precedence),
      });
      await expect(note).toBeFocused();
      await expect(note).toContainText(words.meaning);
      await page.keyboard.press('Escape');
      await expect(term).toBeFocused();
    });

    test('sources are numbered and bear their reliability', async ({ page }) => {
      await page.goto(paths.lesson(locale, 'protocol', 'gifts/what-may-be-kept'));
      const says = lessonTexts[locale];
      const cited = page.getByRole('link', { name: says.sourceNumber(number(locale, 1)) });
      await cited.click();
      const note = page.getByRole('complementary', { name: says.sourceNumber(number(locale, 1), '12') });
      await expect(note).toBeFocused();
      await expect(note).toContainText('دليل المراسم');
      await expect(note).toContainText(says.reliability.weak);
      await page.goto(paths.lesson(locale, 'protocol', FIRST));
      const confirmed = page.getByRole('complementary').filter({ hasText: says.reliability.confirmed });
      await expect(confirmed).toHaveCount(1);
      await expect(confirmed.getByRole('link', { name: /Vienna Convention/ })).toBeVisible();
    });

    test('every block bears its own id', async ({ page }) => {
      for (const lesson of [FIRST, TABLE]) {
        await page.goto(paths.lesson(locale, 'protocol', lesson));
        const { bare, ids } = await page.locator('.prose').evaluate((prose) => {
          const own = [...prose.querySelectorAll('p, li, h2, h3, h4, figure, table, blockquote, section')]
            // Notes, the questions of a quiz and what stands in a figure or a document are parts of a block.
            .filter(
              (block) => !block.parentElement?.closest('aside, section, figure') && !block.closest('aside'),
            )
            .filter((block) => !block.matches('li p, blockquote p'));
          return {
            bare: own.filter((block) => !block.hasAttribute('data-block')).map((block) => block.outerHTML),
            ids: [...document.querySelectorAll<HTMLElement>('[data-block]')].map(
              (one) => one.dataset['block'],
            ),
          };
        });
        expect(bare).toEqual([]);
        expect(new Set(ids).size).toBe(ids.length);
        const text = lessonOf(lesson).texts[locale] ?? lessonOf(lesson).texts.en;
        expect(ids).toEqual(text?.blocks.map(({ id }) => id));
      }
    });

    test('the place is kept to the block, for any machine', async ({
      page,
      browser,
      signIn,
      academy,
      baseURL,
    }) => {
      const user = await signIn(page, 'trainee', locale);
      await page.goto(paths.lesson(locale, 'protocol', FIRST));
      const heading = page.getByRole('heading', { name: words.heading });
      const kept = page.waitForRequest((request) => request.url().includes('keepPlace'));
      await toHead(heading);
      const block = await heading.getAttribute('data-block');
      expect((await kept).postData()).toContain(`block=${block}`);
      expect((await (await kept).response())?.status()).toBe(204);

      // The way up to the masthead and out does not move it.
      await page.getByRole('banner').getByRole('link', { name: common[locale].passport }).click();
      await expect(page).toHaveURL(paths.passport(locale));

      const machine = await browser.newContext({ baseURL });
      const there = await machine.newPage();
      await academy.signIn(there, user);
      await there.goto(paths.passport(locale));
      await there.getByRole('main').getByRole('link', { name: common[locale].continue }).click();
      await expect(there.getByRole('heading', { name: words.heading })).toBeInViewport();
      await expect(there.getByRole('heading', { level: 1 })).not.toBeInViewport();
      await machine.close();
    });

    test('a place that was kept before a paragraph was edited leads to what it is now', async ({
      page,
      signIn,
      academy: { app },
    }) => {
      const { id } = await signIn(page, 'trainee', locale);
      const lesson = { course: 'protocol', lesson: FIRST };
      const [old, now] = [crypto.randomUUID(), lessonOf(FIRST).texts[locale]?.blocks.at(-1)];
      await putMove(app.db, lesson, [old, now?.id ?? ''], new Date().toISOString());
      await positions.put(app.db, id, { ...lesson, block: old, visitedAt: new Date().toISOString() });
      await page.goto(paths.passport(locale));
      const onward = page.getByRole('main').getByRole('link', { name: common[locale].continue });
      await expect(onward).toHaveAttribute('href', paths.lesson(locale, 'protocol', FIRST, now?.anchor));
    });

    test('a change of the language stays at the block', async ({ page, signIn }) => {
      await signIn(page, 'trainee', locale);
      const other = locale === 'en' ? 'ar' : 'en';
      for (const place of ['p2', 'heading'] as const) {
        const anchor = place === 'p2' ? 'p2' : encodeURI(SLUGS[other]);
        await page.goto(paths.lesson(locale, 'protocol', FIRST));
        await toHead(
          place === 'p2' ? page.locator('#p2') : page.getByRole('heading', { name: words.heading }),
        );
        const link = page.getByRole('banner').locator(`a[hreflang=${other}]`);
        await expect(link).toHaveAttribute('href', new RegExp(`#${anchor}$`));
        // It stands at the top of the page.
        await link.focus();
        await page.keyboard.press('Enter');
        await expect(page).toHaveURL(new RegExp(`^[^#]*${paths.lesson(other, 'protocol', FIRST)}#`));
        const arrived =
          place === 'p2' ? page.locator('#p2') : page.getByRole('heading', { name: WORDS[other].heading });
        await expect(arrived).toBeInViewport();
        await expect(page.getByRole('heading', { level: 1 })).not.toBeInViewport();
      }
    });

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('the lesson is kept, and the language changes on it', async ({ page, signIn }) => {
        await signIn(page, 'trainee', locale);
        await page.goto(paths.lesson(locale, 'protocol', TABLE));
        await page.goto(paths.courses(locale));
        await page.getByRole('banner').getByRole('link', { name: words.table }).click();
        await expect(page).toHaveURL(paths.lesson(locale, 'protocol', TABLE));
        await page.getByRole('banner').getByRole('link', { name: 'Français' }).click();
        await expect(page).toHaveURL(paths.lesson('fr', 'protocol', TABLE));
      });

      test('a note is opened and closed by links', async ({ page }) => {
        await page.setViewportSize({ width: 360, height: 740 });
        await page.goto(paths.lesson(locale, 'protocol', FIRST));
        const note = page.locator('#t-precedence');
        await expect(note).toBeHidden();
        await page.getByRole('link', { name: words.precedence, exact: true }).click();
        await expect(note).toBeVisible();
        await note.getByRole('link', { name: lessonTexts[locale].close }).click();
        await expect(note).toBeHidden();
      });
    });

    test('on a narrow screen a note is a sheet that Escape closes', async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(paths.lesson(locale, 'protocol', FIRST));
      const term = page.getByRole('link', { name: words.precedence, exact: true });
      await term.click();
      const note = page.getByRole('complementary', {
        name: lessonTexts[locale].definitionOf(words.precedence),
      });
      await expect(note).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(note).toBeHidden();
      await expect(term).toBeFocused();
    });
  });
}

for (const locale of ['ar', 'fr'] as const) {
  test(`${locale}: a lesson that is not translated says so and shows the original`, async ({ page }) => {
    await page.goto(paths.lesson(locale, 'protocol', TABLE));
    const { original, inLanguage } = common[locale];
    await expect(page.getByText(original(inLanguage.en))).toBeVisible();
    for (const part of [page.getByRole('heading', { level: 1, name: 'The table' }), page.locator('.prose')]) {
      await expect(part).toHaveAttribute('lang', 'en');
      await expect(part).toHaveAttribute('dir', 'ltr');
    }
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
  });
}

test('what is invented is called so', async ({ page }) => {
  await page.goto(paths.lesson('en', 'protocol', TABLE));
  const document = page.getByRole('figure').filter({ hasText: 'Protocol Office of Marsa' });
  await expect(document).toContainText(lessonTexts.en.invented);
});

test('a course for members asks for an account and leads back', async ({ page, person }) => {
  const { email } = await person('trainee');
  const lesson = paths.lesson('en', 'closed', 'doors/the-door');
  const sentence = page.getByText('Behind this door stands one sentence for members.');
  await page.goto(lesson);
  await expect(page).toHaveURL(paths.signIn('en', lesson));
  await expect(sentence).toHaveCount(0);
  await page.getByLabel(account.en.email).fill(email);
  await page.getByLabel(account.en.password).fill(PASSWORD);
  await page.getByRole('button', { name: account.en.signIn }).click();
  await expect(page).toHaveURL(lesson);
  await expect(sentence).toBeVisible();
});

test('a visitor reads a public course, and is told what an account is for', async ({ page }) => {
  await page.goto(paths.lesson('en', 'protocol', FIRST));
  await expect(page.getByText('Heads of mission rank in their classes')).toBeVisible();
  await expect(page.getByText(t.signIn).first()).toBeVisible();
  await expect(page.getByRole('button', { name: t.markRead })).toHaveCount(0);
});

test('the start leads to the language that the browser prefers', async ({ browser, baseURL }) => {
  for (const [preferred, path] of [
    ['ar-EG', paths.courses('ar')],
    ['fr-FR', paths.courses('fr')],
    ['de-DE', paths.courses('en')],
  ] as const) {
    const context = await browser.newContext({ baseURL, locale: preferred });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page).toHaveURL(path);
    await context.close();
  }
});

async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(control).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0] });
}

/** Scrolls a block to where an anchor would bring it. */
async function toHead(block: Locator): Promise<void> {
  await block.evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
}
