import { type Cells, withRole } from "~/domain/access";
import { listRoles } from "~db/queries/roles";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { judgeRoleEdit, kindOf } from "./judge-role-edit.server";
import type { Preview } from "./preview";
import { previewChange } from "./preview-change.server";
import { readAccess } from "./read-access.server";
import { type Refused, refuse } from "./refusals";

export type RoleDraft = { publicId: string; cells: Cells; isActive: boolean };

/** What saving these cells would change, for whom; also for "Change for our company", where the holders move (FM-03, FM-12). */
export async function previewRole(
  needs: Needs,
  changer: Changer,
  draft: RoleDraft,
): Promise<{ ok: true; preview: Preview } | Refused> {
  const role = (await listRoles(needs.db(changer.accountId), changer.accountId)).find(
    ({ publicId }) => publicId === draft.publicId,
  );
  if (role === undefined) return refuse("no_such_role");
  const asCopy = role.template !== null && role.family !== "implicit" ? { ...role, template: null } : role;
  const refused = await judgeRoleEdit(needs, changer, asCopy, draft.cells);
  if (refused !== null) return refused;
  const people = await readAccess(needs, changer, kindOf(role) === "baseline" ? {} : { roleId: role.id });
  const { cells, isActive } = draft;
  const preview = await previewChange(needs, changer, people, ({ contributions }) =>
    withRole(contributions, role.id, { cells, isActive, wasActive: role.isActive }),
  );
  return { ok: true, preview };
}
