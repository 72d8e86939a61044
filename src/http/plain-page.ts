import { error as texts } from '../locales/error.ts';
import { paths } from '../paths.ts';
import type { Locale } from '../schemas/atoms.ts';

/** An error as a person reads it. */
export interface PlainPage {
  locale: Locale;
  title: string;
  /** What happened, what was kept, what to do. */
  text: string;
  requestId: string;
}

/**
 * A whole page that needs nothing but itself and one style sheet: for errors that come before the pages, or from them.
 */
export function plainPage({ locale, title, text, requestId }: PlainPage): string {
  const words = texts[locale];
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · Attaché</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<h1>${escape(title)}</h1>
<p>${escape(text)}</p>
<p><a href="${paths.home(locale)}">${escape(words.home)}</a></p>
<p><small>${escape(words.requestId)} <bdi>${escape(requestId)}</bdi></small></p>
</main>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
