/**
 * A stream of numbers in [0, 1) that belongs to `seed`: the same seed gives the same numbers on every machine, for
 * ever. The seed is hashed with FNV-1a (32 bits, by code point) and stepped with mulberry32 (Tommy Ettinger, public
 * domain). It is even enough for drawing and shuffling; it is no secret and must not guard one.
 */
export function stream(seed: string): () => number {
  let state = fnv1a(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
