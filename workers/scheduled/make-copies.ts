import { startDueCopies } from "../../app/features/copies/make-copy.server";
import type { Job } from "./index";

/** Full copies by schedule (MC-96): makes the jobs, which `work_jobs` runs. */
export const makeCopies: Job = {
  name: "make_copies",
  async run(needs) {
    return { started: await startDueCopies(needs) };
  },
};
