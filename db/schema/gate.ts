import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { COPY_PERIODS } from "../../app/domain/export/copies";
import { SESSION_PRESETS } from "../../app/domain/session/lifetime";
import { accountId, id } from "./columns";

/** The company's settings, one row an account. */
export const settings = sqliteTable("settings", {
  accountId: integer("account_id").primaryKey(),
  accountPublicId: text("account_public_id").notNull(),
  companyName: text("company_name").notNull(),
  timeZone: text("time_zone").notNull(),
  weekStart: integer("week_start").notNull().default(1),
  language: text("language").notNull(),
  /** ISO 4217, of the amounts of deals. */
  currency: text("currency").notNull().default("RUB"),
  isDemo: integer("is_demo", { mode: "boolean" }).notNull().default(false),
  /** The live view's column "page" is off until an administrator turns it on (FM-14). */
  showsPage: integer("shows_page", { mode: "boolean" }).notNull().default(false),
  staffPreset: text("staff_preset", { enum: SESSION_PRESETS }).notNull().default("normal"),
  staffIdleMs: integer("staff_idle_ms").notNull(),
  staffAbsoluteMs: integer("staff_absolute_ms").notNull(),
  adminPreset: text("admin_preset", { enum: SESSION_PRESETS }).notNull().default("strict"),
  adminIdleMs: integer("admin_idle_ms").notNull(),
  adminAbsoluteMs: integer("admin_absolute_ms").notNull(),
  sessionCap: integer("session_cap").notNull().default(5),
  strictCoupling: integer("strict_coupling", { mode: "boolean" }).notNull().default(true),
  crmPrecedence: text("crm_precedence", { enum: ["grant", "override", "off"] })
    .notNull()
    .default("grant"),
  authLogDays: integer("auth_log_days").notNull().default(180),
  auditLogDays: integer("audit_log_days").notNull().default(365),
  idleAfterMs: integer("idle_after_ms").notNull().default(300_000),
  copyPeriod: text("copy_period", { enum: COPY_PERIODS }).notNull().default("weekly"),
  noticeVersion: integer("notice_version").notNull().default(1),
  /** Most people with a seat; null = no cap (AU-21, FM-23). */
  seatCap: integer("seat_cap"),
  /** The account is being closed: when everything is erased, who asked, and since when it is erased (AU-23). */
  closingAt: integer("closing_at"),
  closingBy: integer("closing_by"),
  erasingAt: integer("erasing_at"),
  /** When the audit log was last compared with its seals; 0 = never [MC-51]. */
  auditCheckedAt: integer("audit_checked_at").notNull().default(0),
  /** Who gets a chat that nobody may take over; null: the owner [MC-07]. */
  fallbackUserId: integer("fallback_user_id"),
});

/** One row an account: the gate's copy is complete up to `applied`; another epoch means hydrate anew. */
export const gateState = sqliteTable("gate_state", {
  accountId: integer("account_id").primaryKey(),
  epoch: integer("epoch").notNull().default(1),
  seq: integer("seq").notNull().default(0),
  applied: integer("applied"),
});

/** What the gate must learn, in order. An op carries the new state, never a difference. */
export const gateOutbox = sqliteTable(
  "gate_outbox",
  {
    accountId: accountId(),
    seq: integer("seq").notNull(),
    op: text("op").notNull(),
    at: integer("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.seq] })],
);

/** Always empty: a guard that fails inserts 0 and rolls the whole batch back (architecture, "Guarded batches"). */
export const must = sqliteTable("must", { ok: integer("ok").notNull() }, (t) => [
  check("must_ok", sql`${t.ok} = 1`),
]);

export const NETWORK_SCOPES = ["account", "department", "user"] as const;
export const NETWORK_MODES = ["extends", "replaces"] as const;

/** The allowlist's switchboard, one row an account. `before` holds the list that returns when probation lapses. */
export const networkState = sqliteTable("network_state", {
  accountId: integer("account_id").primaryKey(),
  isOn: integer("is_on", { mode: "boolean" }).notNull().default(false),
  coversTokens: integer("covers_tokens", { mode: "boolean" }).notNull().default(false),
  ownerLink: integer("owner_link", { mode: "boolean" }).notNull().default(true),
  version: integer("version").notNull().default(0),
  confirmBy: integer("confirm_by"),
  before: text("before"),
  changedAt: integer("changed_at"),
  changedBy: integer("changed_by"),
});

export const networkEntries = sqliteTable(
  "network_entries",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    scope: text("scope", { enum: NETWORK_SCOPES }).notNull(),
    scopeId: integer("scope_id"),
    mode: text("mode", { enum: NETWORK_MODES }).notNull().default("extends"),
    /** Canonical text of the entry: one address, a CIDR or a range. */
    network: text("network").notNull(),
    /** Sortable keys of both ends: 32 lower-case hex digits, IPv4 as ::ffff:a.b.c.d. */
    firstKey: text("first_key").notNull(),
    lastKey: text("last_key").notNull(),
    label: text("label").notNull().default(""),
    expiresAt: integer("expires_at"),
    createdAt: integer("created_at").notNull(),
    createdBy: integer("created_by"),
  },
  (t) => [index("network_entries_account").on(t.accountId, t.scope, t.scopeId)],
);

export const networkExempt = sqliteTable(
  "network_exempt",
  {
    accountId: accountId(),
    userId: integer("user_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.userId] })],
);

export const recoveryCodes = sqliteTable(
  "recovery_codes",
  {
    id: id(),
    accountId: accountId(),
    codeHash: text("code_hash").notNull(),
    createdAt: integer("created_at").notNull(),
    usedAt: integer("used_at"),
  },
  (t) => [index("recovery_codes_account").on(t.accountId)],
);

/** "Ask for access" of a refused person; administrators answer: a day, always, ignore. */
export const accessRequests = sqliteTable(
  "access_requests",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    userId: integer("user_id").notNull(),
    kind: text("kind", { enum: ["address", "held", "right"] }).notNull(),
    ip: text("ip"),
    wanted: text("wanted"),
    note: text("note").notNull().default(""),
    askedAt: integer("asked_at").notNull(),
    answer: text("answer", { enum: ["day", "always", "ignore"] }),
    answeredAt: integer("answered_at"),
    answeredBy: integer("answered_by"),
  },
  (t) => [index("access_requests_open").on(t.accountId, t.answeredAt, t.askedAt)],
);

/** The owner's mail link "let in from this address for a day": hashed, used once. */
export const letInLinks = sqliteTable("let_in_links", {
  tokenHash: text("token_hash").primaryKey(),
  accountId: accountId(),
  userId: integer("user_id").notNull(),
  ip: text("ip").notNull(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});
