/** Long work with its progress. */
export const jobs = {
  "jobs.starting": "Starting",
  "jobs.progress": "{done} of {all}",
  "jobs.failed": "Stopped at {done} of {all}. Nothing done so far is lost.",
  "jobs.retry": "Retry",
} as const;
