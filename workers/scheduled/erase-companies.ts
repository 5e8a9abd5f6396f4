import { seconds } from "../../app/domain/time/durations";
import { eraseCompany } from "../../app/features/closing/erase-company.server";
import { listDueCompanies } from "../../db/queries/closing/erase";
import type { Job } from "./index";

/** Of a tick of a minute, so that the other work of cron has its time. */
const TICK_MS = seconds(10);

/** Companies whose 30 days are over: everything of theirs goes (AU-23). */
export const eraseCompanies: Job = {
  name: "erase_companies",
  async run(needs) {
    const until = needs.clock() + TICK_MS;
    const due = await listDueCompanies(needs.db(0), needs.now);
    let erased = 0;
    for (const company of due) if (await eraseCompany(needs, company, until)) erased += 1;
    return { due: due.length, erased };
  },
};
