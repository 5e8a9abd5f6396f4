import type { Clamp } from "./closure";
import { closeAccountWide, closeBound, mergeTables } from "./compile";
import { RANK } from "./levels";
import { isAccountWide, isCounting, type Place, speaksAt } from "./merge";
import { isBoolean } from "./offered";
import { INDEX, type Permission } from "./permissions";
import type { Contribution, Target } from "./types";

/** A cell at one place: its rank before and after the closure, and what the closure did to the table. */
export type FoundCell = { place: Place; merged: number; rank: number; clamps: readonly Clamp[] };

type Question = {
  contributions: readonly Contribution[];
  permission: Permission;
  target?: Target;
  strictChannelCoupling: boolean;
  now: number;
};

const ACCOUNT_WIDE: Place = {};

/** Closing the account hangs on ownership alone. */
export function ownerOnly(isOwner: boolean): FoundCell {
  const rank = isOwner ? RANK.any : RANK.denied;
  return { place: ACCOUNT_WIDE, merged: rank, rank, clamps: [] };
}

/** The cell that decides: the widest of the places in question, the first one when they are equal. */
export function decidingCell(question: Question): FoundCell {
  const [first, ...others] = placesOf(question).map((place) => cellAt(question, place));
  return others.reduce((best, cell) => (cell.rank > best.rank ? cell : best), first as FoundCell);
}

/** The clamps that ended on this cell, and those behind them, in the order they happened. */
export function chainTo(permission: Permission, clamps: readonly Clamp[]): Clamp[] {
  const cells = new Set<Permission>([permission]);
  const chain: Clamp[] = [];
  for (const clamp of clamps.toReversed()) {
    if (!cells.has(clamp.cell)) continue;
    cells.add(clamp.because);
    chain.unshift(clamp);
  }
  return chain;
}

/**
 * The target's source and connection, or account-wide when it has neither. Without a target every place
 * that something is bound to, because "at all" counts them; a switch is asked account-wide.
 */
function placesOf({ target, permission, contributions }: Question): Place[] {
  if (target !== undefined) {
    const places = boundPlaces([target]);
    return places.length > 0 ? places : [ACCOUNT_WIDE];
  }
  return isBoolean(permission) ? [ACCOUNT_WIDE] : [ACCOUNT_WIDE, ...boundPlaces(contributions)];
}

function boundPlaces(things: readonly Place[]): Place[] {
  const sources = new Set(things.map(({ sourceId }) => sourceId ?? null));
  const connections = new Set(things.map(({ connectionId }) => connectionId ?? null));
  return [
    ...[...sources].filter((id) => id !== null).map((sourceId) => ({ sourceId })),
    ...[...connections].filter((id) => id !== null).map((connectionId) => ({ connectionId })),
  ];
}

/** Merge and closure at one place, keeping what the closure did. */
function cellAt(question: Question, place: Place): FoundCell {
  const counting = question.contributions.filter((contribution) => isCounting(contribution, question.now));
  const wide = mergeTables(counting.filter(isAccountWide));
  const bound = counting.filter((one) => !isAccountWide(one) && speaksAt(one, place));
  const clamps: Clamp[] = [];
  const keep = (clamp: Clamp) => clamps.push(clamp);
  const strict = question.strictChannelCoupling;
  const closed =
    bound.length === 0 ? closeAccountWide(wide, strict, keep) : closeBound(wide, bound, strict, keep);
  const index = INDEX[question.permission];
  const merged = Math.max(wide[index] ?? 0, mergeTables(bound)[index] ?? 0);
  return { place, merged, rank: closed[index] ?? 0, clamps };
}
