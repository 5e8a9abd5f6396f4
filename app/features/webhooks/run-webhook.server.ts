import type { SQL } from "drizzle-orm";
import { publicId } from "~/domain/ids/public-id";
import { findWebhook } from "~db/queries/webhooks/list";
import { deleteWebhook, pauseWebhook, queueTest, replayDelivery } from "~db/queries/webhooks/write";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

export type WebhookAct =
  | { act: "pause" | "resume" | "delete" | "test" }
  | { act: "replay"; delivery: string };
export type RunOutcome = { ok: true } | { ok: false; refusal: "not_found" | "conflict" };

/** One act on a webhook. A test or a replay needs one that is not paused; a replay keeps the message's id. */
export async function runWebhook(
  needs: Needs,
  acting: Acting,
  id: string,
  wanted: WebhookAct,
): Promise<RunOutcome> {
  const { accountId, actor } = acting;
  const hook = await findWebhook(needs.db(accountId), accountId, id);
  if (hook === null) return { ok: false, refusal: "not_found" };
  const { lost } = await change(needs, acting, {
    write: writeOf(needs, accountId, id, wanted),
    audit: {
      event: wanted.act === "delete" ? "webhook_deleted" : "webhook_updated",
      actor,
      target: { kind: "webhook", id: null, name: hook.name },
      ...(wanted.act === "delete"
        ? {}
        : { changes: [{ field: FIELDS[wanted.act], before: null, after: told(wanted) }] }),
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}

const FIELDS = { pause: "paused", resume: "paused", test: "tested", replay: "replayed" } as const;
const told = (wanted: WebhookAct) => (wanted.act === "replay" ? wanted.delivery : wanted.act !== "resume");

function writeOf(needs: Needs, accountId: number, id: string, wanted: WebhookAct): SQL[] {
  const { now } = needs;
  switch (wanted.act) {
    case "pause":
      return pauseWebhook(accountId, id, now, now);
    case "resume":
      return pauseWebhook(accountId, id, null, now);
    case "delete":
      return deleteWebhook(accountId, id);
    case "test":
      return queueTest(accountId, id, publicId(needs.random(16)), now);
    case "replay":
      return replayDelivery(accountId, id, wanted.delivery, now);
  }
}
