import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Full copies of an account (MC-96); the files stand in R2 under `copies/<account>/<public id>/`. */
export const accountCopies = sqliteTable(
  "account_copies",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    accountId: integer("account_id").notNull(),
    publicId: text("public_id").notNull().unique(),
    at: integer("at").notNull(),
    rows: integer("rows").notNull(),
    parts: integer("parts").notNull(),
    /** Null: made by itself. */
    madeBy: integer("made_by"),
  },
  (t) => [index("account_copies_account").on(t.accountId, t.at)],
);
