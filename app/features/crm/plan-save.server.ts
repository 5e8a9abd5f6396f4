import type { GrantToWrite } from "~db/queries/registries/chat-roles";
import { type Connection, findConnection } from "~db/queries/registries/connections";
import type { Changer } from "../access/changer";
import { findSubjects } from "../access/find-subjects.server";
import { type Refused, refuse } from "../access/refusals";
import type { Needs } from "../needs";
import { readWindow, type Window } from "./read-window.server";
import { type LockedAdministrator, placesOf, type Step, stepsOf, whyNot } from "./role-steps.server";
import type { RowChange } from "./window";

export type SaveRequest = { connection: string; changes: readonly RowChange[] };
/** What one Save of the window "Select roles" comes to, once nothing speaks against it. */
export type SavePlan = { ok: true; connection: Connection; window: Window; steps: Step[] };

/** Everything that can speak against a Save (semantics 1), before anything is previewed or written. */
export async function planSave(
  needs: Needs,
  changer: Changer,
  request: SaveRequest,
): Promise<SavePlan | Refused | LockedAdministrator> {
  const connection = await findConnection(needs.db(changer.accountId), changer.accountId, request.connection);
  if (connection === null || !connection.supportsRoles) return refuse("no_such_subject");
  const window = await readWindow(needs, changer, connection);
  const steps = stepsOf(window, request.changes);
  if ("ok" in steps) return steps;
  const subjects = await findSubjects(needs, changer, "user", {
    publicIds: steps.map(({ row }) => row.publicId),
  });
  for (const step of steps) {
    const refused = whyNot(changer, step, window, connection, subjects);
    if (refused !== null) return refused;
  }
  return { ok: true, connection, window, steps };
}

/** The steps that change the chat role itself. */
export const movedOf = ({ steps }: Pick<SavePlan, "steps">) =>
  steps.filter(({ row, role }) => row.role !== role);

/** The grants that a step brings: bound to the channels that the old chat role was bound to (roles.md R4). */
export function grantsOf({ row, role }: Step, { window, connection }: SavePlan): GrantToWrite[] {
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
