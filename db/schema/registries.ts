import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { CHANNEL_KINDS, CHANNEL_STATUSES } from "../../app/domain/channels/channels";
import { accountId, id } from "./columns";

/** One connected messenger, number, mailbox or form. */
export const sources = sqliteTable(
  "sources",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    kind: text("kind", { enum: CHANNEL_KINDS }).notNull(),
    name: text("name").notNull(),
    status: text("status", { enum: CHANNEL_STATUSES }).notNull().default("connected"),
    ownerUserId: integer("owner_user_id"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [uniqueIndex("sources_name").on(t.accountId, t.name)],
);

/** Who answers a channel: members have its canned replies by being here (BX-24), and it is "own" to them (BX-10). */
export const sourceQueue = sqliteTable(
  "source_queue",
  {
    accountId: accountId(),
    sourceId: integer("source_id").notNull(),
    userId: integer("user_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.sourceId, t.userId] }),
    index("source_queue_user").on(t.accountId, t.userId),
  ],
);

/** Channels of a department: preselected at an invitation (FM-11). */
export const departmentSources = sqliteTable(
  "department_sources",
  {
    accountId: accountId(),
    departmentId: integer("department_id").notNull(),
    sourceId: integer("source_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.departmentId, t.sourceId] })],
);

/** A CRM: the built-in one is connection no. 1. A CRM without the role window says so (WZ-02). */
export const connections = sqliteTable(
  "connections",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    name: text("name").notNull(),
    isBuiltIn: integer("is_built_in", { mode: "boolean" }).notNull().default(false),
    supportsRoles: integer("supports_roles", { mode: "boolean" }).notNull().default(true),
    supportsResponsible: integer("supports_responsible", { mode: "boolean" }).notNull().default(true),
    /** Whether its administrators are Administrators here (MC-01). */
    adminsAreAdmins: integer("admins_are_admins", { mode: "boolean" }).notNull().default(true),
    syncedAt: integer("synced_at"),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [uniqueIndex("connections_name").on(t.accountId, t.name)],
);

/** The people of a CRM as it last told; `userId` once they are users here. */
export const connectionPeople = sqliteTable(
  "connection_people",
  {
    id: id(),
    accountId: accountId(),
    connectionId: integer("connection_id").notNull(),
    externalId: text("external_id").notNull(),
    name: text("name").notNull(),
    email: text("email"),
    isAdmin: integer("is_admin", { mode: "boolean" }).notNull().default(false),
    /** False when an Administrator has taken off the tick that makes a CRM administrator one here (MC-01). */
    isTicked: integer("is_ticked", { mode: "boolean" }).notNull().default(true),
    userId: integer("user_id"),
    seenAt: integer("seen_at").notNull(),
  },
  (t) => [uniqueIndex("connection_people_once").on(t.accountId, t.connectionId, t.externalId)],
);

/** "Receives new clients" (semantics 4): a connection's switch, or a source's own that stands before it (0 = none). */
export const newClientSwitches = sqliteTable(
  "new_client_switches",
  {
    accountId: accountId(),
    userId: integer("user_id").notNull(),
    connectionId: integer("connection_id").notNull(),
    sourceId: integer("source_id").notNull().default(0),
    isOn: integer("is_on", { mode: "boolean" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.userId, t.connectionId, t.sourceId] })],
);
