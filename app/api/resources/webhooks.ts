import { z } from "@hono/zod-openapi";
import { DELIVERY_STATES } from "~/domain/webhooks/retry";
import { runWebhook, type WebhookAct } from "~/features/webhooks/run-webhook.server";
import { createWebhook, editWebhook, rotateSecret } from "~/features/webhooks/save-webhook.server";
import { listDeliveries } from "~db/queries/webhooks/deliveries";
import { findWebhook, listWebhooks } from "~db/queries/webhooks/list";
import type { Asker } from "../core/context";
import { created, done, list, ok, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse } from "../core/problem";
import { at, Id, IdPath } from "../schemas/common";
import {
  refusedWebhook,
  shownWebhook,
  WantedWebhook,
  Webhook,
  WebhookDelivery,
  WebhookSecret,
} from "../schemas/webhooks";

const TAG = "Webhooks";
const NEEDS = "api.service_token" as const;

export const webhooks = [
  list({
    id: "listWebhooks",
    path: "/webhooks",
    tag: TAG,
    summary: "Receivers that are told what happens",
    needs: NEEDS,
    answers: Webhook,
    handle: async ({ needs, viewer, query }) =>
      pageOf((await listWebhooks(needs.db(viewer.accountId), viewer.accountId)).map(shownWebhook), query),
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
    body: WantedWebhook,
    answers: WebhookSecret,
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const made = await createWebhook(needs, viewer, body);
      return made.ok
        ? created({ id: made.id, secret: made.secret }, `/api/v1/webhooks/${made.id}`)
        : refusedWebhook(made.refusal);
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
    answers: Webhook,
    handle: async (asker) => {
      const hook = await find(asker, asker.params.id);
      return hook === null ? refuse("not_found") : ok(shownWebhook(hook));
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
    body: z
      .strictObject({ ...WantedWebhook.partial().shape, is_paused: z.boolean().optional() })
      .openapi({ example: { is_paused: true } }),
    answers: Webhook,
    handle: async (asker) => {
      const { needs, viewer, params, body } = asker;
      const before = await find(asker, params.id);
      if (before === null) return refuse("not_found");
      const { is_paused, ...rest } = body;
      if (Object.keys(rest).length > 0) {
        const { name = before.name, url = before.url, events = before.events } = rest;
        const saved = await editWebhook(needs, viewer, params.id, { name, url, events });
        if (!saved.ok) return refusedWebhook(saved.refusal);
      }
      if (is_paused !== undefined && is_paused !== (before.pausedAt !== null)) {
        const turned = await runWebhook(needs, viewer, params.id, { act: is_paused ? "pause" : "resume" });
        if (!turned.ok) return refuse(turned.refusal);
      }
      const after = await find(asker, params.id);
      return after === null ? refuse("not_found") : ok(shownWebhook(after));
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
    answers: WebhookSecret,
    handle: async ({ needs, viewer, params: { id } }) => {
      const made = await rotateSecret(needs, viewer, id);
      return made.ok ? ok({ id: made.id, secret: made.secret }) : refusedWebhook(made.refusal);
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
    answers: WebhookDelivery,
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
