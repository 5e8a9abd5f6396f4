import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Words for the device ("Chrome 141, Windows 11"); null when nothing is known. Instants in ms. */
export type LastDevice = { device: string | null; lastSignInAt: number | null };

/** The last device and the last sign-in of people, by user id (AM-12); one read a person. */
export async function lastDeviceOf(
  db: Db,
  accountId: number,
  userIds: readonly number[],
): Promise<Map<number, LastDevice>> {
  const rows = await db.all<LastDevice & { id: number }>(sql`SELECT u.id, u.last_device AS device,
      u.last_sign_in_at AS lastSignInAt
    FROM json_each(${JSON.stringify(userIds)}) j CROSS JOIN users u ON u.id = j.value
    WHERE u.account_id = ${accountId}`);
  return new Map(rows.map(({ id, ...last }) => [id, last]));
}
