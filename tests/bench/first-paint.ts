import { type Browser, chromium } from '@playwright/test';
import { ensureBrowser, FLAGS } from '../support/browser.ts';

/** A slow mobile line: 400 kbit/s both ways, 400 ms to an answer. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
/** How many times slower than this machine's the processor is. */
const CPU = 4;

/** Milliseconds from the navigation to the first paint, with an empty cache on a slow line and processor. */
export async function firstPaints(url: string, cookie: string, loads: number): Promise<number[]> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
  try {
    const paints: number[] = [];
    for (let load = 0; load < loads; load++) paints.push(await firstPaint(browser, url, cookie));
    return paints;
  } finally {
    await browser.close();
  }
}

async function firstPaint(browser: Browser, url: string, cookie: string): Promise<number> {
  const context = await browser.newContext();
  const equals = cookie.indexOf('=');
  await context.addCookies([{ name: cookie.slice(0, equals), value: cookie.slice(equals + 1), url }]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', SLOW);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  await page.goto(url, { waitUntil: 'load' });
  const paint = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        // Buffered: it also tells what was painted before.
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await context.close();
  return paint;
}
