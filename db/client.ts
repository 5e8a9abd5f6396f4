import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import * as schema from "./schema";

/** The directory (identities, accounts, links) and an account's tables: one database today, many tomorrow. */
export type Directory = DrizzleD1Database<typeof schema> & { readonly kind?: "directory" };
export type Db = DrizzleD1Database<typeof schema> & { readonly kind?: "account" };

export const openDirectory = (env: { DB: D1Database }): Directory => drizzle(env.DB, { schema });

/** The database that holds an account's rows. The account stays an argument of every query. */
export const openDb = (env: { DB: D1Database }, _accountId: number): Db => drizzle(env.DB, { schema });
