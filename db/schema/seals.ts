import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { accountId } from "./columns";

/** Whom values of the audit log name, each with the salt of their MACs; without a salt they are erased. */
export const auditSubjects = sqliteTable("audit_subjects", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  accountId: accountId(),
  userId: integer("user_id"),
  /** Of somebody who was invited and is no user yet. */
  emailKey: text("email_key"),
  salt: text("salt"),
  erasedAt: integer("erased_at"),
});

/** Seals of the audit log (architecture, "Logs"): append-only by triggers. Columns as `Seal` of domain/log/seal. */
export const auditSeals = sqliteTable(
  "audit_seals",
  {
    accountId: accountId(),
    number: integer("number").notNull(),
    afterId: integer("after_id").notNull(),
    toId: integer("to_id").notNull(),
    count: integer("count").notNull(),
    root: text("root").notNull(),
    prev: text("prev").notNull(),
    at: integer("at").notNull(),
    keptUntil: integer("kept_until").notNull(),
    hash: text("hash").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.number] })],
);

/** The head that was mailed to the owners, one a day of the account's zone. */
export const auditHeads = sqliteTable(
  "audit_heads",
  {
    accountId: accountId(),
    day: text("day").notNull(),
    number: integer("number").notNull(),
    hash: text("hash").notNull(),
    mailedAt: integer("mailed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.day] })],
);
