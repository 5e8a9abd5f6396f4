import { type Level, levelAt, RANK } from "./levels";
import { isBoolean } from "./offered";
import { INDEX, type Permission } from "./permissions";
import type { Rights, Target, Viewer } from "./types";

/**
 * May the viewer do this? Without a target: may they at all (pages, menus). With one: does the level
 * reach it. Gates (holds, address, connector) are asked elsewhere, before. Unknown names are no.
 *
 * "At all" counts rights bound to one source or connection too, except for switches: a switch that is
 * bound must be asked with its target.
 */
export function can(viewer: Viewer, permission: Permission, target?: Target): boolean {
  if (permission === "account.close") return viewer.isOwner;
  const index = INDEX[permission];
  if (target === undefined) {
    if ((viewer.rights.cells[index] ?? 0) > RANK.denied) return true;
    return !isBoolean(permission) && isBoundAnywhere(viewer.rights, index);
  }
  return covers(viewer, rankAt(viewer.rights, index, target), target);
}

/** The level in effect account-wide, or with a target at its source and connection. */
export function levelOf(viewer: Viewer, permission: Permission, target?: Target): Level {
  if (permission === "account.close") return viewer.isOwner ? "any" : "denied";
  return levelAt(rankAt(viewer.rights, INDEX[permission], target));
}

/** The rank of a cell at a place. Bound tables contain the account-wide cells, so the wider one is theirs. */
export function rankAt(rights: Rights, index: number, place?: Target): number {
  let rank = rights.cells[index] ?? 0;
  if (place === undefined) return rank;
  if (place.sourceId != null) rank = Math.max(rank, rights.bySource[place.sourceId]?.[index] ?? 0);
  if (place.connectionId != null) {
    rank = Math.max(rank, rights.byConnection[place.connectionId]?.[index] ?? 0);
  }
  return rank;
}

/** Does a level of this rank reach the target from where the viewer stands (semantics 1, scope resolution)? */
export function covers(viewer: Pick<Viewer, "userId" | "reach">, rank: number, target: Target): boolean {
  if (rank === RANK.any) return true;
  if (rank === RANK.denied || target.responsibles === undefined) return false;
  for (const responsible of target.responsibles) {
    if (responsible.userId === viewer.userId) return true;
    if (rank !== RANK.own_dept) continue;
    for (const unit of responsible.units) if (viewer.reach.includes(unit)) return true;
  }
  return false;
}

function isBoundAnywhere({ bySource, byConnection }: Rights, index: number): boolean {
  for (const source in bySource) if ((bySource[source]?.[index] ?? 0) > RANK.denied) return true;
  for (const connection in byConnection)
    if ((byConnection[connection]?.[index] ?? 0) > RANK.denied) return true;
  return false;
}
