import { fullCopy } from "./copies/copy-job.server";
import { exportTable } from "./export/export-job.server";
import { moveWork } from "./hand-over/move-work.server";
import type { AnyJobKind } from "./jobs/job-kind.server";
import { importPeople } from "./people-import/import-people.server";
import { undoImport } from "./people-import/undo-import.server";
import { exportRecords } from "./work-export/export-records.server";
import { importRecords } from "./work-import/import-records.server";
import { undoRecords } from "./work-import/undo-records.server";

/** Every kind of job there is; cron goes on with each, and "Retry" too. How to add one: `jobs/job-kind.server.ts`. */
export const JOB_KINDS: readonly AnyJobKind[] = [
  moveWork,
  importPeople,
  undoImport,
  importRecords,
  undoRecords,
  exportTable,
  exportRecords,
  fullCopy,
];
