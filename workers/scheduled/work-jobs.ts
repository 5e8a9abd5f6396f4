import { days, hours, seconds } from "../../app/domain/time/durations";
import { JOB_KINDS } from "../../app/features/job-kinds.server";
import type { AnyJobKind } from "../../app/features/jobs/job-kind.server";
import { runJob } from "../../app/features/jobs/run-job.server";
import { failSilent, listFreeJobs, pruneJobs } from "../../db/queries/jobs";
import type { Job } from "./index";

/** Of a tick of a minute, so that the other work of cron has its time. */
const TICK_MS = seconds(20);

/** Goes on with long work whose starter has gone, and forgets finished jobs after 30 days (architecture, "Jobs and files"). */
export const workJobs = jobsOf(JOB_KINDS);

/** As `workJobs` for a list of kinds and a clock: what tests choose. */
export function jobsOf(kinds: readonly AnyJobKind[], clock: () => number = Date.now): Job {
  return {
    name: "work_jobs",
    async run(needs) {
      const db = needs.db(0);
      const end = clock() + TICK_MS;
      const report = { failed: await failSilent(db, clock()), ran: 0, finished: 0, forgotten: 0 };
      for (const { kind, ...ref } of await listFreeJobs(db, clock())) {
        const known = kinds.find(({ name }) => name === kind);
        if (known === undefined || clock() >= end) continue;
        const outcome = await runJob(needs, known, ref, { forMs: end - clock(), clock });
        report.ran += 1;
        if (outcome === "done") report.finished += 1;
        if (outcome === "failed") report.failed += 1;
      }
      report.forgotten = await pruneJobs(db, {
        finishedBefore: needs.now - days(30),
        filledBefore: needs.now - hours(24),
      });
      return report;
    },
  };
}
