import type { Cells } from "~/domain/access";
import { publicId } from "~/domain/ids/public-id";
import { isLanguage, type MessageKey } from "~/i18n";
import { translatorOf } from "~/i18n/server";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { insertRole, listRoles, type Role, replaceCells, roleIdOf } from "~db/queries/roles";
import type { Needs } from "../needs";
import { cellChanges } from "./cell-changes";
import type { Changer } from "./changer";
import { roleOp } from "./gate-ops.server";
import { judgeRoleEdit } from "./judge-role-edit.server";
import { moveHolders } from "./move-holders.server";
import { type Done, type Refused, refuse } from "./refusals";

/**
 * "Change for our company": the company's own copy of a shipped role takes its place, and all holders move in the same
 * batch (FM-03). Administrator has no copy: its holders are what keeps the company reachable.
 */
export async function copyForCompany(
  needs: Needs,
  changer: Changer,
  request: { publicId: string; cells: Cells },
): Promise<(Done & { publicId: string }) | Refused> {
  const { accountId, actor, settings } = changer;
  const roles = await listRoles(needs.db(accountId), accountId);
  const role = roles.find((one) => one.publicId === request.publicId);
  if (role === undefined || role.template === null || role.family === "implicit")
    return refuse("no_such_role");
  if (role.template === "administrator") return refuse("is_template");
  if (roles.some(({ copiedFrom }) => copiedFrom === role.id)) return refuse("conflict");
  const refused = await judgeRoleEdit(needs, changer, { ...role, template: null }, request.cells);
  if (refused !== null) return refused;
  const t = translatorOf(isLanguage(settings.language) ? settings.language : "en");
  const name = t("access.copy.name", { name: t(`role.${role.template}` as MessageKey) });
  const id = publicId(needs.random(16));
  const copy = roleIdOf(accountId, id);
  const { family, description } = role;
  const outcome = await moveHolders(needs, changer, {
    role,
    to: copy,
    write: [
      insertRole(accountId, {
        publicId: id,
        family: family as Exclude<Role["family"], "implicit">,
        name,
        description,
        copiedFrom: role.id,
        cells: request.cells,
        at: needs.now,
      }),
      mustChangeOne(),
      ...replaceCells(accountId, copy, request.cells),
    ],
    after: [],
    audit: {
      event: "role_created",
      actor,
      target: { kind: "role", id: null, name },
      changes: cellChanges(role.cells, request.cells),
    },
    gate: [roleOp(accountId, id)],
  });
  return outcome.ok ? { ...outcome, publicId: id } : outcome;
}
