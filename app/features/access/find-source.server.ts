import { sql } from "drizzle-orm";
import type { Db } from "~db/client";

export type SourceChoice = { id: number; publicId: string; name: string };

/** Channels that a grant may be bound to; at most 200. */
export const listSources = (db: Db, accountId: number) =>
  db.all<SourceChoice>(sql`SELECT id, public_id AS publicId, name FROM sources
    WHERE account_id = ${accountId} ORDER BY name LIMIT 200`);

/** Undefined when there is none. */
export async function findSource(
  db: Db,
  accountId: number,
  publicId: string,
): Promise<SourceChoice | undefined> {
  return (await listSources(db, accountId)).find((source) => source.publicId === publicId);
}
