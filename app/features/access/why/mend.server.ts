import type { StopRefusal } from "~/domain/holds/stop";
import type { Origin } from "~/domain/log/entry";
import type { Acting } from "../../acting";
import { liftHolds } from "../../holds/lift-holds.server";
import type { Needs } from "../../needs";
import { mendConfirmation } from "../../newcomers/confirm-email.server";
import { sendReset } from "../../session/send-reset.server";
import type { WhyForm } from "./why-form";

export type Mended =
  | { ok: true; done: WhyForm["intent"] }
  | { ok: false; refusal: StopRefusal | "throttled" | "no_mailbox" };

/** One mend of the access check: each use-case has its own right and guards [MC-75, MC-76, MC-77]. */
export async function mend(needs: Needs, acting: Acting, form: WhyForm, client: Origin): Promise<Mended> {
  const outcome = await mendOne(needs, acting, form, client);
  return outcome.ok ? { ok: true, done: form.intent } : { ok: false, refusal: outcome.refusal };
}

function mendOne(needs: Needs, acting: Acting, form: WhyForm, client: Origin) {
  switch (form.intent) {
    case "lift_hold":
      return liftHolds(needs, acting, form.person, [form.hold]);
    case "send_reset":
      return sendReset(needs, acting, form.person, client);
    default:
      return mendConfirmation(needs, acting, form.person, form.intent);
  }
}

/** 404 out of reach, 403 without the right or above oneself, 409 when somebody was faster, 429 too soon. */
export function mendStatus(refusal: Exclude<Mended, { ok: true }>["refusal"]): number {
  if (refusal === "not_found") return 404;
  if (refusal === "conflict" || refusal === "no_mailbox") return 409;
  return refusal === "throttled" ? 429 : 403;
}
