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

const WIDTH: Record<Scope["kind"], number> = { none: 0, own: 1, reach: 2, any: 3 };

/** The narrower of two scopes of one viewer: what both let through. */
export const narrower = (a: Scope, b: Scope): Scope => (WIDTH[a.kind] <= WIDTH[b.kind] ? a : b);

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

/**
 * What two bound scopes of one viewer both let through, place by place. A row that one of them shows by its source and
 * the other by its connection stays out: never wider than either.
 */
export const narrowerBound = (a: BoundScope, b: BoundScope): BoundScope => ({
  base: narrower(a.base, b.base),
  sources: narrowerPlaces(a, b, "sources"),
  connections: narrowerPlaces(a, b, "connections"),
});

function narrowerPlaces(a: BoundScope, b: BoundScope, key: "sources" | "connections"): WiderPlaces {
  const width = (scope: BoundScope, place: number) => {
    const at = (["any", "reach", "own"] as const).find((kind) => scope[key][kind].includes(place));
    return Math.max(WIDTH[scope.base.kind], at === undefined ? 0 : WIDTH[at]);
  };
  const base = WIDTH[narrower(a.base, b.base).kind];
  const places = [...new Set([a, b].flatMap((scope) => Object.values(scope[key]).flat() as number[]))];
  const as = (kind: "own" | "reach" | "any") =>
    places.filter((place) => {
      const both = Math.min(width(a, place), width(b, place));
      return both === WIDTH[kind] && both > base;
    });
  return { own: as("own"), reach: as("reach"), any: as("any") };
}
