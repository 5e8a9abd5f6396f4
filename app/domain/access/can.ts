import { type Level, levelAt, RANK } from "./levels";
import { isBoolean } from "./offered";
import { INDEX, PERMISSIONS, type Permission } from "./permissions";
import type { Responsible, Rights, Target, Viewer } from "./types";

/** INDEX for the one question that is asked all day: a Map finds a name faster than an object of 76 keys. */
const PLACE: ReadonlyMap<string, number> = new Map(PERMISSIONS.map((name, index) => [name, index]));
const CLOSING = INDEX["account.close"];

/**
 * May the viewer do this? Without a target: may they at all (pages, menus). With one: does the level
 * reach it. Gates (holds, address, connector) are asked elsewhere, before. Unknown names are no.
 *
 * "At all" counts rights bound to one source or connection too, except for switches: a switch that is
 * bound must be asked with its target.
 */
export function can(viewer: Viewer, permission: Permission, target?: Target): boolean {
  const index = PLACE.get(permission);
  if (index === undefined) return false;
  if (index === CLOSING) return viewer.isOwner;
  const { rights } = viewer;
  if (target === undefined) {
    if ((rights.cells[index] as number) > RANK.denied) return true;
    return isBoundAnywhere(rights, index) && !isBoolean(permission);
  }
  return covers(viewer, rankAt(rights, index, target), target);
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
  if (rank === RANK.denied) return false;
  const { responsibles } = target;
  if (responsibles === undefined) return false;
  const { userId, reach } = viewer;
  for (let i = 0; i < responsibles.length; i++) {
    const responsible = responsibles[i] as Responsible;
    if (responsible.userId === userId) return true;
    if (rank === RANK.own_dept && meet(responsible.units, reach)) return true;
  }
  return false;
}

/** Two short lists: plain loops are faster than `includes`. */
function meet(units: readonly number[], reach: readonly number[]): boolean {
  for (let i = 0; i < units.length; i++)
    for (let j = 0; j < reach.length; j++) if (units[i] === reach[j]) return true;
  return false;
}

function isBoundAnywhere({ bySource, byConnection }: Rights, index: number): boolean {
  for (const source in bySource) if ((bySource[source]?.[index] ?? 0) > RANK.denied) return true;
  for (const connection in byConnection)
    if ((byConnection[connection]?.[index] ?? 0) > RANK.denied) return true;
  return false;
}
