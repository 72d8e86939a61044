import { AxeBuilder } from '@axe-core/playwright';
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import type { Locale } from '../../src/schemas/atoms.ts';
import type { Role } from '../../src/schemas/user.ts';
import type { User } from '../../src/store/user.ts';
import { openAcademy, type RunningAcademy } from './academy.ts';

export { expect } from '@playwright/test';
export { MINISTRY, PASSWORD } from './academy.ts';

/** What a test works with beside the page. */
interface Fixtures {
  /** The academy that this worker serves; pages open its addresses by path. */
  academy: RunningAcademy;
  /** A person of this test alone, made when first asked for. */
  person: (role: Role, locale?: Locale) => Promise<User>;
  /** Signs this test's person of the role in, without the form. */
  signIn: (page: Page, role: Role, locale?: Locale) => Promise<User>;
  /**
   * What went wrong behind the test's back: errors of scripts, of the page's policy and of the server, and requests to
   * another host. Any fails the test; one that provokes them looks at them and takes them out.
   */
  faults: string[];
}

/** Playwright's `test` in a running academy. */
export const test = base.extend<Fixtures, { running: RunningAcademy }>({
  running: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from the pattern.
    async ({}, use) => {
      const academy = await openAcademy();
      await use(academy);
      await academy.close();
    },
    { scope: 'worker' },
  ],
  academy: ({ running }, use) => use(running),
  baseURL: ({ running }, use) => use(running.url),
  person: async ({ academy }, use) => {
    const known = new Map<string, Promise<User>>();
    await use((role, locale = 'en') => {
      const key = `${role} ${locale}`;
      const person = known.get(key) ?? academy.makePerson(role, locale);
      known.set(key, person);
      return person;
    });
  },
  signIn: async ({ academy, person }, use) => {
    await use(async (page, role, locale) => {
      const who = await person(role, locale);
      await academy.signIn(page, who);
      return who;
    });
  },
  faults: [
    async ({ context, academy }, use) => {
      const faults = academy.errors;
      faults.length = 0;
      watch(context, academy.url, faults);
      await use(faults);
      expect(faults, 'what went wrong behind the test’s back').toEqual([]);
    },
    { auto: true },
  ],
});

function watch(context: BrowserContext, url: string, faults: string[]): void {
  context.on('weberror', (fault) => faults.push(`script: ${fault.error().stack ?? fault.error().message}`));
  context.on('console', (message) => {
    // A status of 400 or more is an answer like another: the test reads the page.
    const answered = message.text().startsWith('Failed to load resource: the server responded');
    if (message.type() === 'error' && !answered) faults.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== url && protocol !== 'data:' && protocol !== 'blob:')
      faults.push(`request: ${request.url()}`);
  });
}

/**
 * Expects that axe finds nothing on the page, neither in light nor in dark. It needs a page with JavaScript; both
 * directions are looked at when a test opens the page in English and in Arabic.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Without frames there is nothing to gather in another page, which takes longer than the search itself.
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
    // The dark changes colours and nothing else.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(place).join('\n')}`);
    expect(found, `axe in ${colorScheme}`).toEqual([]);
  }
}

function place({ target, failureSummary }: { target: unknown[]; failureSummary?: string }): string {
  return `  ${target.join(' ')}: ${failureSummary ?? ''}`;
}
