import { type SQL, sql } from "drizzle-orm";
import { sourceOf, TEST_EVENT, type WebhookEvent } from "../../../app/domain/webhooks/events";
import { mustChangeOne } from "../guarded-batch";

/** `secret`: sealed. */
export type NewWebhook = {
  publicId: string;
  name: string;
  url: string;
  secret: string;
  events: readonly WebhookEvent[];
};

const idOf = (accountId: number, publicId: string) =>
  sql`(SELECT id FROM webhooks WHERE account_id = ${accountId} AND public_id = ${publicId})`;

export const insertWebhook = (accountId: number, hook: NewWebhook, now: number, most: number): SQL[] => [
  sql`INSERT INTO webhooks(account_id, public_id, name, url, secret, created_at)
    SELECT ${accountId}, ${hook.publicId}, ${hook.name}, ${hook.url}, ${hook.secret}, ${now}
    WHERE (SELECT count(*) FROM webhooks WHERE account_id = ${accountId}) < ${most}`,
  mustChangeOne(),
  ...writeEvents(accountId, hook.publicId, hook.events),
];

export const updateWebhook = (
  accountId: number,
  publicId: string,
  { name, url, events }: Pick<NewWebhook, "name" | "url" | "events">,
): SQL[] => [
  sql`UPDATE webhooks SET name = ${name}, url = ${url} WHERE account_id = ${accountId} AND public_id = ${publicId}`,
  mustChangeOne(),
  sql`DELETE FROM webhook_events WHERE account_id = ${accountId} AND webhook_id = ${idOf(accountId, publicId)}`,
  ...writeEvents(accountId, publicId, events),
];

function writeEvents(accountId: number, publicId: string, events: readonly WebhookEvent[]): SQL[] {
  const pairs = events.map((event) => [sourceOf(event), event]);
  return [
    sql`INSERT OR IGNORE INTO webhook_events(account_id, source, event, webhook_id)
      SELECT ${accountId}, value->>0, value->>1, ${idOf(accountId, publicId)} FROM json_each(${JSON.stringify(pairs)})`,
  ];
}

/** Pauses or goes on; what has gathered meanwhile is due at once. One row, or none when it stands so already. */
export const pauseWebhook = (
  accountId: number,
  publicId: string,
  pausedAt: number | null,
  now: number,
): SQL[] => [
  sql`UPDATE webhooks SET paused_at = ${pausedAt} WHERE account_id = ${accountId} AND public_id = ${publicId}
    AND (paused_at IS NULL) <> (${pausedAt} IS NULL)`,
  mustChangeOne(),
  sql`UPDATE webhook_deliveries SET state = ${pausedAt === null ? "queued" : "paused"},
      next_attempt_at = CASE WHEN ${pausedAt} IS NULL THEN ${now} ELSE next_attempt_at END
    WHERE account_id = ${accountId} AND webhook_id = ${idOf(accountId, publicId)}
      AND state = ${pausedAt === null ? "paused" : "queued"}`,
];

/** The secret of now becomes the former one and signs too until `formerUntil`. */
export const rotateWebhook = (
  accountId: number,
  publicId: string,
  secret: string,
  formerUntil: number,
): SQL[] => [
  sql`UPDATE webhooks SET former_secret = secret, former_until = ${formerUntil}, secret = ${secret}
    WHERE account_id = ${accountId} AND public_id = ${publicId}`,
  mustChangeOne(),
];

/** The webhook with everything of it. */
export const deleteWebhook = (accountId: number, publicId: string): SQL[] => [
  ...["webhook_events", "webhook_deliveries"].map(
    (table) =>
      sql`DELETE FROM ${sql.raw(table)} WHERE account_id = ${accountId} AND webhook_id = ${idOf(accountId, publicId)}`,
  ),
  sql`DELETE FROM webhooks WHERE account_id = ${accountId} AND public_id = ${publicId}`,
  mustChangeOne(),
];

/** A message that tells of nothing but itself. */
export const queueTest = (accountId: number, publicId: string, deliveryId: string, now: number): SQL[] => [
  sql`INSERT INTO webhook_deliveries(account_id, public_id, webhook_id, event, source, at, next_attempt_at)
    SELECT ${accountId}, ${deliveryId}, id, ${TEST_EVENT}, 'test', ${now}, ${now} FROM webhooks
    WHERE account_id = ${accountId} AND public_id = ${publicId} AND paused_at IS NULL`,
  mustChangeOne(),
];

/** Sends a message again under the same id; not while somebody is sending it. */
export const replayDelivery = (accountId: number, hookId: string, deliveryId: string, now: number): SQL[] => [
  sql`UPDATE webhook_deliveries SET state = 'queued', attempts = 0, next_attempt_at = ${now}, done_at = NULL
    WHERE account_id = ${accountId} AND public_id = ${deliveryId} AND webhook_id = (SELECT id FROM webhooks
      WHERE account_id = ${accountId} AND public_id = ${hookId} AND paused_at IS NULL)
    AND state IN ('sent', 'dead')`,
  mustChangeOne(),
];
