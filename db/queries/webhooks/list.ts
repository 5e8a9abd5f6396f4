import { sql } from "drizzle-orm";
import type { WebhookEvent } from "../../../app/domain/webhooks/events";
import type { Db } from "../../client";

export type WebhookRow = {
  id: number;
  publicId: string;
  name: string;
  url: string;
  events: WebhookEvent[];
  pausedAt: number | null;
  formerUntil: number | null;
  createdAt: number;
  waiting: number;
  dead: number;
  lastSentAt: number | null;
};

/** Counting stops here: a receiver that is down for a day would make every look at the list read all that waits for it. */
const COUNTED = 1_000;

/** The webhooks of a company with what waits and what was given up, each counted up to 1,000; at most 50. */
export async function listWebhooks(db: Db, accountId: number): Promise<WebhookRow[]> {
  const of = `FROM webhook_deliveries d INDEXED BY webhook_deliveries_state
    WHERE d.account_id = w.account_id AND d.webhook_id = w.id AND d.state`;
  const count = (states: string) =>
    sql.raw(`(SELECT count(*) FROM (SELECT 1 ${of} IN (${states}) LIMIT ${COUNTED}))`);
  const rows = await db.all<
    Omit<WebhookRow, "events"> & { events: string }
  >(sql`SELECT w.id, w.public_id AS publicId,
      w.name, w.url, w.paused_at AS pausedAt, w.former_until AS formerUntil, w.created_at AS createdAt,
      (SELECT json_group_array(e.event) FROM webhook_events e WHERE e.account_id = w.account_id AND e.webhook_id = w.id) AS events,
      ${count("'queued', 'paused'")} AS waiting, ${count("'dead'")} AS dead,
      (SELECT d.done_at ${sql.raw(of)} = 'sent' ORDER BY d.done_at DESC LIMIT 1) AS lastSentAt
    FROM webhooks w WHERE w.account_id = ${accountId} ORDER BY w.name, w.id LIMIT 50`);
  return rows.map((row) => ({ ...row, events: JSON.parse(row.events) as WebhookEvent[] }));
}

export const findWebhook = async (db: Db, accountId: number, publicId: string): Promise<WebhookRow | null> =>
  (await listWebhooks(db, accountId)).find((row) => row.publicId === publicId) ?? null;
