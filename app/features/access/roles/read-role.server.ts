import { listRoles } from "~db/queries/roles";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { kindOf } from "../judge-role-edit.server";
import { readAccess } from "../read-access.server";

const NAMES = 8;

/** A role as its editor needs it; null when there is none. */
export async function readRole(needs: Pick<Needs, "db" | "gate">, changer: Changer, publicId: string) {
  const roles = await listRoles(needs.db(changer.accountId), changer.accountId);
  const role = roles.find((one) => one.publicId === publicId);
  if (role === undefined) return null;
  const original = roles.find(({ id }) => id === role.copiedFrom);
  const replacedBy = roles.find(({ copiedFrom }) => copiedFrom === role.id);
  const kind = kindOf(role);
  const holders = kind === "role" ? await readAccess(needs, changer, { roleId: role.id }) : [];
  const { id: _inner, copiedFrom: _from, ...shown } = role;
  return {
    ...shown,
    kind,
    isTemplate: role.template !== null && kind === "role",
    original: original === undefined ? null : { publicId: original.publicId, cells: original.cells },
    replacedBy: replacedBy === undefined ? null : { publicId: replacedBy.publicId, name: replacedBy.name },
    isMine: holders.some(({ user }) => user === changer.userId),
    names: holders
      .slice(0, NAMES)
      .map(({ publicId: id, name, surname }) => ({ id, name: `${name} ${surname}`.trim() })),
    replacements: roles
      .filter(
        ({ family, id, template, isActive }) =>
          family === role.family && id !== role.id && template !== "administrator" && isActive,
      )
      .map(({ publicId: id, name, template, family }) => ({ publicId: id, name, template, family })),
    strict: changer.settings.strictCoupling,
  };
}

export type RoleCard = NonNullable<Awaited<ReturnType<typeof readRole>>>;
