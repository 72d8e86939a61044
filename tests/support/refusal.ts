import { expect } from 'vitest';
import { account } from '../../src/locales/account.ts';
import { error } from '../../src/locales/error.ts';
import type { Locale } from '../../src/schemas/atoms.ts';
import { decode, tagsOf } from './markup.ts';
import type { Reply } from './served.ts';

/** Expects of a page that says no that it says why in the reader's language, and nothing of its insides. */
export function expectWords({ text, headers }: Reply, locale: Locale): void {
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(text).toContain(`<html lang="${locale}"`);
  const page = decode(text);
  expect(sentences(locale).some((sentence) => page.includes(sentence))).toBe(true);
  expect(page).not.toMatch(/node_modules|\.m?[jt]s:\d|\bat \w+ \(|SQLITE|Sqlite|TypeError|\bZodError/);
}

/** What stands in the fields of a name, in the order of the page. */
export function valuesOf(html: string, name: string): (string | undefined)[] {
  return tagsOf(html)
    .filter((tag) => tag.name === 'input' && tag.attributes.get('name') === name)
    .map((tag) => tag.attributes.get('value'));
}

function sentences(locale: Locale): string[] {
  const { codes, reasons } = error[locale];
  const faults = Object.values(account[locale].fault);
  return [...Object.values(codes).map(({ text }) => text), ...Object.values(reasons), ...faults];
}
