import { parseWithZod } from "@conform-to/zod/v4";
import * as z from "zod";
import { isPublicId } from "~/domain/ids/public-id";
import { instantOf } from "~/domain/time/local";
import { CARD_KINDS } from "~/domain/work/kinds";
import { said } from "~/i18n/said";
import type { Needs } from "../../needs";
import { takeRecordBack, throwRecordAway } from "../card/throw-away.server";
import type { WorkRefusal } from "../outcome";
import type { Reader } from "../reader";
import { createTask, editTask, findTaskFor, finishTask } from "./save-task.server";
import { link, TaskForm } from "./task-form";

/** The form of a task as it is sent: with the card it stands on, and nothing else. */
const TaskOnCard = TaskForm.extend({ deal: link, contact: link, company: link }).strict();

type Answer = { status: number; body: unknown } | { to: string } | { refused: WorkRefusal };

/** The card that an address or a form names: `?deal=<id>`. */
export function cardIn(params: URLSearchParams | FormData) {
  for (const kind of CARD_KINDS) {
    const publicId = params.get(kind);
    if (typeof publicId === "string" && isPublicId(publicId)) return { kind, publicId };
  }
  return null;
}

/** Takes the form of a task: a new one, or an edit when `task` is given. Times are those of the person's zone. */
export async function answerTask(
  needs: Needs,
  viewer: Reader,
  facts: { task: { id: string; version: number } | null; zone: string; data: FormData },
): Promise<Answer> {
  const { task, zone, data } = facts;
  const submission = parseWithZod(data, { schema: TaskOnCard });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const { due, remind, text, kind, responsible } = submission.value;
  const dueAt = instantOf(due, zone);
  if (dueAt === null)
    return {
      status: 400,
      body: { result: submission.reply({ fieldErrors: { due: [said("error.date")] } }) },
    };
  const draft = {
    text,
    kind,
    dueAt,
    remindBefore: remind === undefined ? null : Number(remind),
    responsible: responsible ?? null,
  };
  const on = cardIn(data);
  const outcome =
    task === null
      ? await createTask(needs, viewer, { ...draft, on })
      : await editTask(needs, viewer, { ...draft, task: task.id, version: task.version });
  if (outcome.ok) {
    if (task !== null) return { to: `/tasks/${task.id}` };
    return { to: on === null ? "/tasks" : `/${PATHS[on.kind]}/${on.publicId}` };
  }
  if (outcome.refusal === "gone")
    return {
      status: 400,
      body: {
        result: submission.reply({
          fieldErrors: { [outcome.field === "on" ? "text" : outcome.field]: [said("work.picker.gone")] },
        }),
      },
    };
  return { refused: outcome };
}

const PATHS = { deal: "deals", contact: "contacts", company: "companies" };

/** What a task can be asked to do beside an edit. */
export const TaskAct = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("done"), result: z.string().trim().max(2_000).optional() }),
  z.strictObject({ intent: z.literal("reopen") }),
  z.strictObject({ intent: z.literal("delete") }),
  z.strictObject({ intent: z.literal("restore") }),
]);

/** Does what a task was asked to do. */
export async function actOnTask(needs: Needs, viewer: Reader, task: string, asked: z.infer<typeof TaskAct>) {
  if (asked.intent === "done")
    return finishTask(needs, viewer, { task, done: true, result: asked.result || null });
  if (asked.intent === "reopen") return finishTask(needs, viewer, { task, done: false, result: null });
  const isBack = asked.intent === "restore";
  const found = await findTaskFor(needs, viewer, task, "tasks.delete", isBack);
  if (!found.ok) return found;
  const { id, text } = found.task;
  return (isBack ? takeRecordBack : throwRecordAway)(needs, viewer, { kind: "task", id, name: text });
}
