/** Markup whose ids, and links to them, begin with a word of their own: the same text may stand twice on a page. */
export function apart(html: string, word: string): string {
  return html.replace(/( id="| href="#)([^"]+")/g, `$1${word}-$2`);
}
