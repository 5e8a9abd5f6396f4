import { sql } from "drizzle-orm";
import type { WebhookSource } from "../../../app/domain/webhooks/events";
import type { DeliveryState } from "../../../app/domain/webhooks/retry";
import type { Db } from "../../client";

/** A leased message with where it goes and what signs it. */
export type LeasedDelivery = {
  id: number;
  accountId: number;
  publicId: string;
  webhookId: number;
  event: string;
  source: WebhookSource | "test";
  sourceId: number | null;
  at: number;
  attempts: number;
  url: string;
  secret: string;
  formerSecret: string | null;
  formerUntil: number | null;
};

/** At most so many of one webhook in one lease: a slow receiver holds up no other. */
const OF_ONE = 5;

/** Takes messages that are due for one runner; a runner that dies loses its lease, and they are tried again. */
export async function leaseDeliveries(
  db: Db,
  { lease, now, until, atMost }: { lease: string; now: number; until: number; atMost: number },
): Promise<LeasedDelivery[]> {
  const taken = await db.all<{ id: number }>(sql`UPDATE webhook_deliveries SET lease = ${lease},
      leased_until = ${until}, attempts = attempts + 1
    WHERE id IN (SELECT id FROM (SELECT id, next_attempt_at,
        row_number() OVER (PARTITION BY webhook_id ORDER BY next_attempt_at, id) AS place FROM webhook_deliveries
        WHERE state = 'queued' AND next_attempt_at <= ${now} AND (leased_until IS NULL OR leased_until <= ${now})
          AND account_id NOT IN (SELECT account_id FROM settings WHERE closing_at IS NOT NULL))
      WHERE place <= ${OF_ONE} ORDER BY next_attempt_at, id LIMIT ${atMost})
    RETURNING id`);
  if (taken.length === 0) return [];
  return db.all<LeasedDelivery>(sql`SELECT d.id, d.account_id AS accountId, d.public_id AS publicId,
      d.webhook_id AS webhookId, d.event, d.source, d.source_id AS sourceId, d.at, d.attempts, w.url, w.secret,
      w.former_secret AS formerSecret, w.former_until AS formerUntil
    FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE d.lease = ${lease}
      AND d.id IN (SELECT value FROM json_each(${JSON.stringify(taken.map(({ id }) => id))})) ORDER BY d.id`);
}

export type SettledDelivery = {
  state: "queued" | "sent" | "dead";
  nextAttemptAt: number;
  /** Of the receiver; null when there was no answer. */
  status: number | null;
  answer: string;
  tookMs: number;
  now: number;
};

/** Writes down what became of a message; nothing when the lease was lost. A paused webhook's message waits. */
export const settleDelivery = (
  id: number,
  lease: string,
  done: SettledDelivery,
) => sql`UPDATE webhook_deliveries SET
    state = CASE WHEN ${done.state} = 'queued' AND EXISTS (SELECT 1 FROM webhooks w
      WHERE w.id = webhook_deliveries.webhook_id AND w.paused_at IS NOT NULL) THEN 'paused' ELSE ${done.state} END,
    next_attempt_at = ${done.nextAttemptAt}, status = ${done.status}, answer = ${done.answer}, took_ms = ${done.tookMs},
    done_at = ${done.state === "queued" ? null : done.now}, lease = NULL, leased_until = NULL
  WHERE id = ${id} AND lease = ${lease}`;

/** A receiver that is gone for good (410) is told nothing more until somebody goes on (Standard Webhooks). */
export const pauseGone = (webhookId: number, now: number) => [
  sql`UPDATE webhooks SET paused_at = ${now} WHERE id = ${webhookId} AND paused_at IS NULL`,
  sql`UPDATE webhook_deliveries SET state = 'paused' WHERE webhook_id = ${webhookId} AND state = 'queued'
    AND lease IS NULL`,
];

export type DeliveryRow = {
  id: number;
  publicId: string;
  event: string;
  at: number;
  state: DeliveryState;
  attempts: number;
  nextAttemptAt: number;
  status: number | null;
  answer: string | null;
  tookMs: number | null;
  doneAt: number | null;
  source: WebhookSource | "test";
  sourceId: number | null;
};

/** The delivery log of one webhook, the newest first. */
export const listDeliveries = (
  db: Db,
  accountId: number,
  {
    hookId,
    state,
    before,
    limit,
  }: { hookId: number; state: DeliveryState | null; before: number | null; limit: number },
): Promise<DeliveryRow[]> =>
  db.all<DeliveryRow>(sql`SELECT id, public_id AS publicId, event, at, state, attempts, source, source_id AS sourceId,
      next_attempt_at AS nextAttemptAt, status, answer, took_ms AS tookMs, done_at AS doneAt FROM webhook_deliveries
    WHERE account_id = ${accountId} AND webhook_id = ${hookId} AND (${state} IS NULL OR state = ${state})
      AND id < ${before ?? Number.MAX_SAFE_INTEGER} ORDER BY id DESC LIMIT ${limit}`);
