import { type SQL, sql } from "drizzle-orm";
import type { Needs } from "../needs";
import { noticeRows } from "../notices/notice-rows.server";

/**
 * For the batch of a change of what is recorded or for how long: a new version of the notice, which nobody has confirmed
 * yet, and a line in everybody's bell that leads to it, one at a time however often it changes (FM-14).
 */
export function renewNotice(needs: Needs, accountId: number): SQL[] {
  return [
    sql`UPDATE settings SET notice_version = notice_version + 1 WHERE account_id = ${accountId}`,
    sql`DELETE FROM notices WHERE account_id = ${accountId} AND kind = 'recorded_changed' AND read_at IS NULL`,
    noticeRows(needs, {
      accountId,
      users: sql`SELECT id FROM users WHERE account_id = ${accountId} AND kind IN ('staff', 'free')`,
      kind: "recorded_changed",
      params: {},
      link: "/me/recorded",
    }),
  ];
}
