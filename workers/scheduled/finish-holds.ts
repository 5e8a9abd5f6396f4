import { finishHold, listDueHolds } from "../../app/features/holds/finish-holds.server";
import type { Job } from "./index";

/** Timed blocks and limit windows that have ended: log and notice, each once. */
export const finishHolds: Job = {
  name: "finish_holds",
  async run(needs) {
    const due = await listDueHolds(needs);
    let finished = 0;
    for (const hold of due) if (await finishHold(needs, hold)) finished += 1;
    return { due: due.length, finished };
  },
};
