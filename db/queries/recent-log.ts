import { sql } from "drizzle-orm";
import type { LogEvent, LogResult } from "../../app/domain/log/events";
import type { DenyReason } from "../../app/domain/session/reasons";
import type { Db } from "../client";
import { atMost } from "./at-most";

type RecentRow = {
  id: number;
  at: number;
  userName: string | null;
  event: LogEvent;
  result: LogResult;
  reason: DenyReason | null;
  count: number;
  ip: string | null;
  country: string | null;
  browser: string | null;
  os: string | null;
  newDevice: number;
};

const COLUMNS = sql`l.id, l.at, l.user_name AS userName, l.event, l.result, l.reason, l.count, l.ip, l.country,
  l.browser, l.os, l.new_device AS newDevice`;

/** The newest lines of one person, by the index that begins with the person. */
export const recentOf = (db: Db, accountId: number, userId: number, limit: number) =>
  db.all<RecentRow>(sql`SELECT ${COLUMNS} FROM auth_log l INDEXED BY auth_log_user
    WHERE l.account_id = ${accountId} AND l.user_id = ${userId} ORDER BY l.at DESC, l.id DESC ${atMost(limit)}`);
