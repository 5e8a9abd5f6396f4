import { dueRanges, pruneRange } from "../../db/queries/audit-log/prune";
import type { Job } from "./index";

/** Ranges a tick: the rest waits a minute, so that no tick is long. */
const MOST = 20;

/** Removes entries of the audit log that are older than the company keeps them: whole sealed ranges; the seals stay. */
export const pruneAudit: Job = {
  name: "prune_audit",
  async run(needs) {
    let deleted = 0;
    for (const range of await dueRanges(needs.db(0), needs.now, MOST))
      deleted += await pruneRange(needs.db(range.accountId), range);
    return { deleted };
  },
};
