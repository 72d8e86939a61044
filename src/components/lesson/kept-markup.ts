/** A piece of a lesson's text, and the quiz that stands after it. */
export interface Piece {
  html: string;
  quiz: string | undefined;
}

/**
 * A lesson's markup in pieces, cut where its quizzes stand. It is the same for every reader, so it is rendered once in
 * the life of the process; in development every time.
 */
export async function keptMarkup(key: string, render: () => Promise<string>): Promise<Piece[]> {
  const known = kept.get(key);
  if (known && !import.meta.env.DEV) return known;
  const pieces = cut(await render());
  kept.set(key, pieces);
  return pieces;
}

const kept = new Map<string, Piece[]>();

function cut(html: string): Piece[] {
  // `split` with a group gives text and quiz in turn.
  const parts = html.split(/<!--quiz:([a-z0-9-]+)-->/);
  return parts.flatMap((part, index) => (index % 2 === 0 ? [{ html: part, quiz: parts[index + 1] }] : []));
}
