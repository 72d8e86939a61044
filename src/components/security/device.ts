import Bowser from 'bowser';
import { security as texts } from '../../locales/security.ts';
import type { Locale } from '../../schemas/atoms.ts';

/** A browser and its system in words, from what the browser says of itself: `Firefox on Windows`. */
export function deviceOf(locale: Locale, userAgent: string | null): string {
  const t = texts[locale];
  const { browser, os } = Bowser.parse(userAgent || 'unknown');
  if (browser.name && os.name) return t.on(browser.name, os.name);
  return browser.name || os.name || t.unknownDevice;
}
