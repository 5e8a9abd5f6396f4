import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export const ERASURE_STATES = ["asked", "done"] as const;

/** Requests to erase a deleted person's data (AU-17): one a person. */
export const erasureRequests = sqliteTable(
  "erasure_requests",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountId: integer("account_id").notNull(),
    userId: integer("user_id").notNull(),
    state: text("state", { enum: ERASURE_STATES }).notNull(),
    askedAt: integer("asked_at").notNull(),
    askedBy: integer("asked_by"),
    doneAt: integer("done_at"),
    doneBy: integer("done_by"),
  },
  (t) => [uniqueIndex("erasure_requests_user").on(t.accountId, t.userId)],
);
