/**
 * The known name that is probably meant, or undefined when none is near: at most two letters or a third of them differ,
 * and never all of them. Capitals count as a smaller difference than other letters.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, distance: distanceOf(name, candidate) }));
  const best = ranked.sort((a, b) => a.distance - b.distance)[0];
  if (!best) return undefined;
  const { candidate, distance } = best;
  return distance <= Math.max(2, candidate.length / 3) && distance < candidate.length ? candidate : undefined;
}

function distanceOf(a: string, b: string): number {
  return a === b ? 0 : Math.min(editDistance(a, b), editDistance(a.toLowerCase(), b.toLowerCase()) + 0.5);
}

// Levenshtein 1965, one row at a time.
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
