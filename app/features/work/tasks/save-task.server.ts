import { can, scopeOf } from "~/domain/access";
import type { ActivitySource } from "~/domain/activity/kinds";
import { publicId } from "~/domain/ids/public-id";
import { fold } from "~/domain/text/fold";
import { minutes } from "~/domain/time/durations";
import type { CardKind, TaskKind } from "~/domain/work/kinds";
import { targetOf } from "~/domain/work/rights";
import { nameOutside } from "~db/queries/external-ids";
import { idOf } from "~db/queries/work/deal-writes";
import { findColleague } from "~db/queries/work/people";
import { findTask, insertTask, updateTask } from "~db/queries/work/tasks";
import type { Acting } from "../../acting";
import { act } from "../../activity/act.server";
import type { Needs } from "../../needs";
import { findLinkable } from "../links.server";
import type { WorkOutcome } from "../outcome";

export type TaskDraft = {
  text: string;
  kind: TaskKind;
  /** Instants in ms; the reminder is given in minutes before the term. */
  dueAt: number;
  remindBefore: number | null;
  /** Public ids; without a person it is one's own. */
  responsible?: string | null;
  on?: { kind: CardKind; publicId: string } | null;
  /** What another system calls it. */
  externalId?: string | null | undefined;
  source?: ActivitySource;
};

const remindAt = ({ dueAt, remindBefore }: Pick<TaskDraft, "dueAt" | "remindBefore">) =>
  remindBefore === null ? null : dueAt - minutes(remindBefore);

/** Creates a task, on a card within the viewer's scope or alone (AM-09). */
export async function createTask(
  needs: Needs,
  viewer: Acting,
  draft: TaskDraft,
): Promise<WorkOutcome<{ publicId: string }>> {
  if (!can(viewer, "tasks.create")) return { ok: false, refusal: "forbidden" };
  const { accountId, actor } = viewer;
  const db = needs.db(accountId);
  const person = await findColleague(db, accountId, draft.responsible || viewer.publicId);
  if (person === null) return { ok: false, refusal: "gone", field: "responsible" };
  const card = draft.on ? await findLinkable(db, viewer, draft.on.kind, draft.on.publicId) : null;
  if (draft.on && card === null) return { ok: false, refusal: "gone", field: "on" };
  const id = publicId(needs.random(16));
  const outcome = await act(needs, viewer, {
    write: [
      ...insertTask(
        accountId,
        {
          publicId: id,
          text: draft.text,
          kind: draft.kind,
          dueAt: draft.dueAt,
          remindAt: remindAt(draft),
          onKind: draft.on?.kind ?? null,
          onId: card?.id ?? null,
          responsibleId: person.id,
          createdBy: actor.userId,
          searchText: fold(draft.text),
        },
        needs.now,
      ),
      ...nameOutside(accountId, "task", id, draft.externalId),
    ],
    deeds: [
      {
        kind: "record_created",
        object: { kind: "task", id: idOf("tasks", id), name: draft.text },
        amount: 1,
      },
    ],
    source: draft.source ?? "page",
  });
  return outcome.ok ? { ok: true, publicId: id } : outcome;
}

/** Changes an open or done task; two people at once: the second is told, nothing is overwritten. */
export async function editTask(
  needs: Needs,
  viewer: Acting,
  edit: Omit<TaskDraft, "on"> & { task: string; version: number },
): Promise<WorkOutcome> {
  const db = needs.db(viewer.accountId);
  const found = await findTaskFor(needs, viewer, edit.task, "tasks.edit");
  if (!found.ok) return found;
  const { task } = found;
  if (task.version !== edit.version) return { ok: false, refusal: "conflict" };
  const person = edit.responsible ? await findColleague(db, viewer.accountId, edit.responsible) : null;
  if (edit.responsible && person === null) return { ok: false, refusal: "gone", field: "responsible" };
  const reminds = remindAt(edit);
  return act(needs, viewer, {
    write: [
      ...updateTask(
        viewer.accountId,
        task,
        {
          text: edit.text,
          kind: edit.kind,
          due_at: edit.dueAt,
          remind_at: reminds,
          ...(reminds === task.remindAt ? {} : { reminded_at: null }),
          ...(person === null ? {} : { responsible_id: person.id }),
          search_text: fold(edit.text),
        },
        needs.now,
      ),
      ...nameOutside(viewer.accountId, "task", task.publicId, edit.externalId),
    ],
    deeds: [
      {
        kind: person === null || person.id === task.responsibleId ? "record_changed" : "responsible_changed",
        object: { kind: "task", id: task.id, name: edit.text },
        amount: 1,
      },
    ],
    source: edit.source ?? "page",
  });
}

/** Marks a task as done with its result, or opens it again. The card it stands on tells of it. */
export async function finishTask(
  needs: Needs,
  viewer: Acting,
  { task: id, done, result }: { task: string; done: boolean; result: string | null },
  source: ActivitySource = "page",
): Promise<WorkOutcome> {
  const found = await findTaskFor(needs, viewer, id, "tasks.edit");
  if (!found.ok) return found;
  const { task } = found;
  if ((task.doneAt !== null) === done) return { ok: true };
  const { onKind, onId } = task;
  const object =
    onKind === null || onId === null
      ? { kind: "task" as const, id: task.id, name: task.text }
      : { kind: onKind, id: onId, name: task.text };
  return act(needs, viewer, {
    write: updateTask(
      viewer.accountId,
      task,
      {
        done_at: done ? needs.now : null,
        done_by: done ? viewer.actor.userId : null,
        result: done ? result : null,
      },
      needs.now,
    ),
    deeds: [
      {
        kind: done ? "task_done" : "record_changed",
        object,
        amount: 1,
        details: { task: task.publicId },
        changes: [{ field: "text", before: null, after: [task.text, result].filter(Boolean).join(": ") }],
      },
    ],
    source,
  });
}

/** A task in the viewer's scope to which they may do this. */
export async function findTaskFor(
  needs: Needs,
  viewer: Acting,
  id: string,
  right: "tasks.view" | "tasks.edit" | "tasks.delete",
  bin = false,
) {
  const scope = scopeOf(viewer, "tasks.view");
  const task = await findTask(needs.db(viewer.accountId), viewer.accountId, scope, id, bin);
  if (task === null) return { ok: false as const, refusal: "not_found" as const };
  if (!can(viewer, right, targetOf(task))) return { ok: false as const, refusal: "forbidden" as const };
  return { ok: true as const, task };
}
