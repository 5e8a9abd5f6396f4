import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { JOB_STATES } from "../../app/domain/jobs/jobs";
import { accountId, id } from "./columns";

/** Long work in chunks (architecture, "Jobs and files"). `input`, `cursor`, `result` and `actor` are JSON. */
export const jobs = sqliteTable(
  "jobs",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    kind: text("kind").notNull(),
    state: text("state", { enum: JOB_STATES }).notNull(),
    input: text("input").notNull(),
    /** Where the next chunk begins; null = at the start. */
    cursor: text("cursor"),
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    result: text("result"),
    /** The runner that has the job now, by a random word, until the instant beside it. */
    lease: text("lease"),
    leasedUntil: integer("leased_until"),
    attempts: integer("attempts").notNull().default(0),
    /** What the last attempt said, for the operator; never shown on a page. */
    failure: text("failure"),
    /** The actor of its audit rows: who started it, from where. */
    actor: text("actor"),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    finishedAt: integer("finished_at"),
  },
  (t) => [index("jobs_account").on(t.accountId, t.kind, t.id)],
);

export const IMPORT_ROW_STATES = ["waiting", "made", "refused", "undone"] as const;

/** Rows of a file as the browser read it, by their line in the file; `data` is JSON, `made_id` what came of it. */
export const importRows = sqliteTable(
  "import_rows",
  {
    id: id(),
    accountId: accountId(),
    jobId: integer("job_id").notNull(),
    line: integer("line").notNull(),
    data: text("data").notNull(),
    state: text("state", { enum: IMPORT_ROW_STATES }).notNull().default("waiting"),
    /** A reason code of the kind, when the row was refused. */
    reason: text("reason"),
    madeId: integer("made_id"),
  },
  (t) => [
    uniqueIndex("import_rows_once").on(t.accountId, t.jobId, t.line),
    index("import_rows_state").on(t.accountId, t.jobId, t.state, t.line),
  ],
);
