/**
 * How far an order agrees with the right one: the pairs in their right sequence minus those reversed, by all pairs. 1
 * is the right order, -1 its reverse, and a random one gives 0 on average. `ranks` are the right places, without ties,
 * in the order given; fewer than two give 1.
 *
 * Kendall 1938, "A New Measure of Rank Correlation", Biometrika 30(1/2), 81-93.
 */
export function kendallTau(ranks: readonly number[]): number {
  const pairs = (ranks.length * (ranks.length - 1)) / 2;
  if (pairs === 0) return 1;
  const reversed = ranks.reduce(
    (sum, rank, place) => sum + ranks.slice(place + 1).filter((r) => r < rank).length,
    0,
  );
  return (pairs - 2 * reversed) / pairs;
}

/**
 * The number right, corrected for guessing: right - wrong / (choices - 1), where each of the answers had so many
 * `choices` (2 or more). Blind guesses give 0 on average; what was left out counts neither way.
 *
 * Frary 1988, "Formula Scoring of Multiple-Choice Tests (Correction for Guessing)", Educational Measurement: Issues and
 * Practice 7(2), 33-38.
 */
export function formulaScore(right: number, wrong: number, choices: number): number {
  return right - wrong / (choices - 1);
}
