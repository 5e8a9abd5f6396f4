import { applyStrictCoupling, type Clamp, closeTable } from "./closure";
import { isAccountWide, isCounting, raise } from "./merge";
import { PERMISSIONS } from "./permissions";
import type { Contribution, Rights, Table } from "./types";

export type CompileOptions = {
  /** The account's option, true unless switched off (semantics 2, rule 2). */
  strictChannelCoupling: boolean;
  /** Instant in ms. */
  now: number;
};

/**
 * Compiles what a person was given into dense tables: the widest level per cell, then the closure,
 * account-wide and on each source and connection that a grant is bound to (semantics 1 and 2).
 * The same contributions at the same instant give the same rights, whoever holds them.
 */
export function compile(contributions: readonly Contribution[], options: CompileOptions): Rights {
  const counting = contributions.filter((contribution) => isCounting(contribution, options.now));
  const wide = counting.filter(isAccountWide);
  const merged = mergeTables(wide);
  const strict = options.strictChannelCoupling;
  return {
    cells: closeAccountWide(merged, strict),
    bySource: boundTables(counting, merged, strict, (contribution) =>
      contribution.connectionId === null ? contribution.sourceId : null,
    ),
    byConnection: boundTables(counting, merged, strict, (contribution) =>
      contribution.sourceId === null ? contribution.connectionId : null,
    ),
    isAdministrator: wide.some(isAdministrative),
    validUntil: nextBoundary(contributions, options.now),
  };
}

/** True for grants of the role Administrator itself and for the CRM's administrators [MC-01]. */
export function isAdministrative({ origin }: Contribution): boolean {
  return origin.template === "administrator" || origin.kind === "crm_admin";
}

/** The merge before the closure. */
export function mergeTables(contributions: readonly Contribution[]): Table {
  const table = new Uint8Array(PERMISSIONS.length);
  for (const contribution of contributions) raise(table, contribution.cells);
  return table;
}

/** What the account-wide cells come to after the closure. */
export function closeAccountWide(merged: Table, strict: boolean, onClamp?: (clamp: Clamp) => void): Table {
  const table = merged.slice();
  closeTable(table, { strict }, onClamp);
  return table;
}

/**
 * What holds on one source or connection: the account-wide cells and the grants bound to it.
 * BX-14 compares account-wide cells only, so it takes from those before the bound grants are added.
 */
export function closeBound(
  merged: Table,
  bound: readonly Contribution[],
  strict: boolean,
  onClamp?: (clamp: Clamp) => void,
): Table {
  const table = merged.slice();
  if (strict) applyStrictCoupling(table, onClamp);
  for (const contribution of bound) raise(table, contribution.cells);
  closeTable(table, { strict: false }, onClamp);
  return table;
}

function boundTables(
  counting: readonly Contribution[],
  merged: Table,
  strict: boolean,
  placeOf: (contribution: Contribution) => number | null,
): Record<number, Table> {
  const byPlace = new Map<number, Contribution[]>();
  for (const contribution of counting) {
    const place = placeOf(contribution);
    if (place === null) continue;
    const here = byPlace.get(place);
    if (here === undefined) byPlace.set(place, [contribution]);
    else here.push(contribution);
  }
  const tables: Record<number, Table> = {};
  for (const [place, bound] of byPlace) tables[place] = closeBound(merged, bound, strict);
  return tables;
}

/** The next instant at which some contribution begins or ends; switched-off ones have none. */
function nextBoundary(contributions: readonly Contribution[], now: number): number | null {
  let next: number | null = null;
  for (const { from, until, inactive } of contributions) {
    if (inactive === true) continue;
    for (const at of [from, until]) if (at !== null && at > now && (next === null || at < next)) next = at;
  }
  return next;
}
