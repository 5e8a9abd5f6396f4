import { can, type Level, levelOf, type Permission } from "~/domain/access";
import { isOpen } from "~/domain/holds/holds";
import type { Needs } from "../needs";
import type { Changer } from "./changer";
import { viewerOf } from "./person-rights";
import { readAccess } from "./read-access.server";

/** Everybody who can do this somewhere, within the asker's reach of `access.explain`; held people can do nothing [MC-84]. */
export async function whoCanDo(
  needs: Pick<Needs, "gate" | "now">,
  asker: Changer,
  permission: Permission,
): Promise<{ id: string; name: string; level: Level }[]> {
  const options = { strictCoupling: asker.settings.strictCoupling, now: needs.now };
  const people = await readAccess(needs, asker, {});
  return people
    .filter(
      ({ user, units, holds }) =>
        !holds.some((hold) => isOpen(hold, needs.now)) &&
        can(asker, "access.explain", { responsibles: [{ userId: user, units }] }),
    )
    .map((person) => ({ person, viewer: viewerOf(person, asker.accountId, options) }))
    .filter(({ viewer }) => can(viewer, permission))
    .map(({ person, viewer }) => ({
      id: person.publicId,
      name: `${person.name} ${person.surname}`.trim(),
      level: levelOf(viewer, permission),
    }));
}
