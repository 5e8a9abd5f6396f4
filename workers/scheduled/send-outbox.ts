import { sql } from "drizzle-orm";
import { days } from "../../app/domain/time/durations";
import { deliver } from "../../app/features/gate/deliver.server";
import type { Job } from "./index";

type Behind = { accountId: number; accountPublicId: string };

/** Brings gates up to date that were out of reach at the commit, and forgets rows applied more than a day ago. */
export const sendOutbox: Job = {
  name: "send_outbox",
  async run(needs) {
    const db = needs.db(0);
    const behind =
      await db.all<Behind>(sql`SELECT g.account_id AS accountId, s.account_public_id AS accountPublicId
      FROM gate_state g JOIN settings s ON s.account_id = g.account_id
      WHERE g.applied IS NOT NULL AND g.applied < g.seq LIMIT 200`);
    let sent = 0;
    for (const account of behind) if (await deliver(needs, account)) sent += 1;
    await db.run(sql`DELETE FROM gate_outbox WHERE at < ${needs.now - days(1)}
      AND seq <= (SELECT coalesce(applied, 0) FROM gate_state g WHERE g.account_id = gate_outbox.account_id)`);
    return { behind: behind.length, sent };
  },
};
