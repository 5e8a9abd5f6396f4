import { markReminded } from "../../db/queries/work/tasks";
import type { Job } from "./index";

/** Reminders a tick: the rest waits a minute. */
const MOST = 500;

/** Marks tasks whose reminder has come, each once. */
export const remindTasks: Job = {
  name: "remind_tasks",
  async run(needs) {
    return { reminded: (await markReminded(needs.db(0), needs.now, MOST)).length };
  },
};
