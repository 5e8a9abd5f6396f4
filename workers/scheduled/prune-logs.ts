import { listRetentions, pruneAuthLog } from "../../db/queries/auth-log/prune";
import type { Job } from "./index";

const CHUNK = 500;
/** Rows a tick: the rest waits a minute, so that no tick is long. */
const MOST_A_TICK = 5_000;

/** Deletes lines of the authorization log that are older than the company keeps them (semantics 12, 14.2.7). */
export const pruneLogs: Job = {
  name: "prune_logs",
  async run(needs) {
    let left = MOST_A_TICK;
    for (const { accountId, before } of await listRetentions(needs.db(0), needs.now)) {
      for (let deleted = CHUNK; deleted === CHUNK && left > 0; left -= deleted)
        deleted = await pruneAuthLog(needs.db(accountId), accountId, before, Math.min(CHUNK, left));
      if (left <= 0) break;
    }
    return { deleted: MOST_A_TICK - left };
  },
};
