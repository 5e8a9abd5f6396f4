import {
  AUTH_LOG_EVENTS,
  LOG_METHODS,
  LOG_RESULTS,
  type LogEvent,
  type LogMethod,
  type LogResult,
} from "~/domain/log/events";
import { PERIODS, type Period } from "~/domain/log/filter";
import { DENY_REASONS, type DenyReason } from "~/domain/session/reasons";

const LONGEST = 120;

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
  const text = (name: string) => (params.get(name) ?? "").trim().slice(0, LONGEST);
  const one = <T extends string>(name: string, of: readonly T[]): T | null =>
    of.find((each) => each === params.get(name)) ?? null;
  const period = one("period", PERIODS);
  return {
    person: text("person"),
    result: one("result", LOG_RESULTS),
    reason: one("reason", DENY_REASONS),
    event: one("event", AUTH_LOG_EVENTS),
    method: one("method", LOG_METHODS),
    address: text("address"),
    session: text("session"),
    period,
    from: period === "own" ? text("from") : "",
    to: period === "own" ? text("to") : "",
  };
}

/** The same address without parameters that say nothing; null when it has none of them. */
export function tidy(params: URLSearchParams): string | null {
  const kept = [...params].filter(([, value]) => value !== "");
  return kept.length === params.size ? null : `?${new URLSearchParams(kept)}`;
}

/** The address of the log with other filters: null takes one away, and every change starts at the newest rows. */
export function withFilters(
  params: URLSearchParams,
  changed: Partial<Record<string, string | null>>,
): string {
  const next = new URLSearchParams(params);
  for (const name of ["before", "after", "row", "download"]) next.delete(name);
  for (const [name, value] of Object.entries(changed)) {
    if (value === null || value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next.size > 0 ? `/log?${next}` : "/log";
}
