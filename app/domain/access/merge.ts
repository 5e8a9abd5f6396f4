import { RANK, widerLevel } from "./levels";
import { levelsOffered } from "./offered";
import { INDEX, isPermission, PERMISSIONS, type Permission } from "./permissions";
import type { Cells, Contribution, Table } from "./types";

/** Where a right is asked for: account-wide when both are absent. */
export type Place = { sourceId?: number | null; connectionId?: number | null };

/** True when the contribution gives something at this instant (ms): from <= now < until, not switched off. */
export function isCounting(contribution: Contribution, now: number): boolean {
  if (contribution.inactive === true) return false;
  if (contribution.from !== null && now < contribution.from) return false;
  return contribution.until === null || now < contribution.until;
}

/** True for contributions that count everywhere; one bound to two things counts nowhere. */
export function isAccountWide(contribution: Contribution): boolean {
  return contribution.sourceId === null && contribution.connectionId === null;
}

/** True when the contribution speaks at this place, account-wide ones included. */
export function speaksAt(contribution: Contribution, place: Place): boolean {
  const { sourceId, connectionId } = contribution;
  if (sourceId === null && connectionId === null) return true;
  if (sourceId !== null && connectionId !== null) return false;
  return sourceId !== null ? sourceId === place.sourceId : connectionId === place.connectionId;
}

/**
 * Widest wins, per cell [BX-27, BX-28]: the merge before the closure (semantics 1). Unset stays unset.
 * Merges what it is given: leave out what does not count now.
 */
export function effective(contributions: readonly Contribution[], place: Place = {}): Cells {
  const merged: Cells = {};
  for (const contribution of contributions) {
    if (contribution.inactive === true || !speaksAt(contribution, place)) continue;
    for (const permission of Object.keys(contribution.cells) as Permission[]) {
      merged[permission] = widerLevel(merged[permission], contribution.cells[permission]);
    }
  }
  return merged;
}

/** The lowest rank each permission offers: a stored level below it (rating "own") gives nothing. */
const LOWEST = PERMISSIONS.map((permission) => RANK[levelsOffered(permission)[0] ?? "any"]);

const packedCells = new WeakMap<Cells, Uint8Array>();

/** The positive cells as pairs (index, rank), computed once per cells object; never mutate cells in use. */
function packed(cells: Cells): Uint8Array {
  const known = packedCells.get(cells);
  if (known !== undefined) return known;
  const pairs: number[] = [];
  for (const permission of Object.keys(cells)) {
    if (!isPermission(permission) || permission === "account.close") continue;
    const index = INDEX[permission];
    const rank = RANK[cells[permission] ?? "denied"] ?? 0;
    if (rank >= (LOWEST[index] ?? RANK.any)) pairs.push(index, rank);
  }
  const result = Uint8Array.from(pairs);
  packedCells.set(cells, result);
  return result;
}

/** Raises a table in place to what the cells give. Unknown names and levels that are not offered give nothing. */
export function raise(table: Table, cells: Cells): void {
  const pairs = packed(cells);
  for (let at = 0; at < pairs.length; at += 2) {
    const index = pairs[at] as number;
    const rank = pairs[at + 1] as number;
    if (rank > (table[index] as number)) table[index] = rank;
  }
}
