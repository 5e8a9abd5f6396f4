import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { PasswordChange } from "../../app/domain/session/password-change";
import { id } from "./columns";

/** Directory: who a person is, across companies. Never joined with an account's tables, never in one batch with them. */

export const accounts = sqliteTable("accounts", {
  id: id(),
  publicId: text("public_id").notNull().unique(),
  name: text("name").notNull(),
  region: text("region"),
  isDemo: integer("is_demo", { mode: "boolean" }).notNull().default(false),
  createdAt: integer("created_at").notNull(),
  closingAt: integer("closing_at"),
});

export const identities = sqliteTable("identities", {
  id: id(),
  publicId: text("public_id").notNull().unique(),
  email: text("email").notNull(),
  /** Lower-cased, for look-ups: an e-mail is one identity (MC-16b). */
  emailKey: text("email_key").notNull().unique(),
  passwordHash: text("password_hash"),
  /** A temporary password must be changed at the first sign-in (MC-17). */
  mustChange: integer("must_change", { mode: "boolean" }).notNull().default(false),
  passwordChangedAt: integer("password_changed_at"),
  integratorCode: text("integrator_code").unique(),
  /** Sessions opened before this instant still have to be ended in every company, but for one session's id. */
  endSessionsBefore: integer("end_sessions_before"),
  endSessionsExcept: text("end_sessions_except"),
  /** A change of password that still has to be logged in every company and told by mail. */
  untoldChange: text("untold_change", { mode: "json" }).$type<PasswordChange>(),
  createdAt: integer("created_at").notNull(),
});

export const identityAccounts = sqliteTable(
  "identity_accounts",
  {
    id: id(),
    identityId: integer("identity_id").notNull(),
    accountId: integer("account_id").notNull(),
    userId: integer("user_id").notNull(),
  },
  (t) => [index("identity_accounts_identity").on(t.identityId)],
);

/** Links sent by mail: only the SHA-256 of the token is kept; used once (ASVS 6.4.3). */
export const links = sqliteTable("links", {
  tokenHash: text("token_hash").primaryKey(),
  kind: text("kind", { enum: ["reset", "setup", "confirm"] }).notNull(),
  identityId: integer("identity_id"),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  usedAt: integer("used_at"),
});

/** Devices that have signed in with an identity: known devices pass the soft lock (architecture, "Login"). */
export const knownDevices = sqliteTable(
  "known_devices",
  {
    id: id(),
    deviceHash: text("device_hash").notNull(),
    identityId: integer("identity_id").notNull(),
    firstSeenAt: integer("first_seen_at").notNull(),
    lastSeenAt: integer("last_seen_at").notNull(),
  },
  (t) => [uniqueIndex("known_devices_identity").on(t.identityId, t.deviceHash)],
);

/** What no company's log can hold: unknown e-mails, people of no company (semantics 12), the closing of one (AU-23). */
export const operatorLog = sqliteTable("operator_log", {
  id: id(),
  at: integer("at").notNull(),
  event: text("event").notNull(),
  reason: text("reason"),
  login: text("login"),
  ip: text("ip"),
  ua: text("ua"),
  /** The company that an event is about, when it is about one. */
  accountPublicId: text("account_public_id"),
});
