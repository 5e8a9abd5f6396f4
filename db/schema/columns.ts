import { integer } from "drizzle-orm/sqlite-core";

/** Columns that most tables begin with: a number of their own, and the account whose row it is. */
export const id = () => integer("id").primaryKey({ autoIncrement: true });
export const accountId = () => integer("account_id").notNull();
