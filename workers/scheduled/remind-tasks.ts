import { remindOfTask } from "../../app/features/work/tasks/remind.server";
import { listDueReminders } from "../../db/queries/work/tasks";
import type { Job } from "./index";

/** Reminders a tick: the rest waits a minute. */
const MOST = 200;

/** Tells of tasks whose reminder has come, each once. */
export const remindTasks: Job = {
  name: "remind_tasks",
  async run(needs) {
    let reminded = 0;
    for (const reminder of await listDueReminders(needs.db(0), needs.now, MOST))
      if (await remindOfTask(needs, reminder)) reminded += 1;
    if (reminded > 0) needs.mailer.sendSoon();
    return { reminded };
  },
};
