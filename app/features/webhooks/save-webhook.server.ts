import { base64url } from "~/domain/ids/public-id";
import type { WebhookEvent } from "~/domain/webhooks/events";
import { BOTH_SECRETS_MS } from "~/domain/webhooks/retry";
import { judgeTarget, type TargetRefusal } from "~/domain/webhooks/target";
import { findWebhook, listWebhooks, type WebhookRow } from "~db/queries/webhooks/list";
import { insertWebhook, rotateWebhook, updateWebhook } from "~db/queries/webhooks/write";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { newSecret } from "./sign.server";

export const MOST_WEBHOOKS = 50;
export type WantedWebhook = { name: string; url: string; events: WebhookEvent[] };
type Refused = { ok: false; refusal: TargetRefusal | "full" | "not_found" | "conflict" };
/** `secret` is answered once; only its encryption is kept. */
export type SecretOutcome = { ok: true; id: string; secret: string } | Refused;
export type SaveOutcome = { ok: true } | Refused;

/** Connects a receiver [security.md 51, 52]. */
export async function createWebhook(
  needs: Needs,
  acting: Acting,
  wanted: WantedWebhook,
): Promise<SecretOutcome> {
  const { accountId, actor } = acting;
  const target = judgeTarget(wanted.url, needs.webhooks.allowsLoopback);
  if (!target.ok) return target;
  const id = base64url(needs.random(16));
  const secret = newSecret(needs);
  const hook = { ...wanted, publicId: id, url: target.url, secret: await needs.webhooks.seal(secret) };
  const { lost } = await change(needs, acting, {
    write: insertWebhook(accountId, hook, needs.now, MOST_WEBHOOKS),
    audit: {
      event: "webhook_created",
      actor,
      target: { kind: "webhook", id: null, name: wanted.name },
      changes: changesOf(null, { ...wanted, url: target.url }),
    },
    gate: [],
  });
  if (!lost) return { ok: true, id, secret };
  return { ok: false, refusal: (await isFull(needs, accountId)) ? "full" : "conflict" };
}

const isFull = async (needs: Needs, accountId: number) =>
  (await listWebhooks(needs.db(accountId), accountId)).length >= MOST_WEBHOOKS;

/** Name, address and events of a webhook; its secret stays. */
export async function editWebhook(
  needs: Needs,
  acting: Acting,
  id: string,
  wanted: WantedWebhook,
): Promise<SaveOutcome> {
  const { accountId, actor } = acting;
  const target = judgeTarget(wanted.url, needs.webhooks.allowsLoopback);
  if (!target.ok) return target;
  const before = await findWebhook(needs.db(accountId), accountId, id);
  if (before === null) return { ok: false, refusal: "not_found" };
  const after = { ...wanted, url: target.url };
  const { lost } = await change(needs, acting, {
    write: updateWebhook(accountId, id, after),
    audit: {
      event: "webhook_updated",
      actor,
      target: { kind: "webhook", id: null, name: wanted.name },
      changes: changesOf(before, after),
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}

/** A new secret; the one of now goes on signing for a day, so that the receiver can be changed without a gap. */
export async function rotateSecret(needs: Needs, acting: Acting, id: string): Promise<SecretOutcome> {
  const { accountId, actor } = acting;
  const hook = await findWebhook(needs.db(accountId), accountId, id);
  if (hook === null) return { ok: false, refusal: "not_found" };
  const secret = newSecret(needs);
  const { lost } = await change(needs, acting, {
    write: rotateWebhook(accountId, id, await needs.webhooks.seal(secret), needs.now + BOTH_SECRETS_MS),
    audit: {
      event: "webhook_updated",
      actor,
      target: { kind: "webhook", id: null, name: hook.name },
      changes: [{ field: "secret_replaced", before: null, after: true }],
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true, id, secret };
}

function changesOf(before: Pick<WebhookRow, "name" | "url" | "events"> | null, after: WantedWebhook) {
  const told = (events: readonly string[]) => [...events].sort().join(" ");
  return [
    { field: "name", before: before?.name ?? null, after: after.name },
    { field: "url", before: before?.url ?? null, after: after.url },
    { field: "events", before: before === null ? null : told(before.events), after: told(after.events) },
  ].filter((one) => one.before !== one.after);
}
