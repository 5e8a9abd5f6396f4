import { z } from "@hono/zod-openapi";
import { WEBHOOK_EVENTS } from "~/domain/webhooks/events";
import { DELIVERY_STATES } from "~/domain/webhooks/retry";
import { type createWebhook, MOST_WEBHOOKS } from "~/features/webhooks/save-webhook.server";
import { translatorOf } from "~/i18n/server";
import type { WebhookRow } from "~db/queries/webhooks/list";
import { type Refusal, refuse, refuseAs } from "../core/problem";
import { At, at, Id, Line } from "./common";

const t = translatorOf("en");

export const Webhook = z
  .object({
    id: Id,
    name: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    is_paused: z.boolean(),
    former_secret_until: At.nullable().openapi({ description: "Until then the former secret signs too." }),
    waiting: z.number().int().openapi({ description: "Messages that wait; counted up to 1,000." }),
    dead: z.number().int().openapi({ description: "Messages that were given up; counted up to 1,000." }),
    last_delivered_at: At.nullable(),
    created_at: At,
  })
  .openapi("Webhook");

export const WantedWebhook = z
  .strictObject({
    name: Line(80),
    url: z.string().max(500).openapi({ description: "https, a public host name, port 443 or 8443." }),
    events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length),
  })
  .openapi({
    example: {
      name: "Payroll",
      url: "https://hooks.example.com/in",
      events: ["hold_opened", "session_revoked"],
    },
  });

export const WebhookSecret = z
  .object({ id: Id, secret: z.string().openapi({ description: "Shown this one time.", example: "whsec_…" }) })
  .openapi("WebhookSecret");

export const WebhookDelivery = z
  .object({
    id: Id.openapi({ description: "The message id, `webhook-id`." }),
    event: z.string(),
    at: At,
    state: z.enum(DELIVERY_STATES),
    attempts: z.number().int(),
    next_attempt_at: At.nullable(),
    status: z.number().int().nullable(),
    answer: z.string().nullable(),
    took_ms: z.number().int().nullable(),
  })
  .openapi("WebhookDelivery");

export const shownWebhook = (hook: WebhookRow) => ({
  id: hook.publicId,
  name: hook.name,
  url: hook.url,
  events: hook.events,
  is_paused: hook.pausedAt !== null,
  former_secret_until: at(hook.formerUntil),
  waiting: hook.waiting,
  dead: hook.dead,
  last_delivered_at: at(hook.lastSentAt),
  created_at: at(hook.createdAt),
});

type Refused = Extract<Awaited<ReturnType<typeof createWebhook>>, { ok: false }>["refusal"];

/** A refusal of the use-cases as the API says it. */
export function refusedWebhook(refusal: Refused): Refusal {
  if (refusal === "not_found" || refusal === "conflict") return refuse(refusal);
  if (refusal === "full")
    return refuseAs({ code: "too_many", status: 409, title: t("webhooks.full", { n: MOST_WEBHOOKS }) });
  return refuseAs({
    code: `target_${refusal}`,
    status: 400,
    title: t(`webhooks.bad.${refusal}`),
    field: "url",
  });
}
