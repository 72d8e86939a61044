/** The text as it may stand in SVG or HTML, between tags or inside a double-quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A number for a drawing: two decimals at most, without the zero before the point, never `-0`. */
export function decimal(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded).replace(/^(-?)0\./, '$1.');
}

/** A short identifier from a stream, for ids inside one drawing: it begins with `letter`, so that it is a valid id. */
export function drawnId(letter: string, random: () => number): string {
  return letter + Math.floor(random() * 1e9).toString(36);
}
