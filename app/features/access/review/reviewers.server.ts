import { can, type Responsible } from "~/domain/access";
import { isOpen } from "~/domain/holds/holds";
import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { viewerOf } from "../person-rights";
import { readAccess } from "../read-access.server";

export type Reviewer = { id: number; publicId: string; name: string };

/** Who may be asked to look at a person's access: everybody with the right over them, not held, but for the person. */
export async function reviewersOf(
  needs: Pick<Needs, "gate" | "now">,
  asking: Changer,
  person: Responsible,
): Promise<Reviewer[]> {
  const options = { strictCoupling: asking.settings.strictCoupling, now: needs.now };
  return (await readAccess(needs, asking, {}))
    .filter(({ user, holds }) => user !== person.userId && !holds.some((hold) => isOpen(hold, needs.now)))
    .filter((one) =>
      can(viewerOf(one, asking.accountId, options), "access.review", { responsibles: [person] }),
    )
    .map(({ user, publicId, name, surname }) => ({
      id: user,
      publicId,
      name: `${name} ${surname}`.trim(),
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, 100);
}
