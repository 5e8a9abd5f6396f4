import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ACTIVITY_KINDS, ACTIVITY_SOURCES, OBJECT_KINDS } from "../../app/domain/activity/kinds";
import { accountId, id } from "./columns";

/** What people do; see app/domain/activity. Append-only but for retention. */
export const activity = sqliteTable(
  "activity",
  {
    id: id(),
    accountId: accountId(),
    actionId: text("action_id").notNull(),
    userId: integer("user_id"),
    at: integer("at").notNull(),
    kind: text("kind", { enum: ACTIVITY_KINDS }).notNull(),
    objectKind: text("object_kind", { enum: OBJECT_KINDS }),
    objectId: integer("object_id"),
    objectName: text("object_name"),
    source: text("source", { enum: ACTIVITY_SOURCES }).notNull(),
    amount: integer("amount").notNull().default(1),
    details: text("details"),
  },
  (t) => [
    uniqueIndex("activity_once").on(t.accountId, t.actionId),
    index("activity_user").on(t.accountId, t.userId, t.at, t.id),
    index("activity_object").on(t.accountId, t.objectKind, t.objectId, t.at, t.id),
    index("activity_at").on(t.accountId, t.at, t.id),
  ],
);

/** A record's history: what an activity changed. */
export const activityChanges = sqliteTable(
  "activity_changes",
  {
    id: id(),
    accountId: accountId(),
    activityId: integer("activity_id").notNull(),
    field: text("field").notNull(),
    before: text("before"),
    after: text("after"),
  },
  (t) => [index("activity_changes_of").on(t.activityId)],
);

/** Actions that the gate has given up: their request, known by its instant, may write nothing any more. */
export const voidActions = sqliteTable(
  "void_actions",
  {
    accountId: accountId(),
    actionId: text("action_id").notNull(),
    at: integer("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.actionId, t.at] })],
);
