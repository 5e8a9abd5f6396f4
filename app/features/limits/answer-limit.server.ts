import { parseWithZod } from "@conform-to/zod/v4";
import type { Viewer } from "~/domain/access";
import { said } from "~/i18n/said";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { LimitForm } from "./limit-form";
import type { LimitAnswer } from "./limit-page";
import { readLimit, readOver } from "./read-limits.server";
import { MOST_LIMITS, type SaveRefusal, saveLimit } from "./save-limit.server";

type Answer = { status: number; body: LimitAnswer };

const SAYS: Record<SaveRefusal, string> = {
  not_found: said("error.conflict"),
  conflict: said("error.conflict"),
  duplicate: said("limits.duplicate"),
  too_many: said("limits.too_many", { n: MOST_LIMITS }),
};

/** Saves the form of a limit; who is over already is shown first. 303 = saved; null = there is no such limit. */
export async function answerLimit(
  needs: Needs,
  acting: Acting & Viewer,
  publicId: string | null,
  form: FormData,
): Promise<Answer | null> {
  const submission = parseWithZod(form, { schema: LimitForm });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const input = submission.value;
  const { limit } = await readLimit(needs, acting.accountId, publicId);
  if (publicId !== null && limit === null) return null;
  const confirmed = `over.${input.threshold}`;
  if (limit !== null && input.confirmed !== confirmed) {
    const over = await readOver(needs, acting, limit, input);
    if (over.length > 0) return { status: 200, body: { over, confirmed } };
  }
  const outcome = await saveLimit(needs, acting, limit, input);
  if (outcome.ok) return { status: 303, body: {} };
  return { status: 409, body: { result: submission.reply({ formErrors: [SAYS[outcome.refusal]] }) } };
}
