import { can } from "./can";
import { RANK } from "./levels";
import { mayTouch, type Person } from "./people";
import type { Permission } from "./permissions";
import { INDEX, PERMISSIONS } from "./permissions";
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

/** The two people of a preview: who looks, and whom they are shown as. */
export type Looking = { rights: Rights; reach: readonly number[]; isOwner: boolean };

/** Cells that an export stands behind: no preview takes anything out of the house. */
const TAKES_OUT = PERMISSIONS.filter((permission) => permission.endsWith(".export")).map(
  (permission) => INDEX[permission],
);

/**
 * The rights of a preview, to be asked from where the subject stands: per cell the lower of the two, and never a
 * record outside the actor's own scope [AU-08]. Where the actor's level is not "any", it reaches the subject's own
 * records only if those lie within the actor's reach, and nobody else's. `units`: those the subject is a member of.
 */
export function previewRights(actor: Looking, subject: { rights: Rights; units: readonly number[] }): Rights {
  const isInReach = subject.units.some((unit) => actor.reach.includes(unit));
  const lower = lowerOf(actor.rights, subject.rights);
  const narrowed = (table: Table, actors: Table): Table =>
    table.map((rank, index) => {
      if (TAKES_OUT.includes(index)) return RANK.denied;
      const mine = actors[index] ?? RANK.denied;
      if (mine === RANK.any) return rank;
      return mine === RANK.own_dept && isInReach ? Math.min(rank, RANK.own) : RANK.denied;
    });
  const places = (tables: Record<number, Table>, actors: Record<number, Table>) =>
    Object.fromEntries(
      Object.entries(tables).map(([place, table]) => [
        place,
        narrowed(table, actors[Number(place)] ?? actor.rights.cells),
      ]),
    );
  const cells = narrowed(lower.cells, actor.rights.cells);
  // The live view and the addresses in it are asked of the gate by person: only whoever sees everybody's has them.
  if (![INDEX["activity.view"], INDEX["authlog.view"]].every((cell) => actor.rights.cells[cell] === RANK.any))
    cells[INDEX["activity.view"]] = RANK.denied;
  return {
    ...lower,
    cells,
    bySource: places(lower.bySource, actor.rights.bySource),
    byConnection: places(lower.byConnection, actor.rights.byConnection),
  };
}

/**
 * May the actor look as this person? The right over them, the right to see their sign-ins (their own pages show
 * them), not oneself, nobody above (semantics 1).
 */
export function mayPreview(actor: Viewer, subject: Person): boolean {
  const target: Target = { responsibles: [subject] };
  return (
    mayTouch(actor, subject) === null &&
    (["access.preview_as", "authlog.view", "users.view"] as const).every((right) => can(actor, right, target))
  );
}
