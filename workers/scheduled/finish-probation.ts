import { sql } from "drizzle-orm";
import { finishProbation as finish } from "../../app/features/network/finish-probation.server";
import type { Job } from "./index";

type Due = { accountId: number; accountPublicId: string };

/** Writes back allowlist changes whose ten minutes have passed without a confirmation (semantics 8). */
export const finishProbation: Job = {
  name: "finish_probation",
  async run(needs) {
    const due = await needs.db(0).all<Due>(sql`SELECT n.account_id AS accountId,
      s.account_public_id AS accountPublicId FROM network_state n JOIN settings s ON s.account_id = n.account_id
      WHERE n.confirm_by <= ${needs.now} LIMIT 200`);
    let finished = 0;
    for (const account of due) if (await finish(needs, account)) finished += 1;
    return { due: due.length, finished };
  },
};
