import { AUDIT_KINDS, type AuditKind } from "~/domain/log/audit-filter";
import { LOG_EVENTS, type LogEvent } from "~/domain/log/events";
import type { Period } from "~/domain/log/filter";
import { addressWith, searchReader } from "~/features/log/search-params";

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
  const { text, one, time } = searchReader(params);
  return {
    person: text("person"),
    kind: one("kind", AUDIT_KINDS),
    event: one("event", LOG_EVENTS),
    ...time(),
  };
}

/** The address of the audit log with other filters. */
export const withAuditFilters = (
  params: URLSearchParams,
  changed: Partial<Record<string, string | null>>,
): string => addressWith("/settings/audit", params, changed);
