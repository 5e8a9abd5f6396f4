import { z } from "@hono/zod-openapi";
import { JOB_STATES } from "~/domain/jobs/jobs";
import { JOB_KINDS } from "~/features/job-kinds.server";
import { readProgress } from "~/features/jobs/read-progress.server";
import { retryJob } from "~/features/jobs/retry-job.server";
import { done, ok, operation } from "../core/operation";
import { refuse } from "../core/problem";
import { Id, IdPath } from "../schemas/common";

const TAG = "Jobs";

const Job = z
  .object({
    id: Id,
    kind: z.string(),
    state: z.enum(JOB_STATES),
    done: z.number().int(),
    total: z.number().int().openapi({ description: "0 = not counted yet." }),
  })
  .openapi("Job");

export const jobs = [
  operation({
    id: "getJob",
    method: "get",
    path: "/jobs/{id}",
    tag: TAG,
    summary: "How far a job is",
    description: "One that you started; anybody else's is not there.",
    needs: null,
    params: IdPath,
    answers: Job,
    handle: async ({ needs, viewer, params: { id } }) => {
      const job = await readProgress(needs, viewer, id);
      if (job === null) return refuse("not_found");
      const { kind, state, done: so_far, total } = job;
      return ok({ id, kind, state, done: so_far, total });
    },
  }),
  operation({
    id: "retryJob",
    method: "post",
    path: "/jobs/{id}/retry",
    tag: TAG,
    summary: "Go on with a failed job from where it stopped",
    needs: null,
    params: IdPath,
    handle: async ({ needs, viewer: { accountId, userId }, params: { id } }) =>
      (await retryJob(needs, { accountId, userId, jobId: id }, JOB_KINDS)) ? done() : refuse("not_found"),
  }),
];
