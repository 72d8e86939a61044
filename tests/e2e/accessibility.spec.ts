import { LANGUAGES } from '../../src/locales/common.ts';
import { EVERY_PAGE } from '../support/every-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

for (const locale of ['en', 'ar'] as const) {
  for (const { name, open } of EVERY_PAGE) {
    test(`${locale}, ${name}: no barriers in light and dark, no sideways scroll`, async ({
      page,
      academy,
      signIn,
    }) => {
      await open({ page, locale, academy, signIn: () => signIn(page, 'trainee', locale) });
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('html')).toHaveAttribute('dir', LANGUAGES[locale].dir);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expectAccessible(page);
      // A small telephone, and a screen 1440 wide at 200 per cent.
      for (const width of [360, 720]) {
        await page.setViewportSize({ width, height: 740 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, `at ${width}`).toBeLessThanOrEqual(width);
      }
    });
  }
}
