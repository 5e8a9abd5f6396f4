import { can, isAdministrator, type Permission } from "~/domain/access";
import { answerRight } from "../access/answer-right.server";
import type { Needs } from "../needs";
import { type AnswerOutcome, answerAccessRequest } from "../network/answer-access-request.server";
import type { Saver } from "../network/saver";
import { markChecklist } from "./mark-checklist.server";
import type { TodayForm } from "./today-form";
import type { TodayViewer } from "./today-viewer";

type Forbidden = { ok: false; refusal: "forbidden"; permission: Permission };
export type ActOutcome = AnswerOutcome | Forbidden;
/** What the page says of an act that was refused by its rule. */
export type ActRefusal = Exclude<ActOutcome, { ok: true } | Forbidden>["refusal"];

/** One act of the start page, each behind its own right. */
export async function actOnToday(
  needs: Needs,
  viewer: TodayViewer & Saver,
  form: TodayForm,
): Promise<ActOutcome> {
  if (form.intent === "answer_request") {
    if (!can(viewer, "network.edit")) return { ok: false, refusal: "forbidden", permission: "network.edit" };
    return answerAccessRequest(needs, viewer, { publicId: form.request, answer: form.answer });
  }
  if (form.intent === "answer_right") {
    if (!can(viewer, "access.assign"))
      return { ok: false, refusal: "forbidden", permission: "access.assign" };
    return answerRight(needs, viewer, form.request, form.answer);
  }
  if (!isAdministrator(viewer)) return { ok: false, refusal: "forbidden", permission: "settings.company" };
  const { lost } = await markChecklist(needs, {
    accountId: viewer.accountId,
    actor: viewer.actor,
    item: form.item,
    state: form.state === "open" ? null : form.state,
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true, pending: false };
}
