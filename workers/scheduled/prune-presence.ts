import { listRetentions } from "../../db/queries/auth-log/prune";
import { pruneIntervals } from "../../db/queries/presence";
import type { Job } from "./index";

/** Rows an account a tick: the rest waits a minute, so that no tick is long. */
const MOST = 500;

/** Deletes intervals of the timeline that are older than the log is kept, as the notice to employees says (FM-14). */
export const prunePresence: Job = {
  name: "prune_presence",
  async run(needs) {
    let deleted = 0;
    for (const { accountId, before } of await listRetentions(needs.db(0), needs.now)) {
      deleted += await pruneIntervals(needs.db(accountId), accountId, before, MOST);
    }
    return { deleted };
  },
};
