import { dropOldExports } from "../../app/features/export/drop-exports.server";
import { exportTable } from "../../app/features/export/export-job.server";
import { exportRecords } from "../../app/features/work-export/export-records.server";
import type { Job } from "./index";

const EXPORT_KINDS = [exportTable.name, exportRecords.name];

/** Removes the files of exports whose hour has passed (semantics 14). */
export const pruneExports: Job = {
  name: "prune_exports",
  async run(needs) {
    return { dropped: await dropOldExports(needs, EXPORT_KINDS) };
  },
};
