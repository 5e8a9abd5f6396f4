import { finishHold, listDueHolds } from "../../app/features/holds/finish-holds.server";
import { tellFinished } from "../../app/features/holds/tell-of-holds.server";
import { isHeld } from "../../db/queries/holds";
import type { Job } from "./index";

/** Timed blocks and limit windows that have ended: log and notice, each once. */
export const finishHolds: Job = {
  name: "finish_holds",
  async run(needs) {
    const due = await listDueHolds(needs);
    let finished = 0;
    for (const hold of due) {
      if (!(await finishHold(needs, hold))) continue;
      finished += 1;
      const { accountId, userId } = hold;
      await tellFinished(needs, hold, await isHeld(needs.db(accountId), accountId, userId, needs.now));
    }
    return { due: due.length, finished };
  },
};
