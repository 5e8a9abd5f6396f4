import { seconds } from "../time/durations";

/** filling: rows of an import still arrive · open: waits or runs · done · failed: five attempts without progress. */
export const JOB_STATES = ["filling", "open", "done", "failed"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** How long one runner has a job for itself before another may take it (architecture, "Jobs and files"). */
export const LEASE_MS = seconds(60);
/** Attempts without a chunk done in between; then a person is asked to retry. */
export const MOST_ATTEMPTS = 5;
/** How long the request that started a job goes on with it after its answer. */
export const STARTER_MS = seconds(20);

/** A chunk that a browser sends of a file that it read (architecture, "Jobs and files"). */
export const MOST_CHUNK_ROWS = 500;

/** What a page shows of a job; `result` is what the kind says about the finished one. */
export type JobProgress<Result = unknown> = {
  id: string;
  kind: string;
  state: JobState;
  /** Units of work that are done, and of all; 0 = not counted yet. */
  done: number;
  total: number;
  result: Result | null;
};
