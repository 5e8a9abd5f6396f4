import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

/** The directory (identities, accounts, links) and an account's tables: one database today, many tomorrow. */
type Opened = DrizzleD1Database & { $client: D1Database };
export type Directory = Opened & { readonly kind?: "directory" };
export type Db = Opened & { readonly kind?: "account" };

/** One client a binding. It knows no schema: only drizzle's relational queries need one, and nothing here asks them. */
const clients = new WeakMap<D1Database, Opened>();

function open({ DB }: { DB: D1Database }): Opened {
  let client = clients.get(DB);
  if (client === undefined) {
    client = drizzle(DB);
    clients.set(DB, client);
  }
  return client;
}

export const openDirectory = (env: { DB: D1Database }): Directory => open(env);

/** The database that holds an account's rows. The account stays an argument of every query. */
export const openDb = (env: { DB: D1Database }, _accountId: number): Db => open(env);
