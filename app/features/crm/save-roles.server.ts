import { nobodyReceives, receivesByDefault } from "~/domain/access";
import type { Change } from "~db/queries/audit";
import { areUnchanged, raiseVersions, usersOf } from "~db/queries/grants";
import { mustHold } from "~db/queries/guarded-batch";
import { exchangeGrants, type GrantToWrite, saveSwitches } from "~db/queries/registries/chat-roles";
import { type Connection, findConnection } from "~db/queries/registries/connections";
import type { Changer } from "../access/changer";
import { findSubjects } from "../access/find-subjects.server";
import { peopleOps } from "../access/gate-ops.server";
import { type Refused, refuse } from "../access/refusals";
import { tellOfRights } from "../access/tell-of-rights.server";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { groupBy } from "./group-by";
import { readWindow, type Window } from "./read-window.server";
import { type LockedAdministrator, placesOf, type Step, stepsOf, whyNot } from "./role-steps.server";
import { keyOf, type RowChange } from "./window";

/** `changed`: people; `nobody`: after this nobody receives new clients [WZ-06]. */
export type Saved = { ok: true; pending: boolean; changed: number; nobody: boolean };
/**
 * One Save of the window "Select roles": all rows in one batch or none, one audit event with a row for each change
 * [WZ-07]. Where the old chat role was bound to channels, the new one is bound to the same (roles.md R4).
 */
export async function saveRoles(
  needs: Needs,
  changer: Changer,
  request: { connection: string; changes: readonly RowChange[] },
): Promise<Saved | Refused | LockedAdministrator> {
  const connection = await findConnection(needs.db(changer.accountId), changer.accountId, request.connection);
  if (connection === null || !connection.supportsRoles) return refuse("no_such_subject");
  const window = await readWindow(needs, changer, connection);
  const steps = stepsOf(window, request.changes);
  if ("ok" in steps) return steps;
  if (steps.length === 0)
    return { ok: true, pending: false, changed: 0, nobody: nobodyReceives(window.rows) };
  const subjects = await findSubjects(needs, changer, "user", {
    publicIds: steps.map(({ row }) => row.publicId),
  });
  for (const step of steps) {
    const refused = whyNot(changer, step, window, connection, subjects);
    if (refused !== null) return refused;
  }
  return write(needs, changer, { connection, window, steps });
}

type Plan = { connection: Connection; window: Window; steps: Step[] };

async function write(needs: Needs, changer: Changer, plan: Plan): Promise<Saved | Refused> {
  const { accountId, actor, userId } = changer;
  const { connection, steps } = plan;
  const touched = usersOf(steps.map(({ row }) => row.userId));
  const moved = steps.filter(({ row, role }) => row.role !== role);
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

function grantsOf({ row, role }: Step, { window, connection }: Plan): GrantToWrite[] {
  const roleId = window.roles.find(({ publicId }) => publicId === role)?.id;
  if (roleId === undefined) return [];
  return placesOf(row, connection).map((place) => ({
    userId: row.userId,
    roleId,
    ...place,
    withoutReply: row.grants.some(
      (grant) => grant.sourceId !== null && grant.sourceId === place.sourceId && grant.withoutReply,
    ),
  }));
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
