import { AUDIT_KINDS, type AuditKind } from "~/domain/log/audit-filter";
import { LOG_EVENTS, type LogEvent } from "~/domain/log/events";
import { PERIODS, type Period } from "~/domain/log/filter";

const LONGEST = 120;

/** What the address of the audit log asks for. Choices that do not exist count as not made. */
export type AuditSearch = {
  /** A public id, or a part of a name or e-mail. */
  person: string;
  kind: AuditKind | null;
  event: LogEvent | null;
  period: Period | null;
  from: string;
  to: string;
};
export const AUDIT_FILTERS = ["person", "kind", "event", "period", "from", "to"] as const;

export function readAuditSearch(params: URLSearchParams): AuditSearch {
  const text = (name: string) => (params.get(name) ?? "").trim().slice(0, LONGEST);
  const one = <T extends string>(name: string, of: readonly T[]): T | null =>
    of.find((each) => each === params.get(name)) ?? null;
  const period = one("period", PERIODS);
  return {
    person: text("person"),
    kind: one("kind", AUDIT_KINDS),
    event: one("event", LOG_EVENTS),
    period,
    from: period === "own" ? text("from") : "",
    to: period === "own" ? text("to") : "",
  };
}

/** The address of the audit log with other filters: null takes one away; every change starts at the newest events. */
export function withAuditFilters(
  params: URLSearchParams,
  changed: Partial<Record<string, string | null>>,
): string {
  const next = new URLSearchParams(params);
  for (const name of ["before", "after", "row", "download"]) next.delete(name);
  for (const [name, value] of Object.entries(changed)) {
    if (value === null || value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next.size > 0 ? `/settings/audit?${next}` : "/settings/audit";
}
