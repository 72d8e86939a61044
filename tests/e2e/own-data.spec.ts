import { readFile } from 'node:fs/promises';
import { held as texts } from '../../src/locales/held.ts';
import { paths } from '../../src/paths.ts';
import { sit } from '../support/studies.ts';
import { expect, test } from '../support/test.ts';
import { unzip } from '../support/unzip.ts';

for (const locale of ['en', 'ar'] as const) {
  test(`${locale}: a person takes out what is held about them`, async ({ page, signIn, academy }) => {
    const user = await signIn(page, 'trainee', locale);
    await sit({ app: academy.app, user }, 'gifts-quiz', 'right');
    await page.goto(paths.profile(locale));
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: texts[locale].download }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^attache-\d{4}-\d\d-\d\d\.zip$/);
    const files = await unzip(await readFile(await download.path()));
    const data = JSON.parse(files['data.json'] ?? '') as Record<string, Record<string, unknown>[]>;
    expect(data['account']).toMatchObject([{ id: user.id, email: user.email }]);
    expect(data['attempts']).toMatchObject([{ quiz: 'gifts-quiz', passed: 1 }]);
    expect(files[texts[locale].noteName]).toContain(texts[locale].noteTitle);
    expect(files['attempts.csv']).toContain('gifts-quiz');
    // The page is still there, and so is the session.
    await expect(page).toHaveURL(paths.profile(locale));
  });
}

test('nobody else takes it out: who is not signed in is led to the door', async ({ page }) => {
  const answer = await page.request.get(paths.ownData('en'), { maxRedirects: 0 });
  expect([answer.status(), answer.headers()['location']]).toEqual([
    303,
    paths.signIn('en', paths.ownData('en')),
  ]);
});
