import type { Needs } from "../../app/features/needs";
import { configOf } from "../config";
import { needsOf } from "../context";
import type { Env } from "../env";
import { laterIn, logFailure, logJob } from "../log-line";
import { emptyBin } from "./empty-bin";
import { endSessions } from "./end-sessions";
import { eraseCompanies } from "./erase-companies";
import { findProblems } from "./find-problems";
import { finishHolds } from "./finish-holds";
import { finishProbation } from "./finish-probation";
import { followLimits } from "./follow-limits";
import { linkNewcomers } from "./link-newcomers";
import { mailHeads } from "./mail-heads";
import { makeCopies } from "./make-copies";
import { pruneAudit } from "./prune-audit";
import { pruneExports } from "./prune-exports";
import { pruneLogs } from "./prune-logs";
import { pruneMails } from "./prune-mails";
import { prunePresence } from "./prune-presence";
import { remindClosing } from "./remind-closing";
import { remindTasks } from "./remind-tasks";
import { sealLogs } from "./seal-logs";
import { sendMails } from "./send-mails";
import { sendOutbox } from "./send-outbox";
import { pruneWebhooks, sendWebhooks } from "./send-webhooks";
import { workJobs } from "./work-jobs";

/** What a job answers: counts, which only the caller prints. */
export type Report = Record<string, number>;
export type Job = { name: string; run: (needs: Needs) => Promise<Report> };

const jobs: readonly Job[] = [
  sendOutbox,
  linkNewcomers,
  endSessions,
  finishHolds,
  followLimits,
  finishProbation,
  sealLogs,
  mailHeads,
  pruneAudit,
  pruneLogs,
  pruneMails,
  prunePresence,
  makeCopies,
  workJobs,
  findProblems,
  remindTasks,
  remindClosing,
  emptyBin,
  pruneWebhooks,
  eraseCompanies,
  // Last: a slow mail server or receiver holds up nothing but mails and messages.
  sendMails,
  sendWebhooks,
  pruneExports,
];

/** Cron hands time down: a late run acts at its own instant, never at one to come. One job's failure stops no other. */
export async function runJobs(
  controller: ScheduledController,
  env: Env,
  ctx: ExecutionContext,
): Promise<void> {
  const now = Math.min(controller.scheduledTime, Date.now());
  const requestId = `cron-${now}`;
  const needs = needsOf(env, configOf(env), { now, requestId, later: laterIn(ctx, requestId) });
  for (const job of jobs) {
    try {
      const report = await job.run(needs);
      if (Object.values(report).some((count) => count > 0)) logJob(job.name, report);
    } catch (failure) {
      logFailure({ event: "job_failed", job: job.name }, failure);
    }
  }
}
