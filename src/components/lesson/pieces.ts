/** A piece of a lesson's text, and the quiz that stands after it. */
export interface Piece {
  html: string;
  quiz: string | undefined;
}

/** A lesson's markup in pieces, cut where its quizzes stand. */
export function cut(html: string): Piece[] {
  // `split` with a group gives text and quiz in turn.
  const parts = html.split(/<!--quiz:([a-z0-9-]+)-->/);
  return parts.flatMap((part, index) => (index % 2 === 0 ? [{ html: part, quiz: parts[index + 1] }] : []));
}
