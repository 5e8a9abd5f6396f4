import type { Submission } from "@conform-to/dom";
import { parseWithZod } from "@conform-to/zod/v4";
import type { StopRefusal } from "~/domain/holds/stop";
import { endOfTerm } from "~/domain/holds/term";
import { said } from "~/i18n/said";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { askNewPassword } from "./ask-new-password.server";
import { liftHolds } from "./lift-holds.server";
import { STOP_SAYS, type StandingAnswer } from "./standing";
import { type Stop, stopAccess } from "./stop-access.server";
import { LiftForm, StopForm } from "./stop-form";

export type Asker = Acting & { settings: { timeZone: string } };
type Answer = { status: number; body: StandingAnswer };

/** One request of the forms "Stop access" and "Restore access"; refusals stand beside their field. */
export async function answerStanding(
  needs: Needs,
  asker: Asker,
  publicId: string,
  form: FormData,
): Promise<Answer> {
  if (form.get("intent") === "lift") return lift(needs, asker, publicId, form);
  const submission = parseWithZod(form, { schema: StopForm });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const { kind, reason, term, until, showReason } = submission.value;
  const end = endOfTerm(term, until, { now: needs.now, timeZone: asker.settings.timeZone });
  if (kind === "manual_block" && end === undefined)
    return {
      status: 400,
      body: { result: submission.reply({ fieldErrors: { until: [said("error.date")] } }) },
    };
  const stop = stopOf({ kind, reason, showReason, endsAt: end ?? null });
  const outcome = await stopAccess(needs, asker, publicId, stop);
  if (!outcome.ok) return refused(submission, outcome.refusal);
  return { status: 200, body: { done: "stopped", pending: outcome.pending } };
}

/** "Until I decide" with a reason is a block for good, and only a block has a term [MC-42] (FM-04). */
function stopOf(stop: Stop): Stop {
  if (stop.kind === "inactive" && stop.reason !== "") return { ...stop, kind: "manual_block", endsAt: null };
  return stop.kind === "manual_block" ? stop : { ...stop, endsAt: null };
}

async function lift(needs: Needs, asker: Asker, publicId: string, form: FormData): Promise<Answer> {
  const submission = parseWithZod(form, { schema: LiftForm });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const outcome = await liftHolds(needs, asker, publicId, submission.value.hold);
  if (!outcome.ok) return refused(submission, outcome.refusal);
  const { person, lifted, pending } = outcome;
  const wasLockdown = person.holds.some(({ id, kind }) => kind === "lockdown" && lifted.includes(id));
  if (wasLockdown) await askNewPassword(needs, { accountId: asker.accountId, userId: person.userId });
  return { status: 200, body: { done: "lifted", pending } };
}

function refused<T>(submission: Submission<T, string[]>, refusal: StopRefusal): Answer {
  const { text, field, status } = STOP_SAYS[refusal];
  const errors = [said(text)];
  const result = submission.reply(
    field === undefined ? { formErrors: errors } : { fieldErrors: { [field]: errors } },
  );
  return { status, body: { result } };
}
