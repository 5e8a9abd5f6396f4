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

/** The webhooks of a company with what waits and what was given up; at most 50. */
export async function listWebhooks(db: Db, accountId: number): Promise<WebhookRow[]> {
  const count = (states: string) =>
    sql.raw(`(SELECT count(*) FROM webhook_deliveries d WHERE d.account_id = w.account_id
    AND d.webhook_id = w.id AND d.state IN (${states}))`);
  const rows = await db.all<
    Omit<WebhookRow, "events"> & { events: string }
  >(sql`SELECT w.id, w.public_id AS publicId,
      w.name, w.url, w.paused_at AS pausedAt, w.former_until AS formerUntil, w.created_at AS createdAt,
      (SELECT json_group_array(e.event) FROM webhook_events e WHERE e.account_id = w.account_id AND e.webhook_id = w.id) AS events,
      ${count("'queued', 'paused'")} AS waiting, ${count("'dead'")} AS dead,
      (SELECT max(d.done_at) FROM webhook_deliveries d WHERE d.account_id = w.account_id AND d.webhook_id = w.id
        AND d.state = 'sent') AS lastSentAt
    FROM webhooks w WHERE w.account_id = ${accountId} ORDER BY w.name, w.id LIMIT 50`);
  return rows.map((row) => ({ ...row, events: JSON.parse(row.events) as WebhookEvent[] }));
}

export const findWebhook = async (db: Db, accountId: number, publicId: string): Promise<WebhookRow | null> =>
  (await listWebhooks(db, accountId)).find((row) => row.publicId === publicId) ?? null;
