import { sql } from "drizzle-orm";
import { days } from "../../app/domain/time/durations";
import type { Job } from "./index";

/** Forgets what was sent, or not, more than 90 days ago (docs/operations.md, "Retention"). */
export const pruneMails: Job = {
  name: "prune_mails",
  async run(needs) {
    const { meta } = await needs.db(0).run(sql`DELETE FROM mail_outbox WHERE id IN (SELECT id FROM mail_outbox
      WHERE state <> 'queued' AND next_attempt_at < ${needs.now - days(90)} LIMIT 5000)`);
    return { deleted: meta.changes };
  },
};
