import type { Needs } from "../../needs";
import type { Changer } from "../changer";
import { planRoles, type RolesWanted } from "../plan-roles.server";
import type { Preview } from "../preview";
import { previewChange } from "../preview-change.server";
import { proposed, withoutGrants } from "../proposed";
import { readAccess } from "../read-access.server";
import type { Refused } from "../refusals";

/** What another choice of roles would give and take from one person: the line under the button (FM-12). */
export async function previewRoles(
  needs: Needs,
  changer: Changer,
  userId: number,
  wanted: RolesWanted,
): Promise<{ ok: true; preview: Preview } | Refused> {
  const [people, plan] = await Promise.all([
    readAccess(needs, changer, { users: [userId] }),
    planRoles(needs, changer, userId, wanted),
  ]);
  if (!plan.ok) return plan;
  const { taken, given } = plan.step;
  const preview = await previewChange(needs, changer, people, ({ contributions }) => [
    ...withoutGrants(
      contributions,
      taken.map(({ id }) => id),
    ),
    ...given.map(({ role, place }) =>
      proposed(`${role.id} ${place.sourceId} ${place.connectionId}`, { role, cells: role.cells }, { place }),
    ),
  ]);
  return { ok: true, preview };
}
