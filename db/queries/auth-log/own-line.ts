import { sql } from "drizzle-orm";
import type { LogPlace } from "../../../app/domain/log/cursor";
import type { Db } from "../../client";

export type OwnLine = {
  at: number;
  sessionId: string | null;
  /** SHA-256 of the device's id. */
  deviceId: string | null;
  ip: string | null;
  country: string | null;
  browser: string | null;
  os: string | null;
};

/** A line of the person's own log at this place; null for anybody else's, and for none. */
export async function findOwnLine(
  db: Db,
  { accountId, userId }: { accountId: number; userId: number },
  place: LogPlace,
): Promise<OwnLine | null> {
  const row = await db.get<
    OwnLine | undefined
  >(sql`SELECT at, session_id AS sessionId, device_id AS deviceId, ip, country, browser, os
    FROM auth_log NOT INDEXED WHERE id = ${place.id} AND at = ${place.at} AND account_id = ${accountId} AND user_id = ${userId}`);
  return row ?? null;
}
