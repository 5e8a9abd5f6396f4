import { can } from "~/domain/access";
import { hours, minutes } from "~/domain/time/durations";
import { localOf } from "~/domain/time/local";
import { targetOf } from "~/domain/work/rights";
import { REMINDERS } from "~/domain/work/tasks";
import type { Needs } from "../../needs";
import { findLinkable } from "../links.server";
import type { Reader } from "../reader";
import { cardIn } from "./answer-task.server";
import { tellTasks } from "./list-tasks.server";
import { findTaskFor } from "./save-task.server";

type Person = Reader & { profile: { name: string; surname: string } };

/** What the form of a new task begins with: oneself, in an hour, on the card that the address names. */
export async function openNewTask(needs: Needs, viewer: Person, params: URLSearchParams, zone: string) {
  const card = cardIn(params);
  const found = card && (await findLinkable(needs.db(viewer.accountId), viewer, card.kind, card.publicId));
  const inAnHour = Math.ceil((needs.now + hours(1)) / minutes(15)) * minutes(15);
  return {
    on: card === null || found === null ? null : { kind: card.kind, id: found.publicId, name: found.name },
    values: {
      text: "",
      kind: "call" as const,
      due: localOf(inAnHour, zone),
      remind: "15",
      responsible: {
        id: viewer.publicId,
        name: `${viewer.profile.name} ${viewer.profile.surname}`.trim(),
      },
    },
  };
}

/** One task within the viewer's scope, with the first values of its form. */
export async function openTask(needs: Needs, viewer: Reader, id: string, zone: string) {
  const found = await findTaskFor(needs, viewer, id, "tasks.view");
  if (!found.ok) return null;
  const { task } = found;
  const [told] = await tellTasks(needs.db(viewer.accountId), viewer, [task]);
  const before = task.remindAt === null ? null : (task.dueAt - task.remindAt) / minutes(1);
  return {
    task: told!,
    mayDelete: viewer.preview === null && can(viewer, "tasks.delete", targetOf(task)),
    values: {
      text: task.text,
      kind: task.kind,
      due: localOf(task.dueAt, zone),
      remind: REMINDERS.some((known) => known === before) ? String(before) : "",
      responsible:
        task.responsible === null ? null : { id: task.responsible, name: task.responsibleName ?? "" },
    },
  };
}
