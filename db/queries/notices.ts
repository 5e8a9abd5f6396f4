import { sql } from "drizzle-orm";
import type { NoticeKind } from "../../app/domain/notices/kinds";
import type { Db } from "../client";
import { atMost } from "./at-most";

export type NoticeRow = {
  id: string;
  kind: NoticeKind;
  params: unknown;
  link: string | null;
  at: number;
  readAt: number | null;
};

const COUNTED_AT_MOST = 99;

/** How many notices a person has not read, up to 99. */
export async function countUnread(db: Db, accountId: number, userId: number): Promise<number> {
  const { n } = await db.get<{
    n: number;
  }>(sql`SELECT count(*) AS n FROM (SELECT 1 FROM notices INDEXED BY notices_unread
    WHERE account_id = ${accountId} AND user_id = ${userId} AND read_at IS NULL ${atMost(COUNTED_AT_MOST)})`);
  return n;
}

/** Who has got a notice at this instant (ms) and not read it, at most `limit` people. */
export async function justTold(db: Db, accountId: number, at: number, limit: number): Promise<number[]> {
  const rows = await db.all<{
    user: number;
  }>(sql`SELECT DISTINCT user_id AS user FROM notices INDEXED BY notices_new
    WHERE account_id = ${accountId} AND created_at = ${at} AND read_at IS NULL ${atMost(limit)}`);
  return rows.map(({ user }) => user);
}

/** The newest notices of a person. */
export async function listNotices(
  db: Db,
  accountId: number,
  userId: number,
  limit: number,
): Promise<NoticeRow[]> {
  const rows = await db.all<
    Omit<NoticeRow, "params"> & { params: string }
  >(sql`SELECT public_id AS id, kind, params, link,
      created_at AS at, read_at AS readAt FROM notices INDEXED BY notices_user
    WHERE account_id = ${accountId} AND user_id = ${userId} ORDER BY created_at DESC, id DESC ${atMost(limit)}`);
  return rows.map((row) => ({ ...row, params: JSON.parse(row.params) as unknown }));
}

/** Marks one notice of a person as read, or with null all of them. */
export const markRead = (accountId: number, userId: number, id: string | null, now: number) =>
  sql`UPDATE notices SET read_at = ${now} WHERE account_id = ${accountId} AND user_id = ${userId} AND read_at IS NULL
    AND (${id} IS NULL OR public_id = ${id})`;
