import type { jobs as en } from "../en/jobs";

export const jobs = {
  "jobs.starting": "Zaczynamy",
  "jobs.progress": "{done} z {all}",
  "jobs.failed": "Zatrzymano na {done} z {all}. To, co zrobiono, nie przepadło.",
  "jobs.retry": "Ponów",
} as const satisfies Record<keyof typeof en, string>;
