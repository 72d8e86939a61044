/** What a message says, part by part. */
export interface Letter {
  lang: string;
  dir: 'ltr' | 'rtl';
  subject: string;
  /** Before the link. */
  before: readonly string[];
  /** The words on the link, and where it leads. */
  link: { words: string; url: string };
  /** After the link. */
  after: readonly string[];
}

/**
 * A letter as plain text and as HTML. In the text the address stands on a line of its own, where it runs from left to right
 * by itself and no mark can become part of it. The HTML names no colour and loads nothing: it looks right by day and by
 * night, and tells nobody that it was opened.
 */
export function compose(letter: Letter): { subject: string; text: string; html: string } {
  const { before, link, after } = letter;
  const text = [...before, `${link.words}:`, link.url, ...after, ''].join('\n\n');
  return { subject: oneLine(letter.subject), text, html: html(letter) };
}

/** A name within a sentence of either direction, set apart by Unicode's own marks; on one line. */
export function isolated(name: string): string {
  return `\u2068${oneLine(name)}\u2069`;
}

/** A text as one line, without control characters and without marks that turn what stands beside it. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
}

function html({ lang, dir, subject, before, link, after }: Letter): string {
  const paragraph = (words: string) => `<p>${escape(words)}</p>`;
  const url = escape(link.url);
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>${escape(oneLine(subject))}</title>
<style>
body { margin: 0 auto; padding: 24px; max-width: 36em; font: 17px/1.6 Georgia, 'Noto Naskh Arabic', serif; }
.go { display: inline-block; padding: 10px 20px; border: 2px solid; border-radius: 3px; font-weight: bold; }
.fine { font-size: 14px; }
bdi { overflow-wrap: anywhere; }
</style>
</head>
<body lang="${lang}" dir="${dir}">
${before.map(paragraph).join('\n')}
<p><a class="go" href="${url}">${escape(link.words)}</a></p>
<p class="fine"><bdi dir="ltr">${url}</bdi></p>
${after.map(paragraph).join('\n')}
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
