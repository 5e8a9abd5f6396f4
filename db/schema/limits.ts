import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { LIMIT_ACTIONS, LIMIT_METRICS, LIMIT_PERIODS, LIMIT_SUBJECTS } from "../../app/domain/limits/kinds";
import { REACHED_KINDS } from "../../app/domain/limits/meter";
import { accountId, id } from "./columns";

/** An activity limit (AM-17…21). `warnAt` in per cent of the threshold; `autoRestore` false = only an administrator restores. */
export const limits = sqliteTable(
  "limits",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    metric: text("metric", { enum: LIMIT_METRICS }).notNull(),
    threshold: integer("threshold").notNull(),
    period: text("period", { enum: LIMIT_PERIODS }).notNull(),
    forAll: integer("for_all", { mode: "boolean" }).notNull().default(false),
    includeAdmins: integer("include_admins", { mode: "boolean" }).notNull().default(false),
    action: text("action", { enum: LIMIT_ACTIONS }).notNull(),
    autoRestore: integer("auto_restore", { mode: "boolean" }).notNull().default(true),
    warnAt: integer("warn_at").notNull().default(80),
    isOn: integer("is_on", { mode: "boolean" }).notNull().default(false),
    createdBy: integer("created_by"),
    createdAt: integer("created_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [index("limits_account").on(t.accountId, t.id)],
);

/** For whom a limit stands, unless for everyone. */
export const limitSubjects = sqliteTable(
  "limit_subjects",
  {
    accountId: accountId(),
    limitId: integer("limit_id").notNull(),
    kind: text("kind", { enum: LIMIT_SUBJECTS }).notNull(),
    subjectId: integer("subject_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.limitId, t.kind, t.subjectId] })],
);

/** What people's limits have come to, as the gate tells it; `loggedAt` and `toldAt` say what has followed. */
export const limitEvents = sqliteTable(
  "limit_events",
  {
    id: text("id").primaryKey(),
    accountId: accountId(),
    kind: text("kind", { enum: REACHED_KINDS }).notNull(),
    userId: integer("user_id").notNull(),
    limitId: integer("limit_id").notNull(),
    at: integer("at").notNull(),
    until: integer("until"),
    count: integer("count").notNull(),
    threshold: integer("threshold").notNull(),
    loggedAt: integer("logged_at"),
    toldAt: integer("told_at"),
  },
  (t) => [
    index("limit_events_account").on(t.accountId, t.at),
    index("limit_events_unlogged").on(t.accountId).where(sql`logged_at IS NULL`),
    index("limit_events_untold").on(t.accountId).where(sql`told_at IS NULL`),
    index("limit_events_told").on(t.accountId, t.toldAt),
  ],
);

/** A notice in the product. `params` is JSON for the sentence of `kind`; `once` keeps it from coming twice. */
export const notices = sqliteTable(
  "notices",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    userId: integer("user_id").notNull(),
    kind: text("kind").notNull(),
    params: text("params").notNull().default("{}"),
    link: text("link"),
    once: text("once"),
    createdAt: integer("created_at").notNull(),
    readAt: integer("read_at"),
  },
  (t) => [
    index("notices_user").on(t.accountId, t.userId, t.createdAt, t.id),
    index("notices_new").on(t.accountId, t.createdAt).where(sql`read_at IS NULL`),
    index("notices_unread").on(t.accountId, t.userId).where(sql`read_at IS NULL`),
    uniqueIndex("notices_once").on(t.accountId, t.userId, t.once).where(sql`once IS NOT NULL`),
  ],
);
