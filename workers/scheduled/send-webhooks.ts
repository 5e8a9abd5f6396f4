import { sql } from "drizzle-orm";
import { KEEPS_DELIVERIES_MS } from "../../app/domain/webhooks/retry";
import { sendWebhooks as send } from "../../app/features/webhooks/send-webhooks.server";
import type { Job } from "./index";

/** Messages that no request has sent: those of the gate, of jobs, and those that are tried again. */
export const sendWebhooks: Job = {
  name: "send_webhooks",
  run: (needs) => send(needs, { batches: 40 }),
};

/** Forgets what was sent, given up or held back more than 30 days ago (docs/operations.md, "Retention"). */
export const pruneWebhooks: Job = {
  name: "prune_webhooks",
  async run(needs) {
    const before = needs.now - KEEPS_DELIVERIES_MS;
    const { meta } = await needs.db(0).run(sql`DELETE FROM webhook_deliveries WHERE id IN (SELECT id
      FROM webhook_deliveries WHERE state IN ('sent', 'dead', 'paused') AND next_attempt_at < ${before} LIMIT 5000)`);
    return { deleted: meta.changes };
  },
};
