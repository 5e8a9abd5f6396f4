import { can } from "./can";
import type { Permission } from "./permissions";
import type { Rights, Table, Target, Viewer } from "./types";

/** The rights of a preview: per cell the lower of the two persons, on every source and connection [AU-08]. */
export function lowerOf(a: Rights, b: Rights): Rights {
  return {
    cells: lowerTable(a.cells, b.cells),
    bySource: lowerTables(a, b, "bySource"),
    byConnection: lowerTables(a, b, "byConnection"),
    isAdministrator: a.isAdministrator && b.isAdministrator,
    validUntil: earlier(a.validUntil, b.validUntil),
  };
}

/** A preview reaches a thing only when it lies within both persons' scopes. */
export function canBoth(actor: Viewer, subject: Viewer, permission: Permission, target?: Target): boolean {
  return can(actor, permission, target) && can(subject, permission, target);
}

function lowerTable(a: Table, b: Table): Table {
  return a.map((rank, index) => Math.min(rank, b[index] ?? 0));
}

function lowerTables(a: Rights, b: Rights, key: "bySource" | "byConnection"): Record<number, Table> {
  const places = new Set([...Object.keys(a[key]), ...Object.keys(b[key])].map(Number));
  const tables: Record<number, Table> = {};
  for (const place of places) tables[place] = lowerTable(a[key][place] ?? a.cells, b[key][place] ?? b.cells);
  return tables;
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}
