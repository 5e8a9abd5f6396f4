import { z } from "@hono/zod-openapi";
import { WEBHOOK_EVENTS } from "~/domain/webhooks/events";
import { DELIVERY_STATES } from "~/domain/webhooks/retry";
import { runWebhook, type WebhookAct } from "~/features/webhooks/run-webhook.server";
import {
  createWebhook,
  editWebhook,
  MOST_WEBHOOKS,
  rotateSecret,
} from "~/features/webhooks/save-webhook.server";
import { translatorOf } from "~/i18n/server";
import { listDeliveries } from "~db/queries/webhooks/deliveries";
import { findWebhook, listWebhooks, type WebhookRow } from "~db/queries/webhooks/list";
import type { Asker } from "../core/context";
import { created, done, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { type Refusal, refuse, refuseAs } from "../core/problem";
import { At, at, Id, IdPath, Line } from "../schemas/common";

const TAG = "Webhooks";
const NEEDS = "api.service_token" as const;
const t = translatorOf("en");

const Shown = z
  .object({
    id: Id,
    name: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    is_paused: z.boolean(),
    former_secret_until: At.nullable().openapi({ description: "Until then the former secret signs too." }),
    waiting: z.number().int(),
    dead: z.number().int().openapi({ description: "Messages that were given up." }),
    last_delivered_at: At.nullable(),
    created_at: At,
  })
  .openapi("Webhook");

const Wanted = z
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

const WithSecret = z
  .object({ id: Id, secret: z.string().openapi({ description: "Shown this one time.", example: "whsec_…" }) })
  .openapi("WebhookSecret");

const Delivery = z
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

export const webhooks = [
  list({
    id: "listWebhooks",
    path: "/webhooks",
    tag: TAG,
    summary: "Receivers that are told what happens",
    needs: NEEDS,
    answers: Shown,
    handle: async ({ needs, viewer, query }) =>
      pageOf((await listWebhooks(needs.db(viewer.accountId), viewer.accountId)).map(shown), query),
  }),
  operation({
    id: "createWebhook",
    method: "post",
    path: "/webhooks",
    tag: TAG,
    summary: "Connect a receiver",
    description:
      "Messages follow Standard Webhooks: HMAC-SHA-256 over id, timestamp and body. They name what happened and to whom by id; contents are fetched with a token.",
    needs: NEEDS,
    body: Wanted,
    answers: WithSecret,
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const made = await createWebhook(needs, viewer, body);
      return made.ok
        ? created({ id: made.id, secret: made.secret }, `/api/v1/webhooks/${made.id}`)
        : refused(made.refusal);
    },
  }),
  operation({
    id: "getWebhook",
    method: "get",
    path: "/webhooks/{id}",
    tag: TAG,
    summary: "Read a webhook",
    needs: NEEDS,
    params: IdPath,
    answers: Shown,
    handle: async (asker) => {
      const hook = await find(asker, asker.params.id);
      return hook === null ? refuse("not_found") : ok(shown(hook));
    },
  }),
  operation({
    id: "updateWebhook",
    method: "patch",
    path: "/webhooks/{id}",
    tag: TAG,
    summary: "Change, pause or go on with a webhook",
    needs: NEEDS,
    params: IdPath,
    body: z.strictObject({ ...Wanted.partial().shape, is_paused: z.boolean().optional() }),
    answers: Shown,
    handle: async (asker) => {
      const { needs, viewer, params, body } = asker;
      const before = await find(asker, params.id);
      if (before === null) return refuse("not_found");
      const { is_paused, ...rest } = body;
      if (Object.keys(rest).length > 0) {
        const { name = before.name, url = before.url, events = before.events } = rest;
        const saved = await editWebhook(needs, viewer, params.id, { name, url, events });
        if (!saved.ok) return refused(saved.refusal);
      }
      if (is_paused !== undefined && is_paused !== (before.pausedAt !== null)) {
        const turned = await runWebhook(needs, viewer, params.id, { act: is_paused ? "pause" : "resume" });
        if (!turned.ok) return refuse(turned.refusal);
      }
      const after = await find(asker, params.id);
      return after === null ? refuse("not_found") : ok(shown(after));
    },
  }),
  operation({
    id: "deleteWebhook",
    method: "delete",
    path: "/webhooks/{id}",
    tag: TAG,
    summary: "Delete a webhook with its delivery log",
    needs: NEEDS,
    params: IdPath,
    handle: (asker) => act(asker, asker.params.id, { act: "delete" }),
  }),
  operation({
    id: "rotateWebhookSecret",
    method: "post",
    path: "/webhooks/{id}/secret",
    tag: TAG,
    summary: "Make a new signing secret",
    description: "For 24 hours messages carry two signatures, by the new and by the former secret.",
    needs: NEEDS,
    params: IdPath,
    answers: WithSecret,
    handle: async ({ needs, viewer, params: { id } }) => {
      const made = await rotateSecret(needs, viewer, id);
      return made.ok ? ok({ id: made.id, secret: made.secret }) : refused(made.refusal);
    },
  }),
  operation({
    id: "testWebhook",
    method: "post",
    path: "/webhooks/{id}/test",
    tag: TAG,
    summary: "Send a test message",
    needs: NEEDS,
    params: IdPath,
    handle: (asker) => act(asker, asker.params.id, { act: "test" }),
  }),
  list({
    id: "listWebhookDeliveries",
    path: "/webhooks/{id}/deliveries",
    tag: TAG,
    summary: "Delivery log of a webhook, the newest first",
    needs: NEEDS,
    params: IdPath,
    query: z.strictObject({ state: z.enum(DELIVERY_STATES).optional() }),
    answers: Delivery,
    handle: async (asker) => {
      const { needs, viewer, query } = asker;
      const hook = await find(asker, asker.params.id);
      if (hook === null) return refuse("not_found");
      const before = query.cursor === null ? null : Number(query.cursor);
      if (before !== null && !Number.isSafeInteger(before)) return refuse("wrong_cursor");
      const rows = await listDeliveries(needs.db(viewer.accountId), viewer.accountId, {
        hookId: hook.id,
        state: query.state ?? null,
        before,
        limit: query.limit + 1,
      });
      const page = rows.slice(0, query.limit);
      const items = page.map((row) => ({
        id: row.publicId,
        event: row.event,
        at: at(row.at),
        state: row.state,
        attempts: row.attempts,
        next_attempt_at: row.state === "queued" ? at(row.nextAttemptAt) : null,
        status: row.status,
        answer: row.answer,
        took_ms: row.tookMs,
      }));
      return { kind: "page", items, next: rows.length > query.limit ? String(page.at(-1)?.id) : null };
    },
  }),
  operation({
    id: "replayWebhookDelivery",
    method: "post",
    path: "/webhooks/{id}/deliveries/{delivery}/replay",
    tag: TAG,
    summary: "Send a message again, under its id",
    needs: NEEDS,
    params: z.strictObject({ ...IdPath.shape, delivery: Id }),
    handle: (asker) => act(asker, asker.params.id, { act: "replay", delivery: asker.params.delivery }),
  }),
];

const find = ({ needs, viewer }: Asker, id: string) =>
  findWebhook(needs.db(viewer.accountId), viewer.accountId, id);

async function act({ needs, viewer }: Asker, id: string, wanted: WebhookAct) {
  const outcome = await runWebhook(needs, viewer, id, wanted);
  return outcome.ok ? done() : refuse(outcome.refusal);
}

const shown = (hook: WebhookRow) => ({
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

function refused(refusal: Refused): Refusal {
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
