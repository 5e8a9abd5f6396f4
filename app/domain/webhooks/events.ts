import type { ActivityKind } from "../activity/kinds";
import type { LogEvent } from "../log/events";

/** Which rows are the events: the two logs and the activity stream (semantics 12: one vocabulary). */
export const WEBHOOK_SOURCES = ["audit", "auth", "activity"] as const;
export type WebhookSource = (typeof WEBHOOK_SOURCES)[number];

/** What a webhook can be told, by subject. Codes are stored: append only. */
export const WEBHOOK_GROUPS = {
  user: ["user_created", "user_updated", "user_archived", "user_deleted", "invite_sent", "invite_revoked"],
  hold: ["hold_opened", "hold_lifted"],
  session: [
    "authn_login_success",
    "logout",
    "session_revoked",
    "session_expired",
    "excess_sessions_exceeded",
  ],
  role: ["role_created", "role_updated", "role_deleted", "privilege_permissions_changed"],
  allowlist: ["allowlist_changed", "gate_opened"],
  limit: ["limit_reached", "limit_restored", "limit_created", "limit_updated", "limit_deleted"],
  record: [
    "record_created",
    "record_changed",
    "stage_changed",
    "deal_closed",
    "responsible_changed",
    "record_deleted",
    "record_restored",
    "records_merged",
  ],
} as const satisfies Record<string, readonly (LogEvent | ActivityKind)[]>;

export type WebhookGroup = keyof typeof WEBHOOK_GROUPS;
export type WebhookEvent = (typeof WEBHOOK_GROUPS)[WebhookGroup][number];

export const WEBHOOK_EVENTS = Object.values(WEBHOOK_GROUPS).flat() as [WebhookEvent, ...WebhookEvent[]];
/** What the button "Send a test" sends. */
export const TEST_EVENT = "webhook_test";

const SOURCES: Record<WebhookGroup, WebhookSource> = {
  user: "audit",
  hold: "audit",
  session: "auth",
  role: "audit",
  allowlist: "audit",
  limit: "audit",
  record: "activity",
};

/** The one table whose rows are this event: an event that stands in both logs is told once. */
export function sourceOf(event: WebhookEvent): WebhookSource {
  const groups = Object.keys(WEBHOOK_GROUPS) as WebhookGroup[];
  const group = groups.find((one) => (WEBHOOK_GROUPS[one] as readonly string[]).includes(event));
  return SOURCES[group ?? "user"];
}
