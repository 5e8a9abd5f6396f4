import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { LOG_EVENTS, LOG_METHODS, LOG_RESULTS } from "../../app/domain/log/events";
import { DENY_REASONS } from "../../app/domain/session/reasons";
import { accountId, id } from "./columns";

/** The authorization log (AM-11…13, semantics 12). Append-only by triggers. */
export const authLog = sqliteTable(
  "auth_log",
  {
    id: id(),
    accountId: accountId(),
    /** Operation id, so that a row that the gate sends twice is written once. */
    opId: text("op_id").notNull().unique(),
    at: integer("at").notNull(),
    userId: integer("user_id"),
    userName: text("user_name"),
    login: text("login"),
    event: text("event", { enum: LOG_EVENTS }).notNull(),
    method: text("method", { enum: LOG_METHODS }).notNull(),
    result: text("result", { enum: LOG_RESULTS }).notNull(),
    reason: text("reason", { enum: DENY_REASONS }),
    count: integer("count").notNull().default(1),
    page: text("page"),
    ip: text("ip"),
    ipKey: text("ip_key"),
    country: text("country"),
    browser: text("browser"),
    os: text("os"),
    device: text("device"),
    ua: text("ua"),
    sessionId: text("session_id"),
    deviceId: text("device_id"),
    newDevice: integer("new_device", { mode: "boolean" }).notNull().default(false),
    newAddress: integer("new_address", { mode: "boolean" }).notNull().default(false),
    integration: text("integration"),
    /** Who did it when it was not the person themselves (an administrator who ended a session). */
    actorId: integer("actor_id"),
    actorName: text("actor_name"),
    detail: text("detail"),
  },
  (t) => [
    index("auth_log_account").on(t.accountId, t.at, t.id),
    index("auth_log_user").on(t.accountId, t.userId, t.at, t.id),
    index("auth_log_result").on(t.accountId, t.result, t.at, t.id),
    index("auth_log_reason").on(t.accountId, t.reason, t.at, t.id),
    index("auth_log_ip").on(t.accountId, t.ipKey, t.at, t.id),
  ],
);

/** Who changed what: one row an event, n rows of changes (ASVS 16.2.1). Sealed in ranges: db/schema/seals. */
export const auditLog = sqliteTable(
  "audit_log",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    at: integer("at").notNull(),
    event: text("event", { enum: LOG_EVENTS }).notNull(),
    actorId: integer("actor_id"),
    actorName: text("actor_name"),
    targetKind: text("target_kind"),
    targetId: integer("target_id"),
    targetName: text("target_name"),
    ip: text("ip"),
    sessionId: text("session_id"),
    requestId: text("request_id"),
    reason: text("reason"),
    /** JSON `Named` of domain/log/seal, once the row is sealed. */
    named: text("named"),
  },
  (t) => [
    index("audit_log_account").on(t.accountId, t.at, t.id),
    index("audit_log_order").on(t.accountId, t.id),
    index("audit_log_actor").on(t.accountId, t.actorId, t.at, t.id),
    index("audit_log_event").on(t.accountId, t.event, t.at, t.id),
    index("audit_log_kind").on(t.accountId, t.targetKind, t.at, t.id),
    index("audit_log_about").on(t.accountId, t.targetKind, t.targetId, t.at, t.id),
    index("audit_log_reviewed")
      .on(t.accountId, t.targetId, t.at)
      .where(sql`target_kind = 'user' AND event = 'access_reviewed'`),
  ],
);

export const auditChanges = sqliteTable(
  "audit_changes",
  {
    id: id(),
    accountId: accountId(),
    auditPublicId: text("audit_public_id").notNull(),
    field: text("field").notNull(),
    before: text("before"),
    after: text("after"),
    named: text("named"),
  },
  (t) => [index("audit_changes_event").on(t.auditPublicId)],
);

/** Presence intervals of the timeline (semantics 9, U13); `to` null while open. */
export const presenceIntervals = sqliteTable(
  "presence_intervals",
  {
    id: id(),
    accountId: accountId(),
    userId: integer("user_id").notNull(),
    state: text("state").notNull(),
    fromAt: integer("from_at").notNull(),
    toAt: integer("to_at"),
    /** Operation id of the gate, so that an interval that comes twice is written once. */
    opId: text("op_id"),
  },
  (t) => [
    index("presence_user").on(t.accountId, t.userId, t.fromAt),
    uniqueIndex("presence_once").on(t.accountId, t.opId),
  ],
);

/** Who has read "What the company sees about your work here" (FM-14), with the version signed. */
export const noticeSignoffs = sqliteTable(
  "notice_signoffs",
  {
    id: id(),
    accountId: accountId(),
    userId: integer("user_id").notNull(),
    version: integer("version").notNull(),
    at: integer("at").notNull(),
  },
  (t) => [index("notice_signoffs_user").on(t.accountId, t.userId, t.version)],
);

/** The first-minutes checklist: lines that somebody did or skipped (MC-95). */
export const checklist = sqliteTable(
  "checklist",
  {
    id: id(),
    accountId: accountId(),
    item: text("item").notNull(),
    state: text("state", { enum: ["done", "skipped"] }).notNull(),
    at: integer("at").notNull(),
  },
  (t) => [index("checklist_account").on(t.accountId, t.item)],
);
