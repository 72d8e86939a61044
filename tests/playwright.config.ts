import { defineConfig } from '@playwright/test';
import { findBrowser, FLAGS } from './support/browser.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.run/results',
  globalSetup: './support/build-fixtures.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 30_000,
  // Ends before `npm test` would stop it, so that it can still say how far it came.
  globalTimeout: 11.5 * 60_000,
  expect: { timeout: 5_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: findBrowser(), args: FLAGS },
    // Colours and places are looked at as they end, not on their way there.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    timezoneId: 'Africa/Nairobi',
    locale: 'en-GB',
  },
});
