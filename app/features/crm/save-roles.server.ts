import { nobodyReceives, receivesByDefault } from "~/domain/access";
import type { Change } from "~db/queries/audit";
import { areUnchanged, raiseVersions, usersOf } from "~db/queries/grants";
import { mustHold } from "~db/queries/guarded-batch";
import { exchangeGrants, saveSwitches } from "~db/queries/registries/chat-roles";
import type { Changer } from "../access/changer";
import { peopleOps } from "../access/gate-ops.server";
import { type Refused, refuse } from "../access/refusals";
import { tellOfRights } from "../access/tell-of-rights.server";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { groupBy } from "./group-by";
import { grantsOf, movedOf, planSave, type SavePlan, type SaveRequest } from "./plan-save.server";
import type { Window } from "./read-window.server";
import type { LockedAdministrator, Step } from "./role-steps.server";
import { keyOf } from "./window";

/** `changed`: people; `nobody`: after this nobody receives new clients [WZ-06]. */
export type Saved = { ok: true; pending: boolean; changed: number; nobody: boolean };
/**
 * One Save of the window "Select roles": all rows in one batch or none, one audit event with a row for each change
 * [WZ-07].
 */
export async function saveRoles(
  needs: Needs,
  changer: Changer,
  request: SaveRequest,
): Promise<Saved | Refused | LockedAdministrator> {
  const plan = await planSave(needs, changer, request);
  if (!plan.ok) return plan;
  if (plan.steps.length === 0)
    return { ok: true, pending: false, changed: 0, nobody: nobodyReceives(plan.window.rows) };
  return write(needs, changer, plan);
}

async function write(needs: Needs, changer: Changer, plan: SavePlan): Promise<Saved | Refused> {
  const { accountId, actor, userId } = changer;
  const { connection, steps } = plan;
  const touched = usersOf(steps.map(({ row }) => row.userId));
  const moved = movedOf(plan);
  const outcome = await change(needs, changer, {
    write: [
      mustHold(
        areUnchanged(
          accountId,
          steps.map(({ row }) => [row.userId, row.version] as const),
        ),
      ),
      ...exchangeGrants(
        accountId,
        moved.flatMap(({ row }) => row.grants.map(({ id }) => id)),
        moved.flatMap((step) => grantsOf(step, plan)),
        { at: needs.now, by: userId },
      ),
      ...saveSwitches(
        accountId,
        connection.id,
        steps.map((step) => switchOf(step, plan.window)),
      ),
      raiseVersions(accountId, touched),
    ],
    audit: {
      event: "privilege_permissions_changed",
      actor,
      target: { kind: "connection", id: connection.id, name: connection.name },
      changes: steps.flatMap((step) => changesOf(step, plan.window)),
    },
    gate: peopleOps(accountId, touched, steps.length),
    mails: tell(needs, accountId, moved, plan.window),
  });
  if (outcome.lost) return refuse("conflict");
  const after = plan.window.rows.map((row) => steps.find((step) => step.row === row) ?? row);
  return { ok: true, pending: outcome.pending, changed: steps.length, nobody: nobodyReceives(after) };
}

/** Only what differs from the role's default is kept; Quality control's is stored as off (semantics 4). */
function switchOf({ row, role, receives }: Step, { choices }: Window) {
  const key = keyOf(choices, role);
  if (key === "chat_quality_control") return { userId: row.userId, isOn: false };
  return { userId: row.userId, isOn: receives === receivesByDefault(key) ? null : receives };
}

function changesOf({ row, role, receives }: Step, { roles }: Window): Change[] {
  const nameOf = (publicId: string | null) => roles.find((one) => one.publicId === publicId)?.name ?? null;
  const changes: Change[] = [];
  if (row.role !== role)
    changes.push({ field: `${row.name}: chat_role`, before: nameOf(row.role), after: nameOf(role) });
  if (row.receives !== receives)
    changes.push({ field: `${row.name}: new_clients`, before: row.receives, after: receives });
  return changes;
}

/** One mail to each whose role changed; those with the same change are told together. */
function tell(needs: Needs, accountId: number, moved: readonly Step[], { roles }: Window) {
  const thing = (publicId: string | null) => {
    const role = roles.find((one) => one.publicId === publicId);
    return role === undefined ? [] : [{ role, permission: null }];
  };
  return [...groupBy(moved, ({ row, role }) => `${row.role} ${role}`).values()].flatMap((steps) => {
    const [{ row, role }] = steps as [Step];
    const users = steps.map((step) => step.row.userId);
    return tellOfRights(needs, accountId, users, { given: thing(role), taken: thing(row.role) });
  });
}
