import { sql } from "drizzle-orm";
import type { Db } from "../../client";

/** Channels by name, for the filter of chats: their names are no secret to whoever has chats. */
export const listSources = (db: Db, accountId: number) =>
  db.all<{ id: number; publicId: string; name: string }>(
    sql`SELECT id, public_id AS publicId, name FROM sources WHERE account_id = ${accountId} ORDER BY name LIMIT 200`,
  );
