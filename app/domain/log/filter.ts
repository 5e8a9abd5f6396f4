import type { DenyReason } from "../session/reasons";
import type { LogEvent, LogMethod, LogResult } from "./events";

/** `week` and `month` are the last 7 and 30 days; `own` has days of its own. */
export const PERIODS = ["today", "week", "month", "own"] as const;
export type Period = (typeof PERIODS)[number];

/** What of the log is asked for; null = not asked. All conditions hold together. */
export type LogFilter = {
  /** Ids of people; several when a name that was typed fits several. */
  people: readonly number[] | null;
  result: LogResult | null;
  reason: DenyReason | null;
  event: LogEvent | null;
  method: LogMethod | null;
  /** Both ends of an address range as sortable keys (`addressKey`); equal ends are one address. */
  address: { firstKey: string; lastKey: string } | null;
  /** Public id of a session. */
  sessionId: string | null;
  /** Instants in ms: from <= at < until. */
  from: number | null;
  until: number | null;
};

export const EVERYTHING: LogFilter = {
  people: null,
  result: null,
  reason: null,
  event: null,
  method: null,
  address: null,
  sessionId: null,
  from: null,
  until: null,
};
