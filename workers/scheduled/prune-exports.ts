import { dropOldExports } from "../../app/features/export/drop-exports.server";
import type { Job } from "./index";

/** Removes the files of exports whose hour has passed (semantics 14). */
export const pruneExports: Job = {
  name: "prune_exports",
  async run(needs) {
    return { dropped: await dropOldExports(needs) };
  },
};
