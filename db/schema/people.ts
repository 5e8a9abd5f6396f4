import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { HOLD_KINDS } from "../../app/domain/holds/holds";
import { AVAILABILITIES } from "../../app/domain/presence/availability";
import { accountId, id } from "./columns";

export const USER_KINDS = ["staff", "free", "integrator", "api"] as const;
export const UNIT_KINDS = ["department", "group", "workgroup"] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A person in one company. Name and e-mail are copies of what the list, the log and the search need. */
export const users = sqliteTable(
  "users",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    identityId: integer("identity_id"),
    email: text("email").notNull(),
    name: text("name").notNull(),
    surname: text("surname").notNull(),
    /** "name surname email phone" as `fold` leaves it, for the search (SQLite folds only ASCII case). */
    searchText: text("search_text").notNull().default(""),
    /** `sortKeyOf` of name and surname: lists of people are ordered by it (migration 0350). */
    sortKey: text("sort_key").notNull().default(""),
    phone: text("phone"),
    departmentId: integer("department_id"),
    kind: text("kind", { enum: USER_KINDS }).notNull().default("staff"),
    language: text("language"),
    timeZone: text("time_zone"),
    /** Raised by every batch that changes this person's rights or standing. */
    accessVersion: integer("access_version").notNull().default(1),
    confirmedAt: integer("confirmed_at"),
    lastSignInAt: integer("last_sign_in_at"),
    /** Sortable key of the last sign-in address (`addressKey`), for the reachable-administrator view. */
    lastSignInKey: text("last_sign_in_key"),
    lastActivityAt: integer("last_activity_at"),
    lastActivityPage: text("last_activity_page"),
    lastDevice: text("last_device"),
    availability: text("availability", { enum: AVAILABILITIES }).notNull().default("available"),
    availabilityUntil: integer("availability_until"),
    createdAt: integer("created_at").notNull(),
    createdBy: integer("created_by"),
    deletedAt: integer("deleted_at"),
  },
  (t) => [
    index("users_list_name").on(t.accountId, t.sortKey, t.id),
    index("users_account_department").on(t.accountId, t.departmentId),
    uniqueIndex("users_account_identity").on(t.accountId, t.identityId),
  ],
);

export const accountOwners = sqliteTable(
  "account_owners",
  {
    id: id(),
    accountId: accountId(),
    userId: integer("user_id").notNull(),
  },
  (t) => [uniqueIndex("account_owners_once").on(t.accountId, t.userId)],
);

/** Departments, user groups and workgroups share one id space, so that reach and membership are one table each. */
export const units = sqliteTable(
  "units",
  {
    id: id(),
    accountId: accountId(),
    publicId: text("public_id").notNull().unique(),
    kind: text("kind", { enum: UNIT_KINDS }).notNull(),
    parentId: integer("parent_id"),
    name: text("name").notNull(),
    headUserId: integer("head_user_id"),
    /** "Members see each other's records": groups only, off by default. Departments always do. */
    seesRecords: integer("sees_records", { mode: "boolean" }).notNull().default(false),
    isActive: integer("is_active", { mode: "boolean" }).notNull().default(true),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [index("units_account").on(t.accountId, t.kind, t.name)],
);

/**
 * Direct members. A person has one department or none; `users.department_id` and this row change together. Triggers keep
 * `is_home`, the unit where a person's deals count (db/migrations/0600): rows are inserted and deleted, never updated.
 */
export const unitMembers = sqliteTable(
  "unit_members",
  {
    id: id(),
    accountId: accountId(),
    unitId: integer("unit_id").notNull(),
    userId: integer("user_id").notNull(),
  },
  (t) => [
    uniqueIndex("unit_members_once").on(t.accountId, t.unitId, t.userId),
    index("unit_members_user").on(t.accountId, t.userId, t.unitId),
  ],
);

/** Which units a person's level `own_dept` reaches: own department, groups with the switch on, headed subtree. */
export const unitReach = sqliteTable(
  "unit_reach",
  {
    id: id(),
    accountId: accountId(),
    viewerId: integer("viewer_id").notNull(),
    unitId: integer("unit_id").notNull(),
  },
  (t) => [
    uniqueIndex("unit_reach_once").on(t.accountId, t.viewerId, t.unitId),
    index("unit_reach_unit").on(t.accountId, t.unitId),
  ],
);

export const holds = sqliteTable(
  "holds",
  {
    id: text("id").primaryKey(),
    accountId: accountId(),
    userId: integer("user_id").notNull(),
    kind: text("kind", { enum: HOLD_KINDS }).notNull(),
    reason: text("reason").notNull().default(""),
    showReason: integer("show_reason", { mode: "boolean" }).notNull().default(false),
    startsAt: integer("starts_at").notNull(),
    endsAt: integer("ends_at"),
    createdBy: integer("created_by"),
    liftedAt: integer("lifted_at"),
    liftedBy: integer("lifted_by"),
    ref: text("ref"),
    /** Of a hold of kind `limit`: which one. */
    limitId: integer("limit_id"),
  },
  (t) => [
    index("holds_user").on(t.accountId, t.userId, t.liftedAt),
    index("holds_due").on(t.liftedAt, t.endsAt),
  ],
);

/** An invitation by e-mail [MC-10, MC-14]: only the hash of its token; one live one per address (migration 0185). */
export const invitations = sqliteTable("invitations", {
  id: id(),
  accountId: accountId(),
  publicId: text("public_id").notNull().unique(),
  email: text("email").notNull(),
  emailKey: text("email_key").notNull(),
  roleChoice: text("role_choice").notNull(),
  departmentId: integer("department_id"),
  language: text("language").notNull(),
  tokenHash: text("token_hash").notNull().unique(),
  invitedBy: integer("invited_by").notNull(),
  /** The inviter's access version then: unchanged, it still proves the rights with which they invited. */
  inviterVersion: integer("inviter_version").notNull(),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
  acceptedAt: integer("accepted_at"),
  revokedAt: integer("revoked_at"),
  name: text("name").notNull().default(""),
  surname: text("surname").notNull().default(""),
  phone: text("phone"),
  /** JSON lists of inner ids; sources null = those of the department at the moment of acceptance. */
  sourceIds: text("source_ids"),
  groupIds: text("group_ids").notNull().default("[]"),
});
