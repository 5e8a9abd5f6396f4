import { findProblems as find } from "../../app/features/system/find-problems.server";
import type { Job } from "./index";

/** Tells administrators what of the product itself does not work [MC-51]. */
export const findProblems: Job = {
  name: "find_problems",
  async run(needs) {
    return { told: await find(needs) };
  },
};
