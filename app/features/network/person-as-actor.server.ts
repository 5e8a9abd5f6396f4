import { sql } from "drizzle-orm";
import type { Actor } from "~db/queries/audit";
import type { Needs } from "../needs";

/** The actor of an act without a session: somebody who proved who they are by a password or a link. */
export async function personAsActor(
  needs: Needs,
  { accountId, userId, ip }: { accountId: number; userId: number; ip: string | null },
): Promise<Actor> {
  const row = await needs.db(accountId).get<{ name: string; version: number }>(
    sql`SELECT trim(name || ' ' || surname) AS name, access_version AS version FROM users
      WHERE account_id = ${accountId} AND id = ${userId}`,
  );
  return { userId, name: row.name, version: row.version, ip, sessionId: null, requestId: needs.requestId };
}
