import { can } from "./can";
import { cellsBeyond } from "./grants";
import { RANK } from "./levels";
import { isAdministrator } from "./people";
import { PERMISSIONS, type Permission } from "./permissions";
import { ROLE_TEMPLATES } from "./templates";
import type { Cells, Viewer } from "./types";

/** A role, the baseline or the set of heads, before and after the edit; `before` is empty for a new role. */
export type RoleEdit = {
  kind: "role" | "baseline" | "head";
  /** Shipped templates are never edited: "Change for our company" makes a copy [FM-03]. */
  isTemplate: boolean;
  /** True when the actor holds the role by any way: directly, through a unit or a flag. */
  isGivenToActor: boolean;
  before: Cells;
  after: Cells;
};

export const ROLE_EDIT_REFUSALS = [
  "not_allowed",
  "is_template",
  "given_to_you",
  "administrators_only",
  "baseline_floor",
  "exceeds_own",
] as const;
export type RoleEditRefusal = {
  code: (typeof ROLE_EDIT_REFUSALS)[number];
  permissions: readonly Permission[];
};

/** Cells that no edit takes from everybody: the own log and what concerns oneself (roles.md 2 and 7). */
export const BASELINE_FLOOR: readonly Permission[] = PERMISSIONS.filter(
  (permission) => permission.startsWith("self.") || permission === "authlog.view",
);

/** May the actor save these cells for a role [BX-09]? Cells that the edit does not widen are nobody's grant. */
export function mayEditRole(actor: Viewer, edit: RoleEdit): RoleEditRefusal | null {
  if (!can(actor, "roles.edit")) return { code: "not_allowed", permissions: ["roles.edit"] };
  if (edit.kind === "role" && edit.isTemplate) return { code: "is_template", permissions: [] };
  if (edit.kind === "role" && edit.isGivenToActor) return { code: "given_to_you", permissions: [] };
  if (edit.kind === "baseline") {
    if (!isAdministrator(actor)) return { code: "administrators_only", permissions: [] };
    const missing = BASELINE_FLOOR.filter((permission) => isBelowFloor(permission, edit.after));
    if (missing.length > 0) return { code: "baseline_floor", permissions: missing };
  }
  const beyond = cellsBeyond(actor, widened(edit), {});
  return beyond.length > 0 ? { code: "exceeds_own", permissions: beyond } : null;
}

/** The cells whose level rises. */
function widened({ before, after }: RoleEdit): Cells {
  const cells: Cells = {};
  for (const permission of Object.keys(after) as Permission[]) {
    if (rank(after, permission) > rank(before, permission)) cells[permission] = after[permission];
  }
  return cells;
}

function isBelowFloor(permission: Permission, cells: Cells): boolean {
  return rank(cells, permission) < rank(ROLE_TEMPLATES.BASE.cells, permission);
}

function rank(cells: Cells, permission: Permission): number {
  return RANK[cells[permission] ?? "denied"];
}
