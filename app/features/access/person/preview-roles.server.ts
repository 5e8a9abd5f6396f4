import type { Contribution } from "~/domain/access";
import { listRoles } from "~db/queries/roles";
import type { Needs } from "../../needs";
import type { RolesWanted } from "../change-roles.server";
import type { Changer } from "../changer";
import type { Preview } from "../preview";
import { previewChange } from "../preview-change.server";
import { readAccess } from "../read-access.server";

/** What another choice of roles would give and take from one person: the line under the button (FM-12). */
export async function previewRoles(
  needs: Needs,
  changer: Changer,
  userId: number,
  wanted: RolesWanted,
): Promise<Preview> {
  const [people, roles] = await Promise.all([
    readAccess(needs, changer, { users: [userId] }),
    listRoles(needs.db(changer.accountId), changer.accountId),
  ]);
  const ids = [wanted.system, wanted.chat, ...wanted.special];
  const chosen = roles.filter(({ publicId }) => ids.includes(publicId));
  return previewChange(needs, changer, people, ({ contributions }) => [
    ...contributions.filter(
      ({ origin }) => origin.kind !== "role" || chosen.some(({ id }) => id === origin.roleId),
    ),
    ...chosen
      .filter(({ id }) => !contributions.some(({ origin }) => origin.kind === "role" && origin.roleId === id))
      .map(
        (role): Contribution => ({
          id: `new${role.id}`,
          origin: { kind: "role", name: role.name, roleId: role.id, template: role.template },
          cells: role.cells,
          sourceId: null,
          connectionId: null,
          from: null,
          until: null,
          inactive: !role.isActive,
        }),
      ),
  ]);
}
