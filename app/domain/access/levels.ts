/**
 * The four levels, lowest first; a higher index reaches more (spec semantics 1).
 * An unset cell is no level: it is an absent key, and loses to every positive level like `denied`.
 */
export const LEVELS = ["denied", "own", "own_dept", "any"] as const;
export type Level = (typeof LEVELS)[number];

/** Index of each level in LEVELS: what compiled tables store. */
export const RANK: Readonly<Record<Level, number>> = { denied: 0, own: 1, own_dept: 2, any: 3 };

/** The level a compiled table means by `rank`; anything outside the list is `denied`. */
export function levelAt(rank: number | undefined): Level {
  return LEVELS[rank ?? 0] ?? "denied";
}

/** The wider of two levels; unset loses to everything. */
export function widerLevel(a: Level | undefined, b: Level | undefined): Level | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return RANK[a] >= RANK[b] ? a : b;
}
