import type { SubmissionResult } from "@conform-to/dom";
import { parseWithZod } from "@conform-to/zod/v4";
import { can } from "~/domain/access";
import type { Origin } from "~/domain/log/entry";
import { READING } from "~/domain/session/token";
import { days } from "~/domain/time/durations";
import { said } from "~/i18n/said";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { createToken } from "./create-token.server";
import { revokeToken } from "./revoke-token.server";
import { RevokeForm, TokenForm } from "./token-form";

export type TokensAnswer = {
  result?: SubmissionResult<string[]>;
  /** The token itself: shown once, stored nowhere. */
  created?: { name: string; text: string; pending: boolean };
  revoked?: boolean;
};
type Answer = { status: number; body: TokensAnswer };

/** The two acts of the page "API tokens". */
export async function answerTokens(
  needs: Needs,
  acting: Acting,
  form: FormData,
  client: Origin,
): Promise<Answer> {
  if (form.get("intent") === "revoke") return revoke(needs, acting, form);
  const submission = parseWithZod(form, { schema: TokenForm });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const { name, kind, reach, scope, addresses } = submission.value;
  const scopes =
    reach === "all" ? null : reach === "reading" ? READING.filter((one) => can(acting, one)) : scope;
  const expiresAt = needs.now + days(submission.value.days);
  const outcome = await createToken(needs, acting, { name, kind, scopes, addresses, expiresAt }, client);
  if (outcome.ok)
    return { status: 200, body: { created: { name, text: outcome.text, pending: outcome.pending } } };
  const isConflict = outcome.refusal === "conflict";
  const errors = [said(isConflict ? "error.conflict" : "error.above_you")];
  return {
    status: isConflict ? 409 : 403,
    body: { result: submission.reply({ formErrors: errors }) },
  };
}

async function revoke(needs: Needs, acting: Acting, form: FormData): Promise<Answer> {
  const parsed = RevokeForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { status: 400, body: {} };
  const outcome = await revokeToken(needs, acting, parsed.data.token);
  if (outcome.ok) return { status: 200, body: { revoked: true } };
  return { status: outcome.refusal === "not_found" ? 404 : 409, body: { revoked: false } };
}
