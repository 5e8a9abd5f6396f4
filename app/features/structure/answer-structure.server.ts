import type { Submission } from "@conform-to/dom";
import { parseWithZod } from "@conform-to/zod/v4";
import { said } from "~/i18n/said";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { deleteUnit } from "./delete-unit.server";
import { mergeUnit } from "./merge-unit.server";
import { saveUnit } from "./save-unit.server";
import { setMembers } from "./set-members.server";
import { STRUCTURE_SAYS, type StructureAnswer, type StructureOutcome } from "./structure";
import { DeleteForm, MembersForm, MergeForm, SaveForm } from "./structure-form";

export type Answered = { status: number; body: StructureAnswer; isGone?: boolean };

/** One form of a unit's page: its facts, its members, its end. */
export async function answerUnit(
  needs: Needs,
  acting: Acting,
  publicId: string,
  form: FormData,
): Promise<Answered> {
  switch (form.get("intent")) {
    case "members": {
      const submission = parseWithZod(form, { schema: MembersForm });
      if (submission.status !== "success") return wrong(submission);
      return answerOf(submission, await setMembers(needs, acting, publicId, submission.value.person));
    }
    case "delete": {
      const submission = parseWithZod(form, { schema: DeleteForm });
      if (submission.status !== "success") return wrong(submission);
      const outcome = await deleteUnit(needs, acting, publicId, submission.value.moveTo);
      return { ...answerOf(submission, outcome), isGone: outcome.ok };
    }
    case "merge": {
      const submission = parseWithZod(form, { schema: MergeForm });
      if (submission.status !== "success") return wrong(submission);
      const outcome = await mergeUnit(needs, acting, publicId, submission.value.into);
      return { ...answerOf(submission, outcome), isGone: outcome.ok };
    }
    default: {
      const submission = parseWithZod(form, { schema: SaveForm });
      if (submission.status !== "success") return wrong(submission);
      return answerOf(submission, await saveUnit(needs, acting, publicId, submission.value));
    }
  }
}

const wrong = <T>(submission: Submission<T, string[]>): Answered => ({
  status: 400,
  body: { result: submission.reply() },
});

/** The refusal beside its field, or that it is saved. */
export function answerOf<T>(submission: Submission<T, string[]>, outcome: StructureOutcome): Answered {
  if (outcome.ok) return { status: 200, body: { saved: true, pending: outcome.pending } };
  const { text, field, status } = STRUCTURE_SAYS[outcome.refusal];
  const errors = [said(text)];
  const result = submission.reply(field ? { fieldErrors: { [field]: errors } } : { formErrors: errors });
  return { status, body: { result } };
}
