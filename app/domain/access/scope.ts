import { levelOf } from "./can";
import { RANK } from "./levels";
import { INDEX, type Permission } from "./permissions";
import type { Rights, Target, Viewer } from "./types";

/** Which rows a viewer sees, for the one function that turns it into SQL. */
export type Scope =
  | { kind: "none" }
  | { kind: "own"; userId: number }
  | { kind: "reach"; userId: number }
  | { kind: "any" };

/** The scope account-wide, or at the source and connection of `place`. Equals what `can` says row by row. */
export function scopeOf(viewer: Viewer, permission: Permission, place?: Target): Scope {
  const { userId } = viewer;
  switch (levelOf(viewer, permission, place)) {
    case "any":
      return { kind: "any" };
    case "own_dept":
      return { kind: "reach", userId };
    case "own":
      return { kind: "own", userId };
    default:
      return { kind: "none" };
  }
}

/** Places where the viewer sees more than account-wide, by how far. */
export type WiderPlaces = { own: readonly number[]; reach: readonly number[]; any: readonly number[] };

/** The scope of a list whose rows stand on different sources or connections. */
export type BoundScope = { base: Scope; sources: WiderPlaces; connections: WiderPlaces };

/** The account-wide scope and the places where bound grants widen it; each place is named once. */
export function boundScopeOf(viewer: Viewer, permission: Permission): BoundScope {
  return {
    base: scopeOf(viewer, permission),
    sources: widerPlaces(viewer.rights, "bySource", INDEX[permission]),
    connections: widerPlaces(viewer.rights, "byConnection", INDEX[permission]),
  };
}

function widerPlaces(rights: Rights, key: "bySource" | "byConnection", index: number): WiderPlaces {
  const base = rights.cells[index] ?? 0;
  const wider = { own: [] as number[], reach: [] as number[], any: [] as number[] };
  for (const [place, table] of Object.entries(rights[key])) {
    const rank = table[index] ?? 0;
    if (rank <= base) continue;
    if (rank === RANK.any) wider.any.push(Number(place));
    else if (rank === RANK.own_dept) wider.reach.push(Number(place));
    else wider.own.push(Number(place));
  }
  return wider;
}
