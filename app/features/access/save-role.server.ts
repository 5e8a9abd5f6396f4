import type { Cells } from "~/domain/access";
import { opSelect } from "~db/queries/gate-ops";
import { raiseVersions } from "~db/queries/grants";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { listRoles, type Role, replaceCells, updateRole } from "~db/queries/roles";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { cellChanges } from "./cell-changes";
import type { Changer } from "./changer";
import { versionsOp } from "./gate-ops.server";
import { judgeRoleEdit } from "./judge-role-edit.server";
import { type Done, type Refused, refuse } from "./refusals";
import { affectedBy } from "./role-holders.server";
import { isNameTaken } from "./role-name-taken.server";
import { tellOfRights } from "./tell-of-rights.server";

/** `version`: of the role as the editor showed it. */
export type SaveRole = {
  publicId: string;
  version: number;
  name: string;
  description: string;
  isActive: boolean;
  cells: Cells;
};

/**
 * Saves a role as the editor left it [BX-09]: its cells, name and whether it counts. In force for every holder's next
 * request when this answers. Somebody else's edit since it was opened makes it a conflict, and nothing is written.
 */
export async function saveRole(needs: Needs, changer: Changer, wanted: SaveRole): Promise<Done | Refused> {
  const { accountId, actor } = changer;
  const roles = await listRoles(needs.db(accountId), accountId);
  const role = roles.find(({ publicId }) => publicId === wanted.publicId);
  if (role === undefined) return refuse("no_such_role");
  const refused = await judgeRoleEdit(needs, changer, role, wanted.cells);
  if (refused !== null) return refused;
  if (role.version !== wanted.version) return refuse("conflict");
  const isImplicit = role.family === "implicit";
  const name = isImplicit ? role.name : wanted.name;
  if (!isImplicit && isNameTaken(roles, { name, family: role.family, except: role.id }))
    return refuse("name_taken", { field: "name" });
  const after = { ...wanted, name, id: role.id, isActive: isImplicit || wanted.isActive };
  const affected = affectedBy(accountId, role);
  const named = { role: { ...role, name }, permission: null };
  const outcome = await change(needs, changer, {
    write: [
      updateRole(accountId, after),
      mustChangeOne(),
      ...replaceCells(accountId, role.id, wanted.cells),
      raiseVersions(accountId, affected),
    ],
    audit: {
      event: "privilege_permissions_changed",
      actor,
      target: { kind: "role", id: role.id, name },
      changes: [...factChanges(role, after), ...cellChanges(role.cells, wanted.cells)],
    },
    gate: [opSelect.role(accountId, role.id), versionsOp(accountId, affected)],
    mails: isOtherRole(role, after) ? tellOfRights(needs, accountId, affected, { edited: [named] }) : [],
  });
  if (outcome.lost) return refuse("conflict");
  return { ok: true, pending: outcome.pending };
}

/** A new name alone gives and takes nothing. */
const isOtherRole = (before: Role, after: { cells: Cells; isActive: boolean }) =>
  before.isActive !== after.isActive || cellChanges(before.cells, after.cells).length > 0;

const FACTS = ["name", "description", "isActive"] as const;

function factChanges(before: Role, after: Pick<Role, (typeof FACTS)[number]>) {
  return FACTS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}
