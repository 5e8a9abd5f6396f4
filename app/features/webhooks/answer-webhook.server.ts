import type { SubmissionResult } from "@conform-to/dom";
import { parseWithZod } from "@conform-to/zod/v4";
import { said } from "~/i18n/said";
import type { Acting } from "../acting";
import type { Needs } from "../needs";
import { runWebhook, type WebhookAct } from "./run-webhook.server";
import {
  createWebhook,
  editWebhook,
  MOST_WEBHOOKS,
  rotateSecret,
  type WantedWebhook,
} from "./save-webhook.server";
import { RunForm, WebhookForm } from "./webhook-form";

export type WebhookAnswer = {
  result?: SubmissionResult<string[]>;
  /** The signing secret, this one time. */
  secret?: string;
  said?: "test" | "replay" | "pause" | "resume" | "save" | "conflict";
};
type Answer = { status: number; body: WebhookAnswer; gone?: boolean };

/** Which acts ask for the password again (security.md row 38): those that decide who can read what is sent. */
export const isSensitive = (form: FormData) =>
  ["create", "save", "rotate"].includes(String(form.get("intent")));

/** The acts of the pages Webhooks (`id` null) and of one webhook; null = there is none. */
export async function answerWebhook(
  needs: Needs,
  acting: Acting,
  id: string | null,
  form: FormData,
): Promise<Answer | null> {
  const intent = form.get("intent");
  if (intent === (id === null ? "create" : "save")) return saveIt(needs, acting, id, form);
  const parsed = RunForm.safeParse(Object.fromEntries(form));
  if (id === null || !parsed.success) return { status: 400, body: {} };
  if (parsed.data.intent === "rotate") {
    const made = await rotateSecret(needs, acting, id);
    if (made.ok) return { status: 200, body: { secret: made.secret } };
    return made.refusal === "not_found" ? null : { status: 409, body: { said: "conflict" } };
  }
  const act: WebhookAct =
    parsed.data.intent === "replay"
      ? { act: "replay", delivery: parsed.data.delivery }
      : { act: parsed.data.intent };
  const outcome = await runWebhook(needs, acting, id, act);
  if (!outcome.ok)
    return outcome.refusal === "not_found" ? null : { status: 409, body: { said: "conflict" } };
  return act.act === "delete"
    ? { status: 200, body: {}, gone: true }
    : { status: 200, body: { said: act.act } };
}

async function saveIt(
  needs: Needs,
  acting: Acting,
  id: string | null,
  form: FormData,
): Promise<Answer | null> {
  const submission = parseWithZod(form, { schema: WebhookForm });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const { name, url, event } = submission.value;
  const wanted: WantedWebhook = { name, url, events: event };
  if (id === null) {
    const made = await createWebhook(needs, acting, wanted);
    return made.ok ? { status: 200, body: { secret: made.secret } } : refused(submission, made.refusal);
  }
  const saved = await editWebhook(needs, acting, id, wanted);
  return saved.ok ? { status: 200, body: { said: "save" } } : refused(submission, saved.refusal);
}

type Reply = { reply(options: object): SubmissionResult<string[]> };
type Refusal = Extract<Awaited<ReturnType<typeof createWebhook>>, { ok: false }>["refusal"];

function refused(submission: Reply, refusal: Refusal): Answer | null {
  if (refusal === "not_found") return null;
  if (refusal === "conflict") return { status: 409, body: { said: "conflict" } };
  if (refusal === "full") {
    const formErrors = [said("webhooks.full", { n: MOST_WEBHOOKS })];
    return { status: 409, body: { result: submission.reply({ formErrors }) } };
  }
  const fieldErrors = { url: [said(`webhooks.bad.${refusal}`)] };
  return { status: 400, body: { result: submission.reply({ fieldErrors }) } };
}
