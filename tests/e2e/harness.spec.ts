import { expect, expectAccessible, test } from '../support/test.ts';

test('sees what goes wrong behind a test’s back', async ({ page, faults }) => {
  await page.goto('/healthz');
  await page.setContent('<img src="http://elsewhere.invalid/a.png" alt="" />');
  await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('lost'))));
  await page.evaluate(() => console.error('said'));
  for (const seen of [
    'script: Error: lost',
    'console: said',
    'Content Security Policy',
    'request: http://elsewhere',
  ]) {
    await expect.poll(() => faults.join('\n')).toContain(seen);
  }
  faults.length = 0;
});

test('sees a page that axe does not pass', async ({ page }) => {
  await page.goto('/healthz');
  await page.setContent('<html lang="en"><title>A</title><main><h1>A</h1><img src="data:," /></main></html>');
  await expect(expectAccessible(page)).rejects.toThrow('image-alt');
});
