import * as z from "zod";
import { WEBHOOK_EVENTS } from "~/domain/webhooks/events";
import { judgeTarget } from "~/domain/webhooks/target";
import { said } from "~/i18n/said";
import { line } from "../session/typed-text";

/** Name, address and events as the page sends them. Which addresses may be targets, the use-case judges again. */
export const WebhookForm = z.strictObject({
  intent: z.enum(["create", "save"]),
  name: line(80),
  url: z
    .string({ error: said("webhooks.bad.not_url") })
    .trim()
    .superRefine((text, ctx) => {
      const target = judgeTarget(text, true);
      if (!target.ok) ctx.addIssue({ code: "custom", message: said(`webhooks.bad.${target.refusal}`) });
    }),
  event: z
    .array(z.enum(WEBHOOK_EVENTS, { error: said("error.choice") }), { error: said("webhooks.no_events") })
    .min(1, said("webhooks.no_events"))
    .max(WEBHOOK_EVENTS.length),
});

export const RunForm = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.enum(["pause", "resume", "delete", "test", "rotate"]) }),
  z.strictObject({ intent: z.literal("replay"), delivery: z.string().regex(/^[0-9a-f]{32}$|^[\w-]{22}$/) }),
]);
