import { PERMISSIONS, type Permission } from "~/domain/access";
import type { ActivityKind } from "~/domain/activity/kinds";
import type { LogEvent } from "~/domain/log/events";

/** What a person leaves behind when they use a right: an action on a kind of record, or an event of a log. */
export type Trace = { did: ActivityKind; to?: string } | { event: LogEvent };

const did = (act: ActivityKind, to?: string): Trace => ({ did: act, ...(to && { to }) });
const event = (name: LogEvent): Trace => ({ event: name });
const ofRecord = (record: "deals" | "contacts" | "companies" | "tasks", to: string) => ({
  [`${record}.view`]: [
    did("card_viewed", to),
    did("list_viewed", to),
    did("list_viewed", `${to}_board`),
    did("record_changed", to),
    did("stage_changed", to),
  ],
  [`${record}.create`]: [did("record_created", to)],
  [`${record}.edit`]: [
    did("record_changed", to),
    did("stage_changed", to),
    did("deal_closed", to),
    did("task_done", to),
  ],
  [`${record}.delete`]: [did("record_deleted", to)],
});

/**
 * Rights whose use leaves a trace by name. The others (looking at settings, at the log, at the live view, and so on)
 * leave none that says which right was used, so a review says "not measured" of them and never "unused" [AU-20].
 */
export const MEASURED: Partial<Record<Permission, readonly Trace[]>> = {
  ...ofRecord("deals", "deal"),
  ...ofRecord("contacts", "contact"),
  ...ofRecord("companies", "company"),
  ...ofRecord("tasks", "task"),
  "conversations.history": [did("card_viewed", "conversation"), did("message_sent")],
  "conversations.list": [did("list_viewed", "conversation")],
  "conversations.reply": [did("message_sent")],
  "conversations.join": [did("conversation_joined")],
  "conversations.hand_over": [did("conversation_handed_over")],
  "conversations.note": [did("note_added", "conversation")],
  "conversations.rate": [did("conversation_rated")],
  "channels.connect": [event("channel_created")],
  "channels.edit": [event("channel_updated")],
  "users.create": [event("user_created"), event("invite_sent")],
  "users.edit": [event("user_updated")],
  "users.hold": [event("hold_opened"), event("hold_lifted"), event("user_archived")],
  "users.delete": [event("user_deleted")],
  "structure.edit": [
    event("department_created"),
    event("department_updated"),
    event("department_deleted"),
    event("group_created"),
    event("group_updated"),
    event("group_deleted"),
  ],
  "roles.edit": [event("role_created"), event("role_updated"), event("role_deleted")],
  "access.assign": [event("privilege_permissions_changed")],
  "access.edit": [event("access_options_updated")],
  "access.review": [event("access_reviewed")],
  "network.edit": [event("allowlist_changed")],
  "limits.edit": [event("limit_created"), event("limit_updated"), event("limit_deleted")],
  "limits.restore": [event("limit_restored")],
  "settings.company": [event("company_updated")],
  "settings.crm": [event("crm_updated")],
  "settings.security": [event("session_lengths_changed")],
  "api.personal_token": [event("authn_token_created")],
  "data.backup": [event("backup_done")],
  "erasure.execute": [event("user_erased")],
};

/** A trace that was found: when it was left last, in ms. */
export type FoundTrace = { what: string; to: string | null; at: number };

/** When each measured right was used last, as far as the traces say; null = measured and never seen. */
export function lastUses(found: readonly FoundTrace[]): Map<Permission, number | null> {
  return new Map(
    PERMISSIONS.flatMap((permission) => {
      const traces = MEASURED[permission];
      if (traces === undefined) return [];
      const ats = traces.flatMap((trace) => found.filter((one) => isOf(one, trace)).map(({ at }) => at));
      return [[permission, ats.length === 0 ? null : Math.max(...ats)] as const];
    }),
  );
}

function isOf({ what, to }: FoundTrace, trace: Trace): boolean {
  if ("event" in trace) return what === trace.event;
  return what === trace.did && (trace.to === undefined || trace.to === to);
}
