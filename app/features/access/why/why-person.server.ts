import { can, mayTouch, scopeOf, type Target, type Viewer } from "~/domain/access";
import type { PersonAccess } from "~/domain/session/person-access";
import { findPerson } from "~db/queries/person";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { personOf, viewerOf } from "../person-rights";
import { readContributions } from "../read-access.server";

/** The person asked about: as D1 knows them, as the gate holds them, and what the asker may do to them. */
export type WhyPerson = {
  id: number;
  publicId: string;
  name: string;
  access: PersonAccess;
  viewer: Viewer;
  target: Target;
  may: { hold: boolean; reset: boolean; confirm: boolean; assign: boolean; log: boolean };
};

/** Null out of the reach of `access.explain`, whether or not they exist (features C14). */
export async function findWhyPerson(
  needs: Pick<Needs, "db" | "gate" | "now">,
  asker: Changer,
  publicId: string,
): Promise<WhyPerson | null> {
  const { accountId } = asker;
  const scope = scopeOf(asker, "access.explain");
  const found = await findPerson(needs.db(accountId), accountId, scope, publicId, needs.now);
  const access = found === null ? null : await readContributions(needs, asker, found.id);
  if (found === null || access === null) return null;
  const options = { strictCoupling: asker.settings.strictCoupling, now: needs.now };
  const target: Target = { responsibles: [{ userId: found.id, units: access.units }] };
  const isBelow = mayTouch(asker, personOf(access, options)) === null;
  return {
    id: found.id,
    publicId,
    name: `${found.name} ${found.surname}`.trim(),
    access,
    viewer: viewerOf(access, accountId, options),
    target,
    may: {
      hold: isBelow && can(asker, "users.hold", target),
      reset: isBelow && can(asker, "users.send_reset", target),
      confirm: isBelow && can(asker, "users.edit", target),
      assign: isBelow && can(asker, "access.assign", target),
      log: can(asker, "authlog.view", target),
    },
  };
}
