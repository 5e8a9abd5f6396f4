import { sql } from "drizzle-orm";
import { followUp } from "../../app/features/limits/follow-reached.server";
import type { Job } from "./index";

type Account = { accountId: number; accountPublicId: string };

/** Limits that were reached and that nobody has logged or told yet: what the request could not do, or what is collected. */
export const followLimits: Job = {
  name: "follow_limits",
  async run(needs) {
    const accounts = await needs
      .db(0)
      .all<Account>(sql`SELECT s.account_id AS accountId, s.account_public_id AS accountPublicId
      FROM settings s WHERE s.account_id IN (SELECT account_id FROM limit_events WHERE told_at IS NULL
        UNION SELECT account_id FROM limit_events WHERE logged_at IS NULL) LIMIT 500`);
    const report = { logged: 0, told: 0 };
    for (const account of accounts) {
      const { logged, told } = await followUp(needs, account);
      report.logged += logged;
      report.told += told;
    }
    return report;
  },
};
