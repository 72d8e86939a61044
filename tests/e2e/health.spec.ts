import { expect, test } from '../support/test.ts';

test('says that it serves', async ({ page }) => {
  const response = await page.goto('/healthz');
  expect(response?.status()).toBe(200);
  await expect(page.getByText('ok')).toBeVisible();
});
