import type { LogEvent, LogResult } from "~/domain/log/events";
import type { DenyReason } from "~/domain/session/reasons";

/** One line of the log as the start page and the card show it. */
export type RecentLine = {
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
