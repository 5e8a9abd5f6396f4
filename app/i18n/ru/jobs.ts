import type { jobs as en } from "../en/jobs";

export const jobs = {
  "jobs.starting": "Начинаем",
  "jobs.progress": "{done} из {all}",
  "jobs.failed": "Остановилось на {done} из {all}. Сделанное не потеряно.",
  "jobs.retry": "Повторить",
} as const satisfies Record<keyof typeof en, string>;
