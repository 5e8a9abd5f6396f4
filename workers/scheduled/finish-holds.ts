import { deliver } from "../../app/features/gate/deliver.server";
import { finishHolds as finish, listDueHolds } from "../../app/features/holds/finish-holds.server";
import type { Job } from "./index";

/** Batches of one run, and gates told at once: the rest of the gates hears by the outbox, since no ended hold holds. */
const MOST_BATCHES = 20;
const MOST_TOLD = 50;

/** Timed blocks and limit windows that have ended: log and notice, each once. */
export const finishHolds: Job = {
  name: "finish_holds",
  async run(needs) {
    const accounts = new Map<number, { accountId: number; accountPublicId: string }>();
    let due = 0;
    let finished = 0;
    for (let batch = 0; batch < MOST_BATCHES; batch++) {
      const holds = await listDueHolds(needs);
      if (holds.length === 0) break;
      due += holds.length;
      if (await finish(needs, holds)) finished += holds.length;
      for (const hold of holds) accounts.set(hold.accountId, hold);
    }
    for (const account of [...accounts.values()].slice(0, MOST_TOLD)) await deliver(needs, account);
    return { due, finished };
  },
};
