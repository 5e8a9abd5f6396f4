import {
  AUTH_LOG_EVENTS,
  LOG_METHODS,
  LOG_RESULTS,
  type LogEvent,
  type LogMethod,
  type LogResult,
} from "~/domain/log/events";
import type { Period } from "~/domain/log/filter";
import { DENY_REASONS, type DenyReason } from "~/domain/session/reasons";
import { addressWith, searchReader } from "./search-params";

/** What the address of the log page asks for. Texts are as typed; choices that do not exist count as not made. */
export type LogSearch = {
  /** A public id, or a part of a name or e-mail. */
  person: string;
  result: LogResult | null;
  reason: DenyReason | null;
  event: LogEvent | null;
  method: LogMethod | null;
  address: string;
  session: string;
  period: Period | null;
  from: string;
  to: string;
};

export const FILTERS = [
  "person",
  "result",
  "reason",
  "event",
  "method",
  "address",
  "session",
  "period",
  "from",
  "to",
] as const;

export function readSearch(params: URLSearchParams): LogSearch {
  const { text, one, time } = searchReader(params);
  return {
    person: text("person"),
    result: one("result", LOG_RESULTS),
    reason: one("reason", DENY_REASONS),
    event: one("event", AUTH_LOG_EVENTS),
    method: one("method", LOG_METHODS),
    address: text("address"),
    session: text("session"),
    ...time(),
  };
}

/** The same address without parameters that say nothing; null when it has none of them. */
export function tidy(params: URLSearchParams): string | null {
  const kept = [...params].filter(([, value]) => value !== "");
  return kept.length === params.size ? null : `?${new URLSearchParams(kept)}`;
}

/** The address of the log with other filters. */
export const withFilters = (
  params: URLSearchParams,
  changed: Partial<Record<string, string | null>>,
): string => addressWith("/log", params, changed);
