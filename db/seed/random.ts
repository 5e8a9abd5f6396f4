/** A stream of numbers in [0, 1), the same for the same seed and name: the demo company is made without chance. */
export type Stream = {
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
  bytes(count: number): Uint8Array;
};

/** One stream per seed and name, so that a change in one part of the demo company leaves the others as they are. */
export function streamOf(seed: number, name: string): Stream {
  let state = hashOf(`${seed}:${name}`);
  // mulberry32: 32 bits of state, good enough for a story
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    int,
    pick: (from) => from[int(0, from.length - 1)]!,
    chance: (probability) => next() < probability,
    bytes: (count) => Uint8Array.from({ length: count }, () => int(0, 255)),
  };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
