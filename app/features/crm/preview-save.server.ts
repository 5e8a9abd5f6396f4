import type { Cells } from "~/domain/access";
import { withoutReply } from "~/domain/access";
import type { Changer } from "../access/changer";
import type { Preview } from "../access/preview";
import { previewChange } from "../access/preview-change.server";
import { proposed, withoutGrants } from "../access/proposed";
import { readAccess } from "../access/read-access.server";
import type { Refused } from "../access/refusals";
import type { Needs } from "../needs";
import { grantsOf, movedOf, planSave, type SavePlan, type SaveRequest } from "./plan-save.server";
import type { LockedAdministrator, Step } from "./role-steps.server";

/** Who would gain and lose what by a Save of the window (FM-12); refused like the Save itself. */
export async function previewSave(
  needs: Needs,
  changer: Changer,
  request: SaveRequest,
): Promise<{ ok: true; preview: Preview } | Refused | LockedAdministrator> {
  const plan = await planSave(needs, changer, request);
  if (!plan.ok) return plan;
  const moved = new Map(movedOf(plan).map((step) => [step.row.userId, step]));
  const people = await readAccess(needs, changer, { users: [...moved.keys()] });
  const preview = await previewChange(needs, changer, people, ({ user, contributions }) => {
    const step = moved.get(user);
    if (step === undefined) return contributions;
    return [
      ...withoutGrants(
        contributions,
        step.row.grants.map(({ id }) => id),
      ),
      ...broughtBy(step, plan),
    ];
  });
  return { ok: true, preview };
}

const broughtBy = (step: Step, plan: SavePlan) =>
  grantsOf(step, plan).flatMap(({ roleId, withoutReply: isSilent, ...place }) => {
    const role = plan.window.roles.find(({ id }) => id === roleId);
    if (role === undefined) return [];
    const cells: Cells = isSilent ? withoutReply(role.cells) : role.cells;
    const id = `${roleId} ${place.sourceId} ${place.connectionId} ${isSilent}`;
    return [proposed(id, { role, cells }, { place })];
  });
