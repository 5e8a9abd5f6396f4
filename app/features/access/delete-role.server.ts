import { sql } from "drizzle-orm";
import { opSelect } from "~db/queries/gate-ops";
import { mustChangeOne, mustHold } from "~db/queries/guarded-batch";
import { deleteRole, listRoles, replaceCells } from "~db/queries/roles";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { judgeRoleEdit } from "./judge-role-edit.server";
import { moveHolders } from "./move-holders.server";
import { type Done, type Refused, refuse } from "./refusals";

/**
 * Deletes a role of the company; its holders move to the replacement in the same batch, or lose it when there is none.
 * "Back to the original" is this with the original as replacement (FM-03).
 */
export async function deleteOwnRole(
  needs: Needs,
  changer: Changer,
  request: { publicId: string; version: number; replacement: string | null },
): Promise<Done | Refused> {
  const { accountId, actor } = changer;
  const roles = await listRoles(needs.db(accountId), accountId);
  const role = roles.find((one) => one.publicId === request.publicId);
  if (role === undefined) return refuse("no_such_role");
  const replacement = roles.find((one) => one.publicId === request.replacement && one.family === role.family);
  if (replacement === undefined || replacement.id === role.id || replacement.template === "administrator") {
    if (request.replacement !== null) return refuse("no_such_role", { field: "replacement" });
    if (role.holders > 0) return refuse("has_holders", { field: "replacement" });
  }
  const after = replacement?.cells ?? {};
  const refused = await judgeRoleEdit(needs, changer, role, {});
  if (refused !== null) return refused;
  const beyond = await judgeRoleEdit(needs, changer, { ...role, family: "special" }, after);
  if (beyond !== null) return beyond;
  if (role.version !== request.version) return refuse("conflict");
  return moveHolders(needs, changer, {
    role,
    to: replacement?.id ?? null,
    write: [],
    after: [
      mustHold(
        sql`NOT EXISTS (SELECT 1 FROM grants WHERE account_id = ${accountId} AND role_id = ${role.id})`,
      ),
      ...replaceCells(accountId, role.id, {}),
      deleteRole(accountId, role),
      mustChangeOne(),
    ],
    audit: {
      event: "role_deleted",
      actor,
      target: { kind: "role", id: role.id, name: role.name },
      changes: [{ field: "replacement", before: role.name, after: replacement?.name ?? null }],
    },
    gate: [opSelect.literal(JSON.stringify({ t: "role_gone", role: role.id }))],
  });
}
