// Makes the README's pictures in docs/ from the running demonstration: `node tests/pictures.ts`.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type Page } from '@playwright/test';
import { ensureBrowser, FLAGS } from './support/browser.ts';
import { findFreePort } from './support/ports.ts';

const root = resolve(import.meta.dirname, '..');
const PASSWORD = 'seven lanterns above the harbour';
const LESSON = 'courses/foundations/what-the-word-covers/what-changed-besides-the-tool';
const port = await findFreePort();
const url = `http://localhost:${port}`;

const academy = spawn(process.execPath, [join(root, 'src/cli/attache.ts'), 'demo'], {
  cwd: root,
  env: { ...process.env, PORT: String(port), PUBLIC_URL: url, DEMO_PASSWORD: PASSWORD },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await served();
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
  await picture(browser, { locale: 'en', colorScheme: 'light' });
  await picture(browser, { locale: 'ar', colorScheme: 'dark' });
  await browser.close();
} finally {
  academy.kill('SIGTERM');
}

/** Resolves when the academy says that it is open. */
async function served(): Promise<void> {
  for await (const line of createInterface({ input: academy.stdout })) {
    if (line.startsWith('Attaché is open')) break;
  }
  // What it says later has to go somewhere.
  academy.stdout.resume();
}

interface Look {
  locale: 'en' | 'ar';
  colorScheme: 'light' | 'dark';
}

/** The lesson, a quiz answered in it, and the passport of somebody who has done the whole course; an officer's report. */
async function picture(browser: Browser, look: Look): Promise<void> {
  const { locale } = look;
  const page = await enter(browser, look, 'instructor');
  await page.goto(`${url}/${locale}/passport`);
  await shoot(page, `passport.${locale}`);
  await page.goto(`${url}/${locale}/${LESSON}`);
  await shoot(page, `lesson.${locale}`);
  await page.locator('#quiz-path-of-a-message').evaluate((quiz) => quiz.scrollIntoView());
  await shoot(page, `quiz.${locale}`);
  const office = await enter(browser, look, 'officer');
  await office.goto(`${url}/${locale}/ministry`);
  await shoot(office, `report.${locale}`);
}

async function enter(browser: Browser, { locale, colorScheme }: Look, who: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.goto(`${url}/${locale}/sign-in`);
  await page.locator('#email').fill(`${who}@ministry.example`);
  await page.locator('#password').fill(PASSWORD);
  await page.locator('main button').first().click();
  await page.waitForURL(/passport/);
  return page;
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(root, 'docs', `${name}.png`) });
}
