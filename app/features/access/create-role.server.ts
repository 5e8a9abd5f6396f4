import { type Cells, mayEditRole, type RoleFamily } from "~/domain/access";
import { publicId } from "~/domain/ids/public-id";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { insertRole, listRoles, replaceCells, roleIdOf } from "~db/queries/roles";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { cellChanges } from "./cell-changes";
import type { Changer } from "./changer";
import { roleOp } from "./gate-ops.server";
import { type Done, type Refused, refuse } from "./refusals";
import { isNameTaken } from "./role-name-taken.server";

export type CreateRole = { name: string; description: string; family: RoleFamily; from: string | null };

/** A role of the company's own, empty or a clone of another one [BX-09]. Nobody has it yet. */
export async function createRole(
  needs: Needs,
  changer: Changer,
  wanted: CreateRole,
): Promise<(Done & { publicId: string }) | Refused> {
  const { accountId, actor } = changer;
  const roles = await listRoles(needs.db(accountId), accountId);
  const origin = wanted.from === null ? null : roles.find((role) => role.publicId === wanted.from);
  if (origin === undefined) return refuse("no_such_role");
  const { name, description, family } = wanted;
  const cells: Cells = origin?.cells ?? {};
  const refusal = mayEditRole(changer, {
    kind: "role",
    isTemplate: false,
    isGivenToActor: false,
    before: {},
    after: cells,
  });
  if (refusal !== null) return refuse(refusal.code, { field: "name", permissions: refusal.permissions });
  if (isNameTaken(roles, { name, family })) return refuse("name_taken", { field: "name" });
  if (roles.length >= 1000) return refuse("too_many", { field: "name" });
  const id = publicId(needs.random(16));
  const row = { publicId: id, family, name, description, copiedFrom: null, cells, at: needs.now };
  const outcome = await change(needs, changer, {
    write: [
      insertRole(accountId, row),
      mustChangeOne(),
      ...replaceCells(accountId, roleIdOf(accountId, id), cells),
    ],
    audit: {
      event: "role_created",
      actor,
      target: { kind: "role", id: null, name },
      changes: cellChanges({}, cells),
    },
    gate: [roleOp(accountId, id)],
  });
  if (outcome.lost) return refuse("conflict");
  return { ok: true, pending: outcome.pending, publicId: id };
}
